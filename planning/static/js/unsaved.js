// Warns before leaving a page whose form has been changed and not saved, and keeps what was typed until
// the server has it: whoever comes back is offered it. Without JavaScript the form works the same, only
// unguarded.
import { note, typedSince } from "planning/noting"
import { offer } from "planning/offering"
import { each, only, same, says, written } from "planning/typed"
import { keep, kept, wasSent } from "planning/unsent"

export default function unsaved(form) {
  const { over, words } = kept(form)
  // Shown again since it could not be saved: what was typed stands in it, and not at the server.
  const isRefused = Boolean(form.querySelector(WRONG) || (wasSent(form) && document.querySelector(`main ${WRONG}`)))
  const before = { ...written(form), ...(isRefused ? each(words, ({ was }) => was) : {}) }
  const noteAll = note(form, before, isRefused ? Object.keys(words) : [])
  let leaving = false

  if (!isRefused) {
    const isSaved = only(words, ({ said }, name) => same(said, before[name]))
    keep(form, each(isSaved, () => undefined))
    const left = only(words, (_, name) => !(name in isSaved))
    if (says(left)) offer(form, each(left, ({ said }) => said), (isBack) => decide(isBack, left))
  }
  form.addEventListener("submit", () => { leaving = true })
  addEventListener("pageshow", () => { leaving = false }) // back from a page that could not be reached
  addEventListener("beforeunload", (event) => {
    if (!leaving && (isRefused || says(typedSince(form, before)) || [...form.elements].some(isChosen))) event.preventDefault()
  })

  // What is put back was typed over what stood there then, so it is merged with what others saved since.
  function decide(isBack, left) {
    if (!isBack) keep(form, each(left, () => undefined))
    else for (const [name, version] of Object.entries(over ?? {})) if (form.elements[name]) form.elements[name].value = version
    noteAll() // also what was typed beside the offer
  }
}

const WRONG = ":is([role=alert], [aria-invalid=true])"

// What must not be kept can still be missed.
const isChosen = ({ type, value }) => /file|password/.test(type) && value
