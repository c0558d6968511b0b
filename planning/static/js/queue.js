// Sends one thing after another. What the network lost is tried again, later and later.
import { Lost } from "planning/sending"
import { Stopped } from "planning/signing"

const FIRST = 1000, LONGEST = 30_000 // milliseconds
const waiting = new Map() // name -> what to do
let running = null
let patience = FIRST
let timer = 0
let tell = () => {}

export const onChange = (told) => { tell = told }

export function add(name, job) {
  waiting.set(name, job)
  return run()
}

// Resolves when everything is sent, or nothing more can be for now.
export function run() {
  clearTimeout(timer)
  running ??= work().finally(() => { running = null })
  return running
}

async function work() {
  tell("saving", waiting.size)
  while (waiting.size) {
    const [name, job] = waiting.entries().next().value
    waiting.delete(name)
    try {
      await job()
      patience = FIRST
    } catch (error) {
      if (!waiting.has(name)) waiting.set(name, job)
      return stop(error)
    }
  }
  tell("done", 0)
}

function stop(error) {
  if (error instanceof Stopped) return tell(error.message, waiting.size)
  if (!(error instanceof Lost)) throw error
  tell("waits", waiting.size)
  timer = setTimeout(run, patience)
  patience = Math.min(2 * patience, LONGEST)
}

export const remaining = () => waiting.size
addEventListener("online", () => { if (waiting.size) run() })
