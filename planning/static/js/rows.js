// The blank row of a list: saved by itself when one leaves it with something in it. It becomes a row
// like the others, and a fresh blank takes its place.
import * as drafts from "planning/drafts"
import * as lists from "planning/lists"
import * as queue from "planning/queue"
import { blankOf, fieldsOf, says, shortOf, wordsIn } from "planning/blanks"
import { put, saved, sheet } from "planning/fields"
import { mark, unmark } from "planning/notes"
import { keepPlace, parse } from "planning/place"
import { ask } from "planning/sending"
import { send } from "planning/saving"
import { word } from "planning/tabs"
import { mended, typed as typedInRow } from "planning/typing"

export function typed(row) {
  const kind = row.parentElement.dataset.list
  const draft = drafts.get(`${kind}/new`)
  if (!says(row) && !draft?.sent) {
    drafts.drop(`${kind}/new`)
    return row.querySelector("[aria-invalid]") && mended(fieldsOf(row).map((field) => field.name))
  }
  const key = draft?.key ?? word()
  drafts.put(`${kind}/new`, { label: row.querySelector("label").textContent, ...draft, key, held: undefined, words: wordsIn(row) })
}

export function leave(row) {
  const kind = row.parentElement.dataset.list
  if (drafts.get(`${kind}/new`)) return queue.add(`${kind}/new`, () => attempt(kind))
}

async function attempt(kind) {
  const draft = drafts.get(`${kind}/new`)
  if (!draft || draft.held) return
  const sent = draft.sent ?? draft.words
  drafts.put(`${kind}/new`, { ...draft, sent })
  const { status, body } = await ask("POST", sheet.form.dataset.rows, { kind, words: sent, key: draft.key, because: sheet.form.elements.because.value })
  for (const field of fieldsOf(blankOf(kind))) unmark(field.name)
  if (status === 201) return keepPlace(() => become(kind, sent, body))
  // Under the old key it may have arrived and gone again: what is written now is another row.
  drafts.put(`${kind}/new`, { ...drafts.get(`${kind}/new`), key: word(), sent: undefined, held: "wrong" })
  for (const [name, said] of Object.entries(body.errors ?? { "": [body.error] })) mark(`${kind}/new/${name || "text"}`, said.join(" "))
}

function become(kind, sent, { id, version, rows, lists: html }) {
  const blank = blankOf(kind)
  const latest = wordsIn(blank)
  const focused = blank.contains(document.activeElement) ? document.activeElement : null
  lists.show(kind, rows[kind], html[kind], version)
  drafts.drop(`${kind}/new`)
  saved(version)
  for (const field of fieldsOf(sheet.form.querySelector(`[data-list="${kind}"] > [data-row="${id}"]`) ?? blank)) {
    if (latest[shortOf(field)] !== sent[shortOf(field)]) {
      put(field, latest[shortOf(field)])
      if (typedInRow(field)) send(field.name)
    }
    if (focused?.name && shortOf(field) === shortOf(focused)) field.focus({ preventScroll: true })
  }
  blank.replaceChildren(...parse(html[kind]).lastElementChild.childNodes)
  if (focused && document.activeElement === document.body) blank.querySelector("summary, textarea, input").focus({ preventScroll: true })
}
