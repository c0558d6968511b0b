// Words that had not reached the server when their sheet was closed to whoever wrote them: they are
// shown to be copied, for the form that would offer them is no longer there.
import * as drafts from "planning/drafts"

export default async function left(place) {
  await drafts.open(place, show)
  place.querySelector("button").addEventListener("click", () => {
    for (const [, , key] of drafts.left()) drafts.forget(key)
    show()
  })
  show()

  function show() {
    const found = drafts.left()
    place.hidden = !found.length
    place.querySelector("ul").replaceChildren(...found.map(([, draft]) => line(draft)))
  }
}

const line = ({ label, words }) => Object.assign(document.createElement("li"), { textContent: `${label}: ${said(words) || "–"}` })
const said = (words) => (typeof words === "string" ? words : Object.values(words).filter(Boolean).join(", "))
