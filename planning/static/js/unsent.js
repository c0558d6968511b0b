// What is typed into forms and not confirmed by the server, kept by the browser under person and form:
// for whoever is signed in until it is confirmed; for a stranger, who may sit in a library, until the
// tab is closed.
const TOP = "planning/unsent/"
const { person } = document.documentElement.dataset
const storage = () => (person ? localStorage : sessionStorage)

export function keyOf(form) {
  const { pathname, search } = new URL(form.action)
  return `${TOP}${person ?? ""}${pathname}${search}`
}

export function read(key) {
  try {
    return JSON.parse(storage().getItem(key))
  } catch {
    return null
  }
}

export function write(key, kept) {
  try {
    storage().setItem(key, JSON.stringify(kept))
  } catch {} // no room, or not allowed: then only this page knows
}

export function forget(key) {
  try {
    storage().removeItem(key)
  } catch {}
}

// The server has said what was done with whatever was sent.
export function forgetSent() {
  try {
    Object.keys(storage()).filter((key) => key.startsWith(TOP) && read(key)?.sent).forEach(forget)
  } catch {} // the browser keeps nothing, so nothing is to be forgotten
}
