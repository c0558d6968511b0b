// Changes the page without moving what somebody looks at, nor the line they type.
import { sheet } from "planning/fields"

export function keepPlace(change) {
  const mark = anchor()
  const before = mark?.getBoundingClientRect().top
  change()
  const moved = mark?.isConnected ? mark.getBoundingClientRect().top - before : 0
  if (moved) scrollBy({ top: moved, behavior: "instant" })
}

const inView = (it) => {
  const { top, bottom } = it.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

// The field one is in; else the first one in sight.
function anchor() {
  const focused = document.activeElement
  if (sheet.form.contains(focused) && inView(focused)) return focused
  return [...sheet.form.querySelectorAll(".field")].find(inView)
}

export const page = (html) => new DOMParser().parseFromString(html, "text/html").body
export const parse = (html) => page(html).firstElementChild
