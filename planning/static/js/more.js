// Brings further rows when somebody comes near the end. Without it there are pages.
import { rest } from "planning/cells"
import { refold } from "planning/folding"
import { page } from "planning/place"
import { reach } from "planning/sending"

export default function more(place) {
  const link = () => place.querySelector(".timeline__pager [rel=next]")
  const table = place.querySelector("table.timeline")
  const watch = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && bring(), { rootMargin: "1500px" })
  arm()

  function arm() {
    watch.disconnect()
    if (link()) watch.observe([...table.tBodies].at(-1).rows[0].parentElement.lastElementChild)
  }

  async function bring() {
    watch.disconnect()
    const address = new URL(link().href)
    address.searchParams.set("part", "rows")
    const answer = await reach(address).catch(() => null)
    if (!answer?.ok) return // the link to the next page is still there
    const fresh = page(await answer.text())
    for (const band of fresh.querySelectorAll("tbody")) add(band)
    renew(fresh.querySelector(".timeline__pager"))
    rest(table)
    refold(place)
    arm()
  }

  function add(band) {
    const last = [...table.tBodies].at(-1)
    if (last.dataset.band === band.dataset.band) last.append(...[...band.rows].slice(1))
    else last.after(band)
  }

  function renew(pager) {
    const words = pager.querySelector("[data-first]")
    const { first } = place.querySelector("[data-first]").dataset
    words.textContent = words.textContent.replace(words.dataset.first, first)
    words.dataset.first = first
    place.querySelector("[data-first]").replaceWith(words)
    const next = pager.querySelector("[rel=next]")
    const nav = link().parentElement
    if (next) link().replaceWith(next)
    else link().remove()
    if (!nav.querySelector("a")) nav.remove()
  }
}
