// Lets a list show its rows as they are now. The row one is in stays where it is on the page; the
// others come, go and change places around it.
import * as drafts from "planning/drafts"
import { learn, sheet } from "planning/fields"
import { parse } from "planning/place"

const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")]
export const listOf = (kind) => sheet.form.querySelector(`[data-list="${kind}"]`)

export function show(kind, ids, html, version) {
  const list = listOf(kind)
  const fresh = parse(html)
  const old = new Map(rowsOf(list).map((row) => [row.dataset.row, row]))
  for (const [id, row] of old) if (!ids.includes(Number(id)) && !isInUse(row, `${kind}/${id}/`)) row.remove()
  for (const row of rowsOf(fresh)) {
    if (old.has(row.dataset.row)) renumber(old.get(row.dataset.row), row)
    else {
      listOf(kind).lastElementChild.before(row)
      learn(row, version)
    }
  }
  order(list, ids)
  renumber(list.lastElementChild, fresh.lastElementChild)
  sheet.form.elements[`seen/${kind}`].value = ids.join()
}

// Somebody is in it or wrote in it what is not saved: the server will say that it is gone.
function isInUse(row, path) {
  return row.contains(document.activeElement) || drafts.names().some((name) => name.startsWith(path))
}

function order(list, ids) {
  const now = rowsOf(list)
  const place = (row) => (ids.indexOf(Number(row.dataset.row)) + 1 || now.indexOf(row) + 0.5)
  const wanted = [...now].sort((one, other) => place(one) - place(other))
  if (wanted.every((row, at) => row === now[at])) return
  const stays = wanted.findIndex((row) => row.contains(document.activeElement))
  wanted.forEach((row, at) => {
    if (at < stays) wanted[stays].before(row)
    else if (at > stays) list.lastElementChild.before(row)
  })
}

// Numbers, labels and the names of buttons; never what is typed.
function renumber(row, fresh) {
  const number = fresh.querySelector(".rows__number")
  if (row.dataset.row) row.querySelector(".rows__number").textContent = number.textContent
  for (const label of fresh.querySelectorAll("label")) {
    row.querySelector(`label[for="${label.htmlFor}"]`)?.replaceChildren(...label.cloneNode(true).childNodes)
  }
  for (const button of fresh.querySelectorAll("button[aria-label]")) {
    const mine = row.querySelector(`button[value="${button.value}"]`)
    if (mine) Object.assign(mine, { ariaLabel: button.ariaLabel, disabled: button.disabled && mine !== document.activeElement })
  }
}
