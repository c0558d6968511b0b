// Who else is at the sheet and what they saved: a sign of life from here, and a question every
// few seconds. Without JavaScript one sees it when the page is opened again.
import { sheet } from "planning/fields"
import { beat, page } from "planning/here"
import { news, speak } from "planning/live"
import { peopleAt } from "planning/notes"
import * as parts from "planning/parts"
import { keepPlace } from "planning/place"
import { reach } from "planning/sending"

const BEAT = 15_000, ASK = 4000, SOON = 400 // milliseconds
const narrow = matchMedia("(max-width: 47.99rem)") // there the fields alone say who is in them
let tag = ""
let shown = "" // the last deed that the parts of the page show
let isBehind = false // something could not be shown: somebody was in it
let asking = 0, soon = 0 // timers
let who = ""

export default function together(form) {
  for (const step of ["focusin", "focusout"]) {
    form.addEventListener(step, () => { clearTimeout(soon); soon = setTimeout(moved, SOON) })
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { beat(); look() } })
  addEventListener("pagehide", () => beat({ left: true }))
  addEventListener("pageshow", ({ persisted }) => persisted && beat())
  setInterval(() => document.hidden || beat(), BEAT)
  beat()
  look()
}

function moved() {
  beat()
  if (isBehind) { tag = ""; look() }
}

async function look() {
  clearTimeout(asking)
  if (document.hidden) return
  try {
    const headers = { Accept: "application/json", ...(tag && { "If-None-Match": tag }) }
    const address = new URL(sheet.form.dataset.now, location)
    for (const [name, value] of Object.entries({ page, since: sheet.version, shown })) address.searchParams.set(name, value)
    const answer = await reach(address, { headers })
    if (answer.status === 200) show(await answer.json(), answer.headers.get("ETag"))
  } catch {} // saving says that there is no network when there is something to save
  clearTimeout(asking)
  asking = setTimeout(look, ASK)
}

function show(now, latest) {
  if (now.version < Math.max(sheet.version, sheet.saved)) return // asked before one's own save
  tag = latest ?? ""
  news(now)
  isBehind = Boolean(now.parts) && !parts.show(now.parts, now.version)
  if (!isBehind) shown = now.latest
  keepPlace(() => { sheet.form.querySelector("[data-people]").textContent = narrow.matches ? now.who : now.said })
  peopleAt(now.here)
  if (now.who !== who) speak(now.who)
  who = now.who
}
