// Who else is at the worksheet and what they saved: a sign of life from here, and a question every
// few seconds. Without JavaScript one sees it when the page is opened again.
import { word } from "planning/drafts"
import { isField, sheet } from "planning/fields"
import { news, speak } from "planning/live"
import { peopleAt } from "planning/notes"
import { keepPlace } from "planning/place"
import { reach } from "planning/sending"
import { token } from "planning/signing"

const BEAT = 15_000, ASK = 4000, SOON = 400 // milliseconds
const page = word()
let tag = ""
let asking = 0
let soon = 0
let who = ""

export default function together(form) {
  for (const moved of ["focusin", "focusout"]) {
    form.addEventListener(moved, () => { clearTimeout(soon); soon = setTimeout(beat, SOON) })
  }
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { beat(); look() } })
  addEventListener("pagehide", () => beat({ left: true }))
  addEventListener("pageshow", ({ persisted }) => persisted && beat())
  setInterval(() => document.hidden || beat(), BEAT)
  beat()
  look()
}

function beat(more = {}) {
  const at = document.activeElement
  const isIn = isField(at) || at.matches(".rows__new :is(input, textarea, select)")
  reach(sheet.form.dataset.here, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ page, field: isIn && sheet.form.contains(at) ? at.name : "", ...more }),
  }).catch(() => {}) // the next one will do
}

async function look() {
  clearTimeout(asking)
  if (document.hidden) return
  try {
    const headers = { Accept: "application/json", ...(tag && { "If-None-Match": tag }) }
    const answer = await reach(`${sheet.form.dataset.now}?page=${page}&since=${sheet.version}`, { headers })
    if (answer.status === 200) show(await answer.json(), answer.headers.get("ETag"))
  } catch {} // saving says that there is no network when there is something to save
  asking = setTimeout(look, ASK)
}

function show(now, latest) {
  tag = latest ?? ""
  news(now)
  keepPlace(() => { sheet.form.querySelector("[data-people]").textContent = now.said })
  peopleAt(now.here)
  if (now.who !== who) speak(now.who)
  who = now.who
}
