// What people type into a form: the name of a field -> all that is said under it, as a browser sends it.
const isTyped = ({ name, type }) => name && !/hidden|password|file|submit|button/.test(type)
export const isTicked = ({ type }) => /checkbox|radio/.test(type)
export const fieldsOf = (form, name) => [...form.elements].filter((field) => field.name === name)
export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other)
export const says = (words) => Object.keys(words).length > 0
export const only = (words, is) => Object.fromEntries(Object.entries(words).filter(([name, one]) => is(one, name)))
export const each = (words, into) => Object.fromEntries(Object.entries(words).map(([name, one]) => [name, into(one, name)]))

export function written(form) {
  const data = new FormData(form)
  const names = [...form.elements].filter(isTyped).map((field) => field.name)
  return Object.fromEntries(names.map((name) => [name, data.getAll(name)]))
}

export function put(form, name, said) {
  for (const [at, field] of fieldsOf(form, name).entries()) {
    if (isTicked(field)) field.checked = said.includes(field.value)
    else if (field.options) choose([...field.options], said)
    else field.value = said[at] ?? ""
  }
}

// A choice may be gone by now; then what is chosen stays.
function choose(options, said) {
  if (options.some(({ value }) => said.includes(value))) {
    for (const option of options) option.selected = said.includes(option.value)
  }
}
