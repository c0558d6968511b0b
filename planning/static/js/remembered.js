// Keeps what is typed into a small form until the server has it: following a link, or pressing the
// button of another form on the page, loses nothing. Without JavaScript the form works the same, only
// unguarded.
import { note } from "planning/noting"
import { fieldsOf, put, same, written } from "planning/typed"
import { kept } from "planning/unsent"

export default function remembered(form) {
  const before = written(form)
  const { words } = kept(form)
  const back = Object.keys(words).filter((name) => same(words[name].was, before[name])) // else the server knows better
  for (const name of back) {
    put(form, name, words[name].said)
    for (const field of fieldsOf(form, name)) unfold(field.closest("details"))
  }
  note(form, before, back)
}

function unfold(folded) {
  if (folded) folded.open = true
}
