// After a move: says what happened, and counts anew what the page counts.
import { page } from "planning/place"
import { reach } from "planning/sending"

export function say(notice, told) {
  const isDone = Boolean(told?.said)
  notice.hidden = false
  notice.querySelector("form").hidden = !isDone
  notice.classList.toggle("notice--good", isDone)
  const review = notice.querySelector("[data-review]")
  review.hidden = !told?.review
  review.href = told?.review ?? ""
  notice.querySelector("[data-said]").textContent = told?.said ?? told?.error ?? notice.dataset.lost
}

export async function count() {
  const address = new URL(location.href)
  address.searchParams.set("part", "counts")
  const answer = await reach(address).catch(() => null)
  if (!answer?.ok) return
  const fresh = page(await answer.text())
  for (const part of [".timeline__tally", "tfoot"]) document.querySelector(part)?.replaceWith(fresh.querySelector(part))
}
