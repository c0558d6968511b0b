// What is done when somebody decides about words that two wrote.
import * as drafts from "planning/drafts"
import { find, put, sheet, stands, surfaceOf, valueOf } from "planning/fields"
import { listOf } from "planning/lists"
import { send } from "planning/saving"
import { done } from "planning/status"

const rowOf = (name) => name.replace(/\/[^/]+$/, "")

export function settle(name, choice, surface, { version, theirs }) {
  const field = find(name)
  if (choice === "both") put(field, surface.querySelector("textarea").value)
  surface.remove()
  if (choice === "theirs") {
    stands(name, theirs, version)
    drafts.drop(name)
    put(field, theirs)
  } else if (choice === "gone") forget(rowOf(name))
  else if (choice === "back") {
    for (const other of drafts.held("conflict")) if (rowOf(other) === rowOf(name)) again(other, version, rowOf(name))
  } else again(name, version)
  done()
  ;(find(name) ?? sheet.form.querySelector(".rows__new :is(textarea, input)"))?.focus()
}

// My words hold, as they stand in the field now; whoever wrote since then is asked about again.
function again(name, version, revive) {
  surfaceOf(name)?.remove()
  const { label, words } = drafts.get(name)
  const field = find(name)
  drafts.put(name, { label, words: field ? valueOf(field) : words, version, revive })
  send(name)
}

function forget(row) {
  for (const name of drafts.names().filter((each) => rowOf(each) === row)) {
    surfaceOf(name)?.remove()
    drafts.drop(name)
  }
  const [kind, id] = row.split("/")
  if (listOf(kind)) listOf(kind).querySelector(`:scope > [data-row="${id}"]`)?.remove()
  else location.assign(sheet.form.dataset.page)
}
