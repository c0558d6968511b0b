// Two wrote the same words: the surface of the server, beside the field, settled in place.
import * as drafts from "planning/drafts"
import { find, sheet, surfaceOf } from "planning/fields"
import { listOf } from "planning/lists"
import { around } from "planning/notes"
import { keepPlace, parse } from "planning/place"
import { settle } from "planning/settling"
import { isFixed } from "planning/typing"

export function show(name, draft, { version, conflicts, html }) {
  const against = { version, ...conflicts.find((each) => each.field === name) }
  drafts.put(name, { ...draft, held: "conflict" })
  const old = surfaceOf(name)
  if (old && isFixed(old)) return
  const surface = parse(html[name])
  surface.dataset.renews = ""
  surface.addEventListener("click", (event) => {
    const button = event.target.closest("button[name]")
    if (!button) return
    event.preventDefault()
    settle(name, button.value, surface, against)
  })
  const at = document.activeElement
  const twin = old?.contains(at) && [...surface.querySelectorAll("[name]")].find((it) => it.name === at.name && (it.type === "textarea" || it.value === at.value))
  keepPlace(() => {
    old?.remove()
    const field = find(name)
    const rows = field?.closest(".rows__fields") ?? listOf(name.split("/")[0])?.parentElement
    if (rows) rows.append(surface)
    else if (field) around(field).after(surface)
    else sheet.form.prepend(surface)
  })
  if (twin) twin.focus()
}
