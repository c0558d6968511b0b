// Warns before leaving a page whose form has been changed and not saved.
// Without JavaScript the form works the same, only unguarded.
export default function unsaved(form) {
  let before = fingerprint(form)
  let leaving = false

  form.addEventListener("submit", () => { leaving = true })
  form.addEventListener("planning:saved", () => { before = fingerprint(form) })
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && fingerprint(form) !== before) event.preventDefault()
  })
}

function fingerprint(form) {
  return new URLSearchParams(new FormData(form)).toString()
}
