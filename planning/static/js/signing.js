// When the sign-in has run out: asks for the password in place, and goes on with a fresh token.
import { pause } from "planning/pausing"
import { Lost, reach } from "planning/sending"
import { sheet } from "planning/fields"
import { renew, tokenOf } from "planning/token"

export class Stopped extends Error {}

// Resolves when the same person may write again. In trouble the server cannot tell who is signed in.
export async function comeBack(isAgain) {
  if (isAgain) throw new Stopped("refused")
  for (;;) {
    const page = await read(await reach(sheet.form.dataset.page))
    const form = page.querySelector("form[data-person]")
    if (form && form.dataset.person !== sheet.form.dataset.person) throw new Stopped("other")
    if (form) return renew(tokenOf(page))
    if (tokenOf(page)) throw new Stopped("refused")
    await pause()
    await signIn(document.querySelector("[data-signing]"))
  }
}

const parse = (html) => new DOMParser().parseFromString(html, "text/html")
const read = async (answer) => (answer.status < 500 ? parse(await answer.text()) : Promise.reject(new Lost()))

function signIn(dialog) {
  const form = dialog.querySelector("form")
  const { email, password } = form.elements
  dialog.showModal()
  dialog.dispatchEvent(new Event("open"))
  password.focus()
  return new Promise((resolve, reject) => {
    dialog.onclose = () => (dialog.returnValue === "in" ? resolve() : reject(new Stopped("expired")))
    form.onsubmit = async (event) => {
      event.preventDefault()
      if (event.submitter?.value === "later") return dialog.close("later")
      const wrong = await enter(dialog.dataset.address, email.value, password.value).catch(() => dialog.dataset.lost)
      dialog.querySelector("[role=alert]").textContent = wrong
      if (wrong) return password.select()
      password.value = ""
      dialog.close("in")
    }
    dialog.returnValue = ""
  })
}

// Empty when it worked, else what the sign-in page says.
async function enter(address, email, password) {
  const page = await read(await reach(address))
  const csrf_token = page.querySelector("main [name=csrf_token]").value
  const answer = await reach(address, { method: "POST", body: new URLSearchParams({ csrf_token, email, password }) })
  if (answer.ok) return ""
  const said = await read(answer)
  return (said.querySelector("main [role=alert], main .field__error") ?? said.querySelector("h1")).textContent
}
