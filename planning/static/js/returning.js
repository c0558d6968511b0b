// Offers what an earlier page left unsent: shows the words, and asks whether to send them.
import * as drafts from "planning/drafts"
import { find, isClean, put, sheet, surfaceOf, valueOf } from "planning/fields"
import { leave, typed } from "planning/rows"
import { send } from "planning/saving"

export function offer() {
  const found = drafts.left().filter(([name, draft]) => !isHereAlready(name, draft))
  if (!found.length) return
  const notice = document.querySelector("template[data-returning]").content.firstElementChild.cloneNode(true)
  const list = notice.querySelector("ul")
  for (const [name, { label, words }] of found) {
    const line = document.createElement("li")
    const field = find(name)
    line.textContent = `${label}: ${[words].flatMap((w) => (typeof w === "string" ? shown(field, w) : Object.values(w))).filter(Boolean).join(", ") || "–"}`
    list.append(line)
  }
  notice.addEventListener("click", ({ target }) => {
    const choice = target.closest("button")?.value
    if (!choice) return
    for (const [name, draft] of found) (choice === "send" ? sendNow : drafts.drop)(name, draft)
    notice.remove()
    ;(find(found[0][0]) ?? sheet.form.querySelector("[data-status]").nextElementSibling).focus?.()
  })
  sheet.form.before(notice)
}

// What the form shows anyhow needs no question, unless nothing on it is saved.
function isHereAlready(name, draft) {
  const field = find(name)
  if (surfaceOf(name)) return true
  if (!field || valueOf(field) !== draft.words) return false
  if (isClean(name)) drafts.drop(name)
  else drafts.put(name, { ...draft, held: undefined })
  return true
}

const shown = (field, words) => [...(field?.options ?? [])].find((option) => option.value === words)?.text ?? words

function sendNow(name, draft) {
  const [kind, blank] = name.split("/")
  if (blank !== "new") {
    const field = find(name)
    if (field) put(field, draft.words)
    drafts.put(name, { ...draft, held: undefined })
    return void send(name)
  }
  const row = sheet.form.querySelector(`[data-list="${kind}"]`).lastElementChild
  for (const [short, words] of Object.entries(draft.words)) put(find(`${kind}/new/${short}`), words)
  drafts.put(name, { ...draft, held: undefined })
  typed(row)
  leave(row)
}
