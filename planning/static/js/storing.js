// What a browser keeps, as JSON. ``place`` gives the storage: asking for it may fail too.
export function read(place, key) {
  try {
    return JSON.parse(place().getItem(key))
  } catch {
    return null
  }
}

export function write(place, key, what) {
  try {
    what ? place().setItem(key, JSON.stringify(what)) : place().removeItem(key)
  } catch {} // no room, or not allowed: then only this page knows
}
