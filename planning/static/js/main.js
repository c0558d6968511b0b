// Gives every element with data-does="a b" the behaviours a and b.
import arrived from "planning/arrived"
import autosave from "planning/autosave"
import cells from "planning/cells"
import folding from "planning/folding"
import left from "planning/left"
import more from "planning/more"
import print from "planning/print"
import projector from "planning/projector"
import remembered from "planning/remembered"
import shifting from "planning/shifting"
import together from "planning/together"
import unsaved from "planning/unsaved"

const behaviours = { arrived, autosave, cells, folding, left, more, print, projector, remembered, shifting, together, unsaved }

for (const element of document.querySelectorAll("[data-does]")) {
  for (const name of element.dataset.does.split(" ")) behaviours[name](element)
}
