// From one cell of the timeline to the next, over rows that have fewer cells, past folded ones.
const ROWS = "tbody:not([data-folded]) > tr, tbody[data-folded] > .timeline__group, tfoot > tr"
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-10, 0], PageDown: [10, 0] }
let column = 0 // the one somebody walks in

export const isStep = (key) => key in STEPS || key === "Home" || key === "End"

export function next(table, cell, key, whole) {
  const rows = [...table.querySelectorAll(ROWS)]
  const row = cell.parentElement
  if (row.cells.length > 1) column = cell.cellIndex
  if (key === "Home") return (whole ? rows[0] : row).cells[0]
  if (key === "End") return [...(whole ? rows.at(-1) : row).cells].at(-1)
  const [down, right] = STEPS[key]
  const to = rows[Math.min(Math.max(rows.indexOf(row) + down, 0), rows.length - 1)]
  column = Math.max(column + right, 0)
  return to.cells[Math.min(column, to.cells.length - 1)]
}
