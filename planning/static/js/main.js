// Gives every element with data-does="a b" the behaviours a and b.
import autosave from "planning/autosave"
import print from "planning/print"
import projector from "planning/projector"
import together from "planning/together"
import unsaved from "planning/unsaved"

const behaviours = { autosave, print, projector, together, unsaved }

for (const element of document.querySelectorAll("[data-does]")) {
  for (const name of element.dataset.does.split(" ")) behaviours[name](element)
}
