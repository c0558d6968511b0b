// Taking back steps of typing (Ctrl+Z) ends at words that came into a field from elsewhere. The browser
// would go on under them, in whatever field it was, and set old words among those of somebody else.
const bases = new WeakMap() // field -> the words that came
const latest = new WeakMap() // field -> what stood in it after the last key

export function begin(field) {
  bases.set(field, field.value)
  latest.set(field, field.value)
}

export function guard(form) {
  form.addEventListener("input", (event) => {
    const { target } = event
    if (!bases.has(target)) return
    if (/^history/.test(event.inputType) && latest.get(target) === bases.get(target)) {
      target.value = bases.get(target)
      event.stopImmediatePropagation()
    }
    latest.set(target, target.value)
  }, { capture: true })
}
