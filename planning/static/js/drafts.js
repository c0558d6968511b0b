// Words the server has not confirmed, kept by the browser under person, thing, tab and field.
// A draft says { words, version, seen, sent, held, label }: what is typed, over what, what was sent
// without an answer yet, why it waits for somebody, and what the place is called.
import { closed, living, settle } from "planning/tabs"

const mine = new Map()
let prefix = ""
let tab = ""
let others = [] // tabs that are open
let failed = false

// ``later`` is called when another tab has closed: what it left may be asked for then.
export async function open(form, later) {
  prefix = `planning/${form.dataset.person}/${form.dataset.thing}/`
  tab = await settle()
  others = (await living()).filter((other) => other !== tab)
  for (const other of others) closed(other).then(() => { others = others.filter((it) => it !== other); later() })
}

export const get = (name) => mine.get(name)
export const all = () => [...mine.values()]
export const names = () => [...mine.keys()]
export const held = (why) => [...mine].filter(([, draft]) => draft.held === why).map(([name]) => name)
export const areKept = () => !failed
const keyOf = (name) => `${prefix}${tab}/${name}`

export function put(name, draft) {
  mine.set(name, draft)
  keep(() => localStorage.setItem(keyOf(name), JSON.stringify(draft)))
}

export const drop = (name) => { mine.delete(name); forget(keyOf(name)) }
export const forget = (key) => keep(() => localStorage.removeItem(key))

function keep(deed) {
  try {
    deed()
  } catch {
    failed = true // no room, or not allowed: then only this page knows
  }
}

// What earlier pages left unsent, but for tabs that are open: name, draft, and key in the storage.
export function left() {
  return read(() => Object.keys(localStorage), [])
    .filter((key) => key.startsWith(prefix))
    .map((key) => [key, ...key.slice(prefix.length).split(/\/(.*)/)]) // key, tab, name
    .filter(([, from, name]) => name && (from === tab ? !mine.has(name) : !others.includes(from)))
    .map(([key, , name]) => [name, read(() => JSON.parse(localStorage.getItem(key))), key])
    .filter(([, draft]) => draft?.words != null) // another tab has just dropped it, or nobody can read it
}

function read(deed, otherwise) {
  try {
    return deed()
  } catch {
    return otherwise
  }
}
