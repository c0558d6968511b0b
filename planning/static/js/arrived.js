// The page says what was done, so what a form has sent need not be kept any more.
import { forgetSent } from "planning/unsent"

export default forgetSent
