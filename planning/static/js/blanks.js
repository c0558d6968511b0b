// The blank row at the end of a list, and what is written in it.
import { listOf } from "planning/lists"
import { valueOf } from "planning/fields"

export const blankOf = (kind) => listOf(kind).lastElementChild
export const fieldsOf = (row) => [...row.querySelectorAll("[name]:is(input, textarea, select)")]
export const shortOf = (field) => field.name.split("/").pop()
export const wordsIn = (row) => Object.fromEntries(fieldsOf(row).map((field) => [shortOf(field), valueOf(field)]))
export const says = (row) => fieldsOf(row).some((field) => field.tagName !== "SELECT" && valueOf(field).trim())
