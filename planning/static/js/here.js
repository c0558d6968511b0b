// Says that one is at the sheet, and in which field.
import { isField, sheet } from "planning/fields"
import { ask, reach } from "planning/sending"
import { token } from "planning/token"
import { word } from "planning/tabs"

export const page = word()

export function beat(more = {}) {
  const at = document.activeElement
  const isIn = isField(at) || at.matches(":is(.rows__new, [data-blank]) :is(input, textarea, select)")
  reach(sheet.form.dataset.here, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ page, field: isIn && sheet.form.contains(at) ? at.name : "", ...more }),
  }).catch(() => {}) // the next one will do
}

// The same, but waiting for an answer: whether the server is there, and lets one in.
export const knock = () => ask("POST", sheet.form.dataset.here, { page, field: "" })
