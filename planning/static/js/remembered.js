// Keeps what is typed into a small form until the server has it: following a link, or pressing the
// button of another form on the page, loses nothing. Without JavaScript the form works the same, only
// unguarded.
import { keyOf, read, write } from "planning/unsent"

export default function remembered(form) {
  const key = (field) => `${keyOf(form)}#${field.name}`
  const fields = () => [...form.elements].filter(isTyped)

  for (const field of fields()) restore(field, read(key(field)))
  form.addEventListener("input", ({ target }) => isTyped(target) && write(key(target), saying(target)))
  form.addEventListener("submit", () => {
    for (const field of fields()) {
      if (read(key(field))) write(key(field), { ...saying(field), sent: true })
    }
  })
}

const isTyped = ({ name, type }) => name && !/hidden|submit|file|password/.test(type)
const isTicked = ({ type }) => type === "checkbox"
const saying = (field) => (isTicked(field) ? { ticked: field.checked } : { words: field.value })

// What the server has put into a field of its own accord stays: it knows better.
function restore(field, kept) {
  if (!kept || isFilled(field)) return
  if (isTicked(field)) field.checked = kept.ticked
  else if (isOffered(field, kept.words)) field.value = kept.words
  const folded = field.closest("details")
  if (folded && (kept.ticked || kept.words)) folded.open = true
}

const isFilled = (field) => (isTicked(field) ? field.defaultChecked : "defaultValue" in field && field.defaultValue !== "")

// A choice may be gone by now.
const isOffered = ({ options }, words) => !options || [...options].some((option) => option.value === words)
