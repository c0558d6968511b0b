// Small notes at a field: what is wrong with it, who is in it, who has just changed it.
import { find, sheet } from "planning/fields"

const BRIEFLY = 8000 // milliseconds

// The label, the field, and what is said about it.
export const around = (field) => field.closest(".field, [data-field]")

export function mark(name, words) {
  unmark(name)
  const field = find(name)
  if (!field) return
  const said = document.createElement("p")
  Object.assign(said, { className: "field__error", id: `${field.id}-error`, textContent: words })
  said.setAttribute("role", "alert")
  around(field).classList.add("field--wrong")
  field.before(said)
  field.setAttribute("aria-invalid", "true")
  field.setAttribute("aria-describedby", said.id)
}

export function unmark(name) {
  const field = find(name)
  if (!field) return
  around(field).classList.remove("field--wrong")
  around(field).querySelector(".field__error")?.remove()
  field.removeAttribute("aria-invalid")
  if (field.getAttribute("aria-describedby") === `${field.id}-error`) field.removeAttribute("aria-describedby")
}

// Lies over the edge of the field, so that nothing on the page moves.
function note(name, words, kind) {
  const place = find(name) && around(find(name))
  if (!place) return null
  place.querySelector(`.field__note--${kind}`)?.remove()
  const said = document.createElement("span")
  Object.assign(said, { className: `field__note field__note--${kind}`, textContent: words })
  place.append(said)
  return said
}

export function changed(name, words) {
  const said = note(name, words, "changed")
  setTimeout(() => said?.remove(), BRIEFLY)
}

export function peopleAt(people) {
  for (const said of sheet.form.querySelectorAll(".field__note--here")) said.remove()
  for (const { name, field } of people) {
    if (field && !field.includes("/new/")) note(field, `${sheet.form.dataset.writing} ${name}`, "here")
  }
}
