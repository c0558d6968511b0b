// Words the server has not confirmed, kept by the browser under person, thing, tab and field.
// A draft says { words, version, seen, sent, held, label }: what is typed, over what, what was sent
// without an answer yet, why it waits for somebody, and what the place is called.
import { living, settle } from "planning/tabs"

const mine = new Map()
let prefix = ""
let tab = ""
let others = [] // tabs that are open
let failed = false

export async function open(form) {
  prefix = `planning/${form.dataset.person}/${form.dataset.thing}/`
  tab = await settle()
  others = await living()
}

export const get = (name) => mine.get(name)
export const all = () => [...mine.values()]
export const names = () => [...mine.keys()]
export const held = (why) => [...mine].filter(([, draft]) => draft.held === why).map(([name]) => name)
export const areKept = () => !failed
const keyOf = (name) => `${prefix}${tab}/${name}`

export function put(name, draft) {
  mine.set(name, draft)
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(draft))
  } catch {
    failed = true // no room, or not allowed: then only this page knows
  }
}

export function drop(name) {
  mine.delete(name)
  forget(keyOf(name))
}

export function forget(key) {
  try {
    localStorage.removeItem(key)
  } catch {
    failed = true
  }
}

// What earlier pages left unsent: triples of name, draft, and the key under which it is kept. What
// other open tabs keep is theirs.
export function left() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => [key, ...key.slice(prefix.length).split(/\/(.*)/)]) // key, tab, name
      .filter(([, from, name]) => name && (from === tab ? !mine.has(name) : !others.includes(from)))
      .map(([key, , name]) => [name, JSON.parse(localStorage.getItem(key)), key])
  } catch {
    return []
  }
}
