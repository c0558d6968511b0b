// Saves a field of the worksheet as soon as one leaves it, and says so in the bar.
// What cannot be saved by itself (a new row, a wrong term, a collision) waits for the button.
export default function autosave(form) {
  const { address, saved, saving, trouble, offline } = form.dataset
  const status = form.querySelector("[data-status]")
  const version = form.elements.based_on
  let turn = Promise.resolve()

  form.addEventListener("change", ({ target }) => {
    if (target.closest(".rows__new") || target.name.startsWith("settle:")) return
    turn = turn.then(() => save(target))
  })

  async function save(field) {
    status.textContent = saving
    try {
      const answer = await fetch(address, {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
        body: JSON.stringify({ based_on: Number(version.value), changes: { [field.name]: typed(field) } }),
      })
      if (!answer.ok) return void (status.textContent = trouble)
      version.value = (await answer.json()).version
      status.textContent = `${saved} ${clock()}`
      form.dispatchEvent(new Event("planning:saved"))
    } catch {
      status.textContent = offline
    }
  }
}

function typed(field) {
  return field.type === "checkbox" ? field.checked : field.value
}

function token() {
  return document.querySelector("meta[name=csrf-token]").content
}

function clock() {
  return new Date().toLocaleTimeString("cs", { hour: "numeric", minute: "2-digit" })
}
