// What is typed into forms and not confirmed by the server, kept by the browser under person and form:
// for whoever is signed in until it is confirmed; for a stranger, who may sit in a library, until the
// tab is closed. Of a form { over, words } is kept: the versions it was typed over, and name ->
// { said, was }. Two tabs with one form share that, so each changes only what was typed in it.
import { read, write } from "planning/storing"
import { only, same, says } from "planning/typed"

const TOP = "planning/unsent/"
const SENT = "planning/sent"
const MARKS = ["based_on", "seen"]
const { person } = document.documentElement.dataset
const mine = () => (person ? localStorage : sessionStorage)
const thisTab = () => sessionStorage

export const kept = (form) => at(keyOf(form))

// ``typed`` is name -> { said, was }; undefined for a name that need not be kept any more.
export function keep(form, typed) {
  const { over = marksOf(form), words } = kept(form)
  save(keyOf(form), over, { ...words, ...typed })
}

// ``words``, name -> said, are on their way; the page that comes next says whether they arrived.
export const sending = (form, words) => write(thisTab, SENT, { key: keyOf(form), words })

let sent = read(thisTab, SENT) // by the page before this one
write(thisTab, SENT, null)
// Whoever goes back from a page that could not be reached stands before the same words once more.
addEventListener("pageshow", ({ persisted }) => { if (persisted) write(thisTab, SENT, null) })
export const wasSent = (form) => sent?.key === keyOf(form)

export function arrived() {
  if (!sent) return
  const { over, words } = at(sent.key)
  save(sent.key, over, only(words, ({ said }, name) => !same(said, sent.words[name])))
  sent = null
}

const marksOf = (form) => Object.fromEntries(MARKS.flatMap((name) => (form.elements[name] ? [[name, form.elements[name].value]] : [])))

function keyOf(form) {
  const { pathname, search } = new URL(form.action)
  return [TOP, person, pathname, search, form.dataset.step].join("")
}

function at(key) {
  const { over, words } = read(mine, key) ?? {}
  return { over, words: only(words ?? {}, (one) => one.said && one.was) }
}

const save = (key, over, words) => write(mine, key, says(only(words, Boolean)) ? { over, words } : null)
