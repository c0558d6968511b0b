// Somebody types into a field: their words become a draft until the server has them.
import * as drafts from "planning/drafts"
import * as queue from "planning/queue"
import { base, find, isClean, sheet, surfaceOf, valueOf } from "planning/fields"
import { unmark } from "planning/notes"

// Whether a collision about the field waits as it is: the page came with it, or somebody has begun
// to put both texts together in it. Any other is made anew when one types on.
export function isFixed(surface) {
  const both = surface.querySelector("textarea")
  return !("renews" in surface.dataset) || (both && both.value !== both.defaultValue)
}

const labelOf = (field) =>
  [field.closest("[data-place]")?.dataset.place, field.labels[0]?.textContent.replace(/\s+/g, " ").trim()].filter(Boolean).join(": ")

// Keeps what is typed, and says whether it is to be sent.
export function typed(field) {
  const { name } = field
  const draft = drafts.get(name)
  const surface = surfaceOf(name)
  if (surface && draft?.held && draft.words === valueOf(field)) return false // only left
  const held = surface && isFixed(surface) ? "conflict" : undefined
  if (!draft?.sent && !held && isClean(name)) {
    drafts.drop(name)
    if (field.matches("[aria-invalid]")) mended([name])
    return false
  }
  const { version, seen } = base(name)
  drafts.put(name, { version, seen, ...draft, held, words: valueOf(field), label: labelOf(field) })
  return !held
}

// What was wrong is not there any more, and nothing of it is to be sent.
export function mended(names) {
  names.forEach(unmark)
  queue.run()
}

// The page came back with collisions: one's own words stand in the fields and are not saved yet.
export function hold() {
  for (const { name } of document.querySelectorAll('input[name^="open:"]')) {
    const field = find(name.slice("open:".length))
    if (!field) continue
    drafts.put(field.name, { words: valueOf(field), version: sheet.version, held: "conflict", label: labelOf(field) })
  }
}
