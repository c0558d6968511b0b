// When the sign-in has run out: asks for the password in place, and goes on with a fresh token.
import { Lost, reach } from "planning/sending"
import { sheet } from "planning/fields"

export class Stopped extends Error {}

const meta = (page) => page.querySelector("meta[name=csrf-token]")
export const token = () => meta(document).content

// Resolves when the same person may write again. In trouble the server cannot tell who is signed in.
export async function comeBack(isAgain) {
  if (isAgain) throw new Stopped("refused")
  for (;;) {
    const page = await read(await reach(sheet.form.dataset.page))
    const form = page.querySelector("form[data-person]")
    if (form && form.dataset.person !== sheet.form.dataset.person) throw new Stopped("other")
    if (form) return renew(meta(page).content)
    if (meta(page)) throw new Stopped("refused")
    await signIn(document.querySelector("[data-signing]"))
  }
}

const read = async (answer) => (answer.status < 500 ? parse(await answer.text()) : Promise.reject(new Lost()))
const parse = (html) => new DOMParser().parseFromString(html, "text/html")

function renew(fresh) {
  meta(document).content = fresh
  for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = fresh
}

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
