// Saves what is typed into a sheet a moment after one stops, field by field, and says so in the
// bar. Without JavaScript the button of the form saves everything.
import * as drafts from "planning/drafts"
import * as kept from "planning/kept"
import * as rows from "planning/rows"
import { isField, open } from "planning/fields"
import { finishWith } from "planning/leaving"
import { catchUp } from "planning/live"
import { offer } from "planning/returning"
import { send } from "planning/saving"
import { start } from "planning/status"
import { hold, typed } from "planning/typing"
import { guard } from "planning/undoing"

const MOMENT = 800 // milliseconds after the last key
const timers = new Map()

export default function autosave(form) {
  open(form)
  start(form)
  guard(form)
  const ready = drafts.open(form, offer).then(() => { hold(); kept.arrived(form); offer() })
  const hears = (deed) => async ({ target }) => { await ready; deed(target) }
  form.addEventListener("input", hears(hear))
  form.addEventListener("change", hears((target) => { hear(target); hurry(target.name) }))
  form.addEventListener("focusout", ({ target, relatedTarget }) => {
    const blank = target.closest(".rows__new")
    if (blank && !blank.contains(relatedTarget)) rows.leave(blank)
    if (isField(target)) setTimeout(catchUp, 0, target.name)
  })
  finishWith(form, () => { for (const name of timers.keys()) hurry(name) })
}

function hear(target) {
  const blank = target.closest(".rows__new")
  if (blank) return rows.typed(blank)
  if (kept.blankAround(target)) return kept.typed(kept.blankAround(target))
  if (!isField(target) || !typed(target)) return
  clearTimeout(timers.get(target.name))
  timers.set(target.name, setTimeout(hurry, MOMENT, target.name))
}

function hurry(name) {
  if (!timers.has(name)) return
  clearTimeout(timers.get(name))
  timers.delete(name)
  return send(name)
}
