// Asks the server as a script does. What the network lost is ``Lost``; what must wait for a person
// is ``Stopped``, and says why.
import { comeBack } from "planning/signing"
import { token } from "planning/token"

export class Lost extends Error {}

const PATIENCE = 20_000 // milliseconds

export async function ask(method, address, body, { isAgain = false } = {}) {
  const answer = await reach(address, {
    method,
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(body),
  })
  if ([400, 401, 403, 404].includes(answer.status)) {
    await comeBack(isAgain)
    return ask(method, address, body, { isAgain: true })
  }
  if (answer.status >= 500 || answer.status === 429) throw new Lost()
  return { status: answer.status, body: await read(answer) }
}

// The network may also break off in the middle of an answer.
async function read(answer) {
  try {
    return await answer.json()
  } catch {
    throw new Lost()
  }
}

export async function reach(address, options = {}) {
  try {
    return await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE), ...options })
  } catch {
    throw new Lost()
  }
}
