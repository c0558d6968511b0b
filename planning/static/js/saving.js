// Sends one field and takes the answer. A send without an answer is first repeated word for word,
// so that one's own words, saved after all, never collide with themselves.
import * as conflict from "planning/conflict"
import * as drafts from "planning/drafts"
import * as queue from "planning/queue"
import { base, saved, sheet, stands, surfaceOf } from "planning/fields"
import { catchUp } from "planning/live"
import { mark, unmark } from "planning/notes"
import { ask } from "planning/sending"

export const send = (name) => queue.add(name, () => attempt(name))

async function attempt(name) {
  const draft = drafts.get(name)
  if (!draft || draft.held) return
  const { words, version, seen, revive } = draft.sent ?? draft
  const sent = { words, version, seen, revive }
  drafts.put(name, { ...draft, sent })
  const { status, body } = await ask("PATCH", sheet.form.dataset.address, {
    as: "words",
    based_on: version,
    changes: { [name]: words },
    because: sheet.form.elements.because?.value,
    ...(seen !== undefined && { seen: { [name]: seen } }),
    ...(revive && { revive: [revive] }),
  })
  const now = { ...drafts.get(name), sent: undefined, revive: undefined }
  if (status === 409 && body.conflicts) {
    if (now.words === words) return conflict.show(name, now, body)
    drafts.put(name, now) // typed on meanwhile: a collision is shown with all of it
    return void send(name)
  }
  if (status !== 200) {
    drafts.put(name, { ...now, held: "wrong" })
    return mark(name, body.errors ? Object.values(body.errors).flat().join(" ") : body.error)
  }
  confirmed(name, now, sent, body)
}

function confirmed(name, draft, sent, { before, version, values }) {
  const words = values[name] ?? sent.words
  saved(version, before)
  stands(name, words, name in values ? version : sent.version, sent.words)
  unmark(name)
  surfaceOf(name)?.remove()
  if (draft.words !== sent.words) {
    drafts.put(name, { ...draft, ...base(name), words: draft.words })
    return void send(name)
  }
  drafts.drop(name)
  catchUp(name)
}
