// One sentence about saving in the bar, changed as seldom as possible: it is read aloud.
import * as drafts from "planning/drafts"
import * as queue from "planning/queue"
import { sheet } from "planning/fields"
import { keepPlace } from "planning/place"

const SLOW = 2000 // milliseconds before "saving" is worth saying
let slow = 0

export function start(form) {
  const status = form.querySelector("[data-status]")
  if (!status.innerText.trim()) say("ready") // what is for those without scripts is not seen
  status.addEventListener("click", ({ target }) => {
    if (target.closest("[data-again]")) queue.run()
    if (target.closest("[data-settle]")) showTrouble()
  })
  const dialog = document.querySelector("[data-signing]")
  dialog.addEventListener("open", () => { clearTimeout(slow); say("signing") })
  dialog.addEventListener("close", () => dialog.returnValue === "in" && say("saving"))
  queue.onChange((what, number) => {
    clearTimeout(slow)
    if (what === "saving") slow = setTimeout(() => say("saving"), SLOW)
    else if (what === "done") done()
    else say(what, number)
  })
}

// Goes to the first thing that waits for a person, and says whether there is one.
export function showTrouble() {
  const waits = drafts.held("conflict").length + drafts.held("wrong").length > 0
  if (waits) sheet.form.parentElement.querySelector(".conflict h2, [aria-invalid]")?.focus()
  return waits
}

export function done() {
  if (drafts.held("conflict").length) say("conflict")
  else if (drafts.held("wrong").length) say("wrong")
  else say("saved")
}

function say(what, number = 0) {
  const status = sheet.form.querySelector("[data-status]")
  const words = document.querySelector(`template[data-says=${what}]`).content.cloneNode(true)
  const said = words.querySelector("[data-words]")
  if (what === "saved") said.textContent += ` ${clock()}`
  if (number && said.dataset.other) said.textContent = said.dataset[form(number)].replace(/\d+/, number)
  if (words.textContent !== status.textContent) keepPlace(() => status.replaceChildren(words))
}

// Which of the three shapes of the sentence fits the number: one, few, or other.
const form = (number) => {
  const rule = new Intl.PluralRules(document.documentElement.lang).select(number)
  return rule === "many" ? "other" : rule
}

const clock = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" })
