// Blanks that a button adds: what is typed into them is kept until the server has it, and is put
// back when one returns. A blank is known by its list and the point it belongs to.
import * as drafts from "planning/drafts"
import { fieldsOf, says } from "planning/blanks"
import { put, sheet, valueOf } from "planning/fields"
import { changed } from "planning/notes"
import { ask } from "planning/sending"
import { word } from "planning/tabs"

export const blankAround = (target) => target.closest("[data-blank]")
const nameOf = ({ dataset: { blank, at } }) => `${blank}/new/${at ?? ""}`
const wordsIn = (blank) => Object.fromEntries(fieldsOf(blank).map((field) => [field.name, valueOf(field)]))
const find = (name) => [...sheet.form.querySelectorAll("[data-blank]")].find((blank) => nameOf(blank) === name)

export function typed(blank) {
  const name = nameOf(blank)
  if (!says(blank)) return drafts.drop(name)
  const label = [blank.dataset.place ?? blank.closest("[data-place]")?.dataset.place, blank.querySelector("legend, label").textContent]
  const key = drafts.get(name)?.key ?? word()
  drafts.put(name, { key, label: label.filter(Boolean).join(": "), words: wordsIn(blank), held: "blank" })
}

// What the last request brought is no longer kept.
export function arrived(form) {
  const keys = (form.dataset.arrived ?? "").split(" ")
  for (const [, draft, key] of drafts.left()) if (keys.includes(draft.key)) drafts.forget(key)
}

// Puts words back into their blank, and says whether it could.
export function restore(name, draft, key) {
  const blank = find(name)
  if (!blank || drafts.get(name) || (says(blank) && !isSame(blank, draft))) return false
  for (const field of fieldsOf(blank)) put(field, draft.words[field.name] ?? "")
  drafts.forget(key)
  drafts.put(name, draft)
  changed(fieldsOf(blank)[0].name, sheet.form.dataset.kept)
  return true
}

const isSame = (blank, { words }) => JSON.stringify(wordsIn(blank)) === JSON.stringify(words)

// Adds what belongs to a blank that is not on this page. Resolves to what is wrong with it, if anything.
export async function bring(name, draft, key) {
  const [kind, , at] = name.split("/")
  try {
    const { status, body } = await ask("POST", sheet.form.dataset.rows, { kind, at, words: draft.words, key: draft.key })
    if (status !== 201) return body.error ?? Object.values(body.errors).flat().join(" ")
  } catch {
    return sheet.form.dataset.lost
  }
  drafts.forget(key)
  return ""
}
