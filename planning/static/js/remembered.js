// Keeps what is typed into a small form until the server has it: following a link, or pressing the
// button of another form on the page, loses nothing. The browser keeps it under person, form and field.
// Without JavaScript the form works the same, only unguarded.
export const TOP = "planning/remembered/"

export default function remembered(form) {
  const prefix = `${TOP}${form.dataset.person}${new URL(form.action).pathname}/`
  const fields = () => [...form.elements].filter((field) => field.name && !/hidden|submit/.test(field.type))

  for (const field of fields()) restore(field, read(prefix + field.name))
  form.addEventListener("input", ({ target }) => write(prefix + target.name, saying(target)))
  form.addEventListener("submit", () => {
    for (const field of fields()) {
      if (read(prefix + field.name)) write(prefix + field.name, { ...saying(field), sent: true })
    }
  })
}

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

export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key))
  } catch {
    return null
  }
}

function write(key, saying) {
  try {
    localStorage.setItem(key, JSON.stringify(saying))
  } catch {} // no room, or not allowed: then only this page knows
}
