// Offers what an earlier page left unsent: shows the words, and asks whether to send them.
import * as drafts from "planning/drafts"
import { find, isClean, put, sheet, surfaceOf, valueOf } from "planning/fields"
import { bring, restore } from "planning/kept"
import { leave, typed } from "planning/rows"
import { send } from "planning/saving"

export function offer() {
  document.querySelector("[data-offered]")?.remove()
  const found = drafts.left().filter((one) => !isHereAlready(...one))
  if (!found.length) return
  const notice = document.querySelector("template[data-returning]").content.firstElementChild.cloneNode(true)
  const lines = found.map(([name, { label, words }]) => {
    const said = [words].flatMap((w) => (typeof w === "string" ? shown(find(name), w) : Object.values(w))).filter(Boolean)
    return Object.assign(document.createElement("li"), { textContent: `${label}: ${said.join(", ") || "–"}` })
  })
  notice.querySelector("ul").append(...lines)
  notice.addEventListener("click", async ({ target }) => {
    const choice = target.closest("button")?.value
    if (!choice) return
    ;(find(found[0][0]) ?? sheet.form.querySelector("textarea, input:not([type=hidden])")).focus()
    for (const [at, one] of found.entries()) {
      const wrong = choice === "send" ? await sendNow(...one) : drafts.forget(one[2])
      wrong ? lines[at].append(` – ${wrong}`) : lines[at].remove()
    }
    if (!notice.querySelector("li")) notice.remove()
  })
  sheet.form.before(notice)
}

// What the form shows anyhow needs no question, unless nothing on it is saved.
function isHereAlready(name, draft, key) {
  const field = find(name)
  if (draft.held === "blank") return restore(name, draft, key)
  if (surfaceOf(name)) return true
  if (!field || valueOf(field) !== draft.words) return false
  drafts.forget(key)
  if (!isClean(name)) drafts.put(name, { ...draft, held: undefined })
  return true
}

const shown = (field, words) => [...(field?.options ?? [])].find((option) => option.value === words)?.text ?? words

// Resolves to what keeps the words from being sent, if anything.
async function sendNow(name, draft, key) {
  const [kind, blank] = name.split("/")
  if (draft.held === "blank") return bring(name, draft, key)
  if (drafts.get(name)) return // from another tab, into the same field: offered next time
  drafts.forget(key)
  drafts.put(name, { ...draft, held: undefined })
  if (blank !== "new") {
    const field = find(name)
    if (field) put(field, draft.words)
    return void send(name)
  }
  const row = sheet.form.querySelector(`[data-list="${kind}"]`).lastElementChild
  for (const [short, words] of Object.entries(draft.words)) put(find(`${kind}/new/${short}`), words)
  typed(row)
  leave(row)
}
