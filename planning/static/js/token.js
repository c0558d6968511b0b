// By what the server knows that a form or a script comes from its own page.
const meta = (page) => page.querySelector("meta[name=csrf-token]")

// Empty for a page that takes nothing.
export const tokenOf = (page) => meta(page)?.content
export const token = () => tokenOf(document)

export function renew(fresh) {
  meta(document).content = fresh
  for (const field of document.querySelectorAll("input[name=csrf_token]")) field.value = fresh
}
