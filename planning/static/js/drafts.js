// Words the server has not confirmed, kept by the browser under person, thing and field.
// A draft says { words, version, seen, sent, held, label }: what is typed, over what, what was sent
// without an answer yet, why it waits for somebody, and what the place is called.
const mine = new Map()
let prefix = ""
let failed = false

export function open(form) {
  prefix = `planning/${form.dataset.person}/${form.dataset.thing}/`
}

export const get = (name) => mine.get(name)
export const all = () => [...mine.values()]
export const names = () => [...mine.keys()]
export const held = (why) => [...mine].filter(([, draft]) => draft.held === why).map(([name]) => name)
export const areKept = () => !failed

export function put(name, draft) {
  mine.set(name, draft)
  try {
    localStorage.setItem(prefix + name, JSON.stringify(draft))
  } catch {
    failed = true // no room, or not allowed: then only this page knows
  }
}

export function drop(name) {
  mine.delete(name)
  try {
    localStorage.removeItem(prefix + name)
  } catch {
    failed = true
  }
}

// What an earlier page left unsent: pairs of name and draft.
export function left() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix) && !mine.has(key.slice(prefix.length)))
      .map((key) => [key.slice(prefix.length), JSON.parse(localStorage.getItem(key))])
  } catch {
    return []
  }
}

export const word = () => Math.random().toString(36).slice(2) + Date.now().toString(36)
