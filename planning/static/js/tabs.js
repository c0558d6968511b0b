// A word for every tab, so that two tabs of one person never share drafts. It outlives a reload; a tab
// that was copied gets a word of its own. A lock says for as long as a tab lives that its word is taken.
const KEY = "planning/tab"
const PATIENCE = 500 // milliseconds until the page before this one has let go

export const word = () => Math.random().toString(36).slice(2) + Date.now().toString(36)

export async function settle() {
  let mine = stored()
  if (!mine || !(await take(mine))) {
    mine = word()
    await take(mine)
  }
  try {
    sessionStorage.setItem(KEY, mine)
  } catch {} // then what a reload finds is offered as if another tab had left it
  return mine
}

function stored() {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

function take(mine) {
  if (!navigator.locks) return true
  return new Promise((taken) => {
    const forEver = () => new Promise(() => taken(true))
    navigator.locks.request(`${KEY}/${mine}`, { signal: AbortSignal.timeout(PATIENCE) }, forEver).catch(() => taken(false))
  })
}

// Resolves when a tab has closed, and did not only load another page.
export async function closed(other) {
  do {
    await navigator.locks.request(`${KEY}/${other}`, () => {})
    await new Promise((go) => setTimeout(go, 2 * PATIENCE))
  } while ((await living()).includes(other))
}

// Words of the tabs that are open, this one among them; none where the browser allows no locks.
export async function living() {
  const { held } = (await navigator.locks?.query().catch(() => null)) ?? { held: [] }
  return held.map(({ name }) => name.replace(`${KEY}/`, ""))
}
