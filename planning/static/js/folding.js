// Folds bands in place and remembers which for the next time. Without it the link does the same.
const memory = (place) => `timeline folded by ${place.dataset.by}`
const kept = (place) => new Set(JSON.parse(localStorage.getItem(memory(place)) ?? "[]"))

export default function folding(place) {
  refold(place)
  place.addEventListener("click", (event) => {
    const link = event.target.closest("a[aria-expanded]")
    if (!link || event.ctrlKey || event.metaKey) return
    const band = link.closest("tbody")
    const folds = link.getAttribute("aria-expanded") === "true"
    remember(place, band.dataset.band, folds)
    if (!folds && band.rows.length === 1) return // its rows are not here: the address brings them
    event.preventDefault()
    show(band, folds)
  })
}

// What was folded before is folded again, also in rows that came later.
export function refold(place) {
  const names = kept(place)
  for (const band of place.querySelectorAll("tbody[data-band]")) {
    if (names.has(band.dataset.band)) show(band, true)
  }
}

function show(band, isFolded) {
  band.toggleAttribute("data-folded", isFolded)
  band.querySelector("a[aria-expanded]").setAttribute("aria-expanded", String(!isFolded))
}

function remember(place, name, isFolded) {
  const names = kept(place)
  if (isFolded) names.add(name)
  else names.delete(name)
  localStorage.setItem(memory(place), JSON.stringify([...names]))
}
