// The button of the form waits for what is on the way, and says over which words the rest was typed.
import * as drafts from "planning/drafts"
import * as queue from "planning/queue"
import { knock } from "planning/here"
import { catchUpAll } from "planning/live"
import { leave } from "planning/rows"
import { sheet } from "planning/fields"
import { showTrouble } from "planning/status"

let leaving = false
let finishing = false

export function finishWith(form, hurry) {
  form.addEventListener("submit", (event) => leaving || finish(event, hurry))
  addEventListener("beforeunload", (event) => {
    if (!leaving && drafts.all().length && !drafts.areKept()) event.preventDefault()
  })
}

async function finish(event, hurry) {
  event.preventDefault()
  if (finishing) return
  finishing = true
  hurry()
  queue.add("", knock) // whether the server is there, and knows who asks
  for (const blank of sheet.form.querySelectorAll(".rows__new")) leave(blank)
  await queue.run()
  finishing = false
  if (queue.remaining()) return // the bar says what it waits for
  const [deed, path] = (event.submitter?.name ?? "").split(":")
  if (deed === "settle") drafts.drop(path)
  else if (!event.submitter?.matches("[data-first]") && showTrouble()) return
  if (isDone(event.submitter)) return
  leaving = true
  catchUpAll()
  for (const name of drafts.names().filter((each) => drafts.get(each).key)) carry(name.split("/")[0], drafts.get(name).key)
  sheet.form.elements.based_on.value = lowest()
  setTimeout(() => sheet.form.requestSubmit(event.submitter)) // not while it is still being told of the first press
}

// What the form as a whole says it was based on: the oldest words somebody typed over.
const lowest = () => Math.min(sheet.version, ...drafts.all().map((draft) => draft.version ?? sheet.version))

// "Add" has gone with its blank row: the row is on the sheet by now, and a fresh blank stands there.
const isDone = (button) => button?.isConnected === false && button.value.startsWith("add/")

// A blank row may have reached the server although no answer came back.
function carry(kind, value) {
  sheet.form.append(Object.assign(document.createElement("input"), { type: "hidden", name: `key/${kind}`, value }))
}
