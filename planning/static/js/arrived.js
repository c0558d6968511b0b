// The page says what was done, so what a remembered form has sent need not be kept any more.
import { TOP, read } from "planning/remembered"

export default function arrived() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(TOP) && read(key)?.sent)
    for (const key of keys) localStorage.removeItem(key)
  } catch {} // the browser keeps nothing, so nothing is to be forgotten
}
