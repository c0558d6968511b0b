// What stands in each field of the sheet, and over which words of the sheet it was typed.
// ``version`` is the last of which the page knows all, ``saved`` the last of its own saves: what lies
// between the two may be somebody else's, and comes with the next news.
import { begin } from "planning/undoing"

export const sheet = { form: null, version: 0, saved: 0 }

const PATH = /^[a-z_]+(\/\d+\/[a-z_]+)?$/
const BESIDE = ["based_on", "because", "csrf_token", "deed"]
const known = new Map() // name -> { words on the sheet, as they were typed, version }

export function open(form) {
  sheet.form = form
  sheet.version = Number(form.elements.based_on.value)
  // A form that came back with mistakes shows what was typed, not what stands on the sheet.
  if (form.dataset.isSaved !== "no") learn(form)
}

// Fields that have come onto the page show what stands on the sheet.
export function learn(part, version = sheet.version) {
  for (const field of part.querySelectorAll("[name]")) {
    if (isField(field)) stands(field.name, valueOf(field), version)
  }
}

export function stands(name, words, version, typed = words) {
  known.set(name, { words, typed, version })
}

export const isField = (it) =>
  it.matches?.("input:not([type=hidden]), textarea, select") && PATH.test(it.name) && !BESIDE.includes(it.name) && !it.closest("[data-blank]")

export const find = (name) => sheet.form.querySelector(`[name="${name}"]:not([type=hidden])`)
// Where a collision about the field waits for a decision.
export const surfaceOf = (name) => sheet.form.parentElement.querySelector(`[data-conflict="${name}"]`)
export const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value)

export function put(field, words) {
  if (valueOf(field) === words) return
  if (field.type === "checkbox") field.checked = words === "1"
  else field.value = words
  begin(field)
}

// The words and the version that somebody began from; ``seen`` where they never stood on the sheet.
export function base(name) {
  const { words, typed, version } = known.get(name) ?? { version: sheet.version }
  return { words, version, seen: typed === words ? undefined : typed }
}

// A save of one's own is there; ``before`` is the version that it found.
export function saved(version, before) {
  sheet.saved = Math.max(sheet.saved, version)
  if (before === sheet.version) sheet.version = version
}

export function isClean(name) {
  const { words, typed } = known.get(name) ?? {}
  return [words, typed].includes(valueOf(find(name)))
}
