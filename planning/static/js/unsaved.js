// Warns before leaving a page whose form has been changed and not saved, and keeps what was typed until
// the server has it: whoever comes back is offered it. Without JavaScript the form works the same, only
// unguarded.
import { offer } from "planning/offering"
import { forget, keyOf, read, write } from "planning/unsent"

export default function unsaved(form) {
  const key = keyOf(form)
  const before = written(form)
  // Shown again since it could not be saved: nothing of what stands there is at the server.
  const isRefused = Boolean(document.querySelector("main [role=alert], main [aria-invalid=true]"))
  let waiting = isRefused ? before : differing(read(key)?.words ?? {}, before)
  let leaving = false
  const isOffered = () => !isRefused && says(waiting)

  function keep(sent = false) {
    const words = { ...waiting, ...differing(written(form), before) }
    if (says(words)) write(key, { words, sent })
    else forget(key)
  }

  keep()
  if (isOffered()) offer(form, waiting, () => { waiting = {}; keep() })
  form.addEventListener("input", () => keep())
  form.addEventListener("submit", () => { leaving = true; keep(!isOffered()) })
  addEventListener("pageshow", () => { leaving = false }) // back from a page that could not be reached
  addEventListener("beforeunload", (event) => {
    if (!leaving && (isRefused || differs(form, before))) event.preventDefault()
  })
}

const says = (words) => Object.keys(words).length > 0
const isTyped = ({ name, type }) => name && !/hidden|password|file|submit|button/.test(type)
const isChosen = (field) => field.type === "file" ? field.value : field.type === "password" && field.value

function written(form) {
  const data = new FormData(form)
  const names = [...form.elements].filter(isTyped).map((field) => field.name)
  return Object.fromEntries(names.map((name) => [name, data.getAll(name)]))
}

const differing = (words, before) => Object.fromEntries(
  Object.entries(words).filter(([name, said]) => JSON.stringify(said) !== JSON.stringify(before[name])),
)

// What must not be kept can still be missed.
const differs = (form, before) => says(differing(written(form), before)) || [...form.elements].some(isChosen)
