// Saves a field of the worksheet as soon as one leaves it, and says so in the bar.
// What cannot be saved by itself (a new row, a wrong term, a collision) waits for the button.
export default function autosave(form) {
  const { ready, saved, saving, trouble, row, offline, expired } = form.dataset
  const status = form.querySelector("[data-status]")
  const { based_on: version, because } = form.elements
  const waiting = new Set()
  const versions = new Map()
  let turn = Promise.resolve()

  if (!status.textContent.trim()) status.textContent = ready

  form.addEventListener("change", ({ target }) => {
    if (target.closest(".rows__new")) status.textContent = row
    else turn = turn.then(() => save(target))
  })

  async function save(field) {
    waiting.add(field.name)
    status.textContent = saving
    try {
      const answer = await send(field)
      mark(field, answer.status === 409 || answer.status === 422)
      if ([400, 401, 403].includes(answer.status)) return say(expired)
      if (!answer.ok) return say(trouble)
      const now = (await answer.json()).version
      // Somebody else may have saved other fields meanwhile, which this page has not seen.
      if (now === Number(version.value) + 1) version.value = now
      versions.set(field.name, now)
      waiting.delete(field.name)
      form.dispatchEvent(new CustomEvent("planning:saved", { detail: field.name }))
      say(waiting.size ? trouble : newRow() ? row : `${saved} ${clock()}`)
    } catch {
      say(offline)
    }
  }

  function send(field) {
    const changes = { [field.name]: field.type === "checkbox" ? field.checked : field.value }
    const based_on = versions.get(field.name) ?? Number(version.value)
    return fetch(form.dataset.address, {
      method: "PATCH",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ based_on, changes, because: because.value }),
    })
  }

  const say = (words) => { status.textContent = words }
  const newRow = () => [...form.querySelectorAll(".rows__new :is(textarea, input)")].some((f) => f.value)
}

function mark(field, wrong) {
  field.toggleAttribute("aria-invalid", wrong)
  field.closest(".field").classList.toggle("field--wrong", wrong)
}

const token = () => document.querySelector("meta[name=csrf-token]").content
const clock = () => new Date().toLocaleTimeString("cs", { hour: "numeric", minute: "2-digit" })
