// Warns before leaving a page whose form has been changed and not saved.
// Without JavaScript the form works the same, only unguarded.
export default function unsaved(form) {
  const before = written(form)
  let leaving = false

  form.addEventListener("submit", () => { leaving = true })
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && differs(before, written(form))) event.preventDefault()
  })
}

function written(form) {
  const data = new FormData(form)
  return new Map([...data.keys()].map((name) => [name, data.getAll(name).join("\n")]))
}

function differs(before, now) {
  return [...before.keys(), ...now.keys()].some((name) => before.get(name) !== now.get(name))
}
