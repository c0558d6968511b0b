// The table as a grid: one stop of Tab, arrows walk its cells, Enter goes into a cell or opens it.
import { isStep, next } from "planning/walking"

let table, stop

export default function cells(place) {
  table = place.querySelector("table.timeline")
  table.setAttribute("role", "grid")
  rest(table)
  table.addEventListener("keydown", press)
  table.addEventListener("focusin", ({ target }) => settle(target.closest("td, th")))
}

// Links in cells are reached by Enter; Tab leaves the grid at once.
export function rest(part) {
  for (const link of part.querySelectorAll("a")) link.tabIndex = -1
  if (!stop?.isConnected) settle(table.querySelector("tbody tr > *"))
}

export function go(thing) {
  if (!thing) return
  thing.tabIndex = thing.matches("li") ? -1 : 0
  thing.focus()
  thing.scrollIntoView({ block: "nearest", inline: "nearest" })
}

function settle(cell) {
  if (!cell || cell === stop) return
  stop?.removeAttribute("tabindex")
  cell.tabIndex = 0
  stop = cell
}

function press(event) {
  if (event.altKey || event.metaKey || event.shiftKey) return
  const mark = event.target.closest("li")
  if (event.key === "Enter") enter(event, mark)
  else if (mark && event.key === "Escape") take(event, stop)
  else if (mark && ["ArrowUp", "ArrowDown"].includes(event.key)) {
    take(event, event.key === "ArrowUp" ? mark.previousElementSibling : mark.nextElementSibling)
  } else if (isStep(event.key)) take(event, next(table, stop, event.key, event.ctrlKey))
}

function take(event, thing) {
  event.preventDefault()
  go(thing)
}

function enter(event, mark) {
  if (event.target.closest("a")) return
  const opens = stop.querySelector("a") ?? stop.parentElement.querySelector("th a")
  event.preventDefault()
  if (mark) mark.click()
  else if (stop.querySelector("li")) go(stop.querySelector("li"))
  else opens?.click()
}
