// Words that had not reached the server when their sheet was closed to whoever wrote them: they are
// shown to be copied, for the form that would offer them is no longer there.
import * as drafts from "planning/drafts"

export default async function left(place) {
  await drafts.open(place, show)
  place.querySelector("button").addEventListener("click", () => {
    for (const [, , key] of drafts.left()) drafts.forget(key)
    show()
    const head = document.querySelector("h1") // the button that had the focus is gone
    head.tabIndex = -1
    head.focus()
  })
  show()

  function show() {
    const found = drafts.left().map(([, draft]) => draft).sort(byLabel) // the storage keeps no order
    place.hidden = !found.length
    place.querySelector("ul").replaceChildren(...found.map(line))
  }
}

const byLabel = (one, other) => String(one.label).localeCompare(other.label, undefined, { numeric: true })
const line = ({ label, words }) => Object.assign(document.createElement("li"), { textContent: `${label}: ${said(words) || "–"}` })
const said = (words) => (typeof words === "string" ? words : Object.values(words).filter(Boolean).join(", "))
