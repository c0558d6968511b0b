// Keeps the wall up to date: asks every few seconds whether something was saved, and shows it.
// Arrow keys, and the two buttons of a presenter, lead to the previous and the next point.
// Without JavaScript the links do the same and one loads the page again.
const PATIENCE = 4000 // milliseconds between two questions
const STEPS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" }

export default function projector(body) {
  const wall = body.querySelector("[data-wall]")
  const clock = body.querySelector("[data-clock]")
  let tag = ""

  async function look() {
    try {
      const answer = await fetch(location.href, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" })
      if (answer.status === 200 && !answer.redirected) {
        tag = answer.headers.get("ETag") ?? ""
        show(new DOMParser().parseFromString(await answer.text(), "text/html"))
      }
    } catch {
      // No network: what is on the wall stays, and the next question may be answered.
    }
    setTimeout(look, PATIENCE)
  }

  function show(page) {
    const fresh = page.querySelector("[data-wall]")
    if (!fresh || fresh.innerHTML === wall.innerHTML) return
    const focused = document.activeElement?.id
    // The parts stay, so that nobody who scrolled in one of them is thrown back to its top.
    for (const [at, part] of [...wall.children].entries()) part.replaceChildren(...fresh.children[at].childNodes)
    document.title = page.title
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  }

  function tick() {
    const options = { hour: "numeric", minute: "2-digit" }
    clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang, options)
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = wall.querySelector(`[rel=${STEPS[event.key] ?? "none"}]`)
    if (!link) return
    event.preventDefault()
    link.click()
  })
  const here = wall.querySelector("[aria-current]")
  if (here) here.closest("nav").scrollTop = here.offsetTop - here.offsetHeight
  tick()
  setInterval(tick, 5000)
  setTimeout(look, PATIENCE)
}
