// Parts of the page that follow from the sheet (data-part): lists, counts, sentences. They are shown
// as they are now, but for what somebody is in or has not saved.
import * as drafts from "planning/drafts"
import { isClean, isField, learn } from "planning/fields"
import { keepPlace, parse } from "planning/place"

const keyed = (part) => [...part.querySelectorAll("[data-key]")]

// Says whether all of it could be shown.
export function show(html, version) {
  const fresh = [...parse(html).querySelectorAll("[data-part]")]
  let all = true
  keepPlace(() => {
    for (const part of fresh) {
      const old = document.querySelector(`[data-part="${part.dataset.part}"]`)
      if (old && !renew(old, part, version)) all = false
    }
  })
  return all
}

function renew(old, fresh, version) {
  if (!keyed(old).length || !keyed(fresh).length) return replace(old, fresh, version)
  const known = new Map(keyed(old).map((row) => [row.dataset.key, row]))
  const list = keyed(old)[0].parentElement
  let before = null
  let all = true
  for (const row of keyed(fresh)) {
    const mine = known.get(row.dataset.key)
    known.delete(row.dataset.key)
    if (mine && !replace(mine, row, version)) all = false
    if (!mine) {
      before ? before.after(row) : list.prepend(row)
      learn(row, version)
    }
    before = list.contains(row) ? row : mine
  }
  for (const row of known.values()) isInUse(row) ? (all = false) : row.remove()
  return all
}

function replace(old, fresh, version) {
  if (old.isEqualNode(fresh)) return true
  if (isInUse(old)) return false
  const at = document.activeElement
  const twin = old.contains(at) && [...fresh.querySelectorAll("*"), fresh].find((it) => it.tagName === at.tagName && it.id === at.id && it.value === at.value)
  fresh.querySelectorAll("details").forEach((it, place) => { it.open ||= Boolean(old.querySelectorAll("details")[place]?.open) })
  old.replaceWith(fresh)
  learn(fresh, version)
  if (twin) twin.focus({ preventScroll: true })
  return true
}

function isInUse(part) {
  const fields = [...part.querySelectorAll("input, textarea, select")].filter(isField)
  return fields.some((it) => it === document.activeElement || drafts.get(it.name) || !isClean(it.name))
}
