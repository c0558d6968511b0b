// Offers a form what an earlier page kept of it, name -> said: shows the words, and asks whether to put
// them back. ``decided`` is told whether they were.
import { fieldsOf, isTicked, put } from "planning/typed"

export function offer(form, words, decided) {
  const notice = document.querySelector("template[data-unsent]").content.firstElementChild.cloneNode(true)
  notice.querySelector("ul").append(...Object.entries(words).map(([name, said]) => line(fieldsOf(form, name), said)))
  notice.addEventListener("click", ({ target }) => {
    const choice = target.closest("button")?.value
    if (!choice) return
    notice.remove()
    if (choice === "back") for (const [name, said] of Object.entries(words)) put(form, name, said)
    decided(choice === "back")
    const [first] = Object.keys(words).flatMap((name) => fieldsOf(form, name))
    ;(first ?? form.elements[0]).focus()
  })
  form.before(notice)
}

const wordsOf = (element) => element?.textContent.trim() ?? ""

function line(fields, said) {
  const [field] = fields
  const legend = field && isTicked(field) && field.closest("fieldset")?.querySelector("legend")
  const label = wordsOf(legend || field?.labels?.[0])
  const shown = said.map((value) => shownAs(fields, value)).filter(Boolean).join(", ") || "–"
  return Object.assign(document.createElement("li"), { textContent: label ? `${label}: ${shown}` : shown })
}

// As the page has it: the words of a choice, not its value.
function shownAs(fields, value) {
  const option = fields.flatMap(({ options }) => [...(options ?? [])]).find((one) => one.value === value)
  const choice = fields.length > 1 && fields.find((field) => isTicked(field) && field.value === value)
  if (option || choice) return option?.text ?? wordsOf(choice.labels[0])
  return fields.some(isTicked) ? "✓" : value
}
