// Alt and an arrow move the step one stands on by one of its own grain; what happened is said, with
// the way back. A press on a step leads to the page where buttons do the same.
import { go, rest } from "planning/cells"
import { count, say } from "planning/counting"
import { parse } from "planning/place"
import { reach } from "planning/sending"
import { token } from "planning/token"

const WAYS = { ArrowLeft: "earlier", ArrowRight: "later" }
const here = () => location.pathname + location.search

export default function shifting(place) {
  const notice = document.querySelector("[data-moved]")
  if (!notice) return
  const undo = notice.querySelector("form")

  place.addEventListener("click", ({ target }) => {
    const mark = target.closest("li[id]")
    if (mark) location.assign(`${opens(mark)}/schedule?back=${encodeURIComponent(here())}#${mark.id}`)
    else if (target.closest("li")) target.closest("tr").querySelector("th a").click()
  })
  place.addEventListener("keydown", (event) => {
    const mark = event.target.closest("li[id]") ?? only(event.target)
    if (event.altKey && event.key in WAYS && mark) {
      event.preventDefault()
      const based_on = mark.closest("tr").dataset.version
      send(`${opens(mark)}/milestones/${mark.id.slice(1)}/shift`, { based_on, way: WAYS[event.key] })
    } else if (event.ctrlKey && event.key === "z" && !undo.hidden && !notice.hidden) undo.requestSubmit()
  })
  undo.addEventListener("submit", (event) => {
    event.preventDefault()
    send(undo.getAttribute("action"), Object.fromEntries(new FormData(undo)))
  })

  async function send(address, typed) {
    const body = new URLSearchParams({ ...typed, back: here(), csrf_token: token() })
    const answer = await reach(address, { method: "POST", body, headers: { Accept: "application/json" } }).catch(() => null)
    const told = await answer?.json().catch(() => null)
    say(notice, told)
    if (answer?.ok) show(told)
  }

  function show({ row, mark, address, path, before, version }) {
    const fresh = parse(row).querySelector("tr")
    const old = place.querySelector(`th a[href="${fresh.querySelector("th a").getAttribute("href")}"]`).closest("tr")
    old.replaceWith(fresh)
    rest(fresh)
    go(document.getElementById(mark) ?? fresh.cells[0])
    undo.action = address
    undo.elements.based_on.value = version
    Object.assign(undo.querySelector("[data-before]"), { name: path, value: before })
    count()
  }
}

const opens = (mark) => mark.closest("tr").querySelector("th a").getAttribute("href")
const only = (cell) => {
  const marks = cell.matches("td") ? cell.querySelectorAll("li[id]") : []
  return marks.length === 1 ? marks[0] : null
}
