// Shows what others saved, as soon as it is known. A field one is in, or has unsent words in, waits.
import * as drafts from "planning/drafts"
import * as lists from "planning/lists"
import { base, find, isClean, put, sheet, stands } from "planning/fields"
import { changed } from "planning/notes"
import { keepPlace } from "planning/place"

const RARELY = 10_000 // milliseconds between two things read aloud
const later = new Map() // name -> what came while one was in the field
let spoke = 0
let leaving = false

export function news({ version, changes, by, rows, lists: html }) {
  if (!(version > sheet.version)) return
  keepPlace(() => {
    for (const kind of Object.keys(rows)) lists.show(kind, rows[kind], html[kind], version)
    for (const [name, words] of Object.entries(changes)) take(name, { words, version, by: by[name] })
  })
  // Beside mistakes a form shows what was typed, over words of the version it came from.
  if (sheet.form.dataset.isSaved !== "no") sheet.version = version
}

function take(name, { words, version, by }) {
  const field = find(name)
  const mine = base(name)
  if (!field || mine.words === undefined || mine.version >= version || mine.words === words) return later.delete(name)
  if (isIn(field) || drafts.get(name) || !isClean(name)) return later.set(name, { words, version, by })
  later.delete(name)
  put(field, words)
  stands(name, words, version)
  changed(name, by)
  speak(by)
}

const isIn = (field) => !leaving && field === document.activeElement

// All of the form is about to be sent: what one is in would take back what others wrote there.
export function catchUpAll() {
  leaving = true
  for (const name of new Set([...later.keys(), document.activeElement.name])) if (name) catchUp(name)
  leaving = false
}

// One has left a field, or its words are saved: what came meanwhile may be shown.
export function catchUp(name) {
  if (later.has(name)) keepPlace(() => take(name, later.get(name)))
  const field = find(name)
  const { words } = base(name)
  if (field && !isIn(field) && words !== undefined && !drafts.get(name) && isClean(name)) put(field, words)
}

export function speak(words) {
  const region = sheet.form.querySelector("[data-spoken]")
  if (!words || Date.now() - spoke < RARELY) return
  spoke = Date.now()
  region.textContent = words
}
