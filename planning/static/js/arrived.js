// The page says what was done, so what the page before it has sent need not be kept any more.
export { arrived as default } from "planning/unsent"
