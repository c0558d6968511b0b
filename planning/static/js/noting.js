// Notes what is typed into a form as it is typed, and what of it is sent. ``before`` is what the server
// has, name -> said; ``noted`` are names that an earlier page has noted, for this one to go on with.
import { only, same, written } from "planning/typed"
import { keep, sending } from "planning/unsent"

export const typedSince = (form, before) => only(written(form), (said, name) => !same(said, before[name]))

export function note(form, before, noted = []) {
  const names = new Set(noted)

  function now() {
    const typed = typedSince(form, before)
    for (const name of Object.keys(typed)) names.add(name)
    keep(form, Object.fromEntries([...names].map((name) => [name, name in typed ? { said: typed[name], was: before[name] } : undefined])))
    return typed
  }

  form.addEventListener("input", now)
  form.addEventListener("submit", () => sending(form, now()))
  return now
}
