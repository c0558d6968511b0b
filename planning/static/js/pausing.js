// Whoever types is not interrupted: what asks for something waits until the keys have rested.
const REST = 2500 // milliseconds

export function pause() {
  return new Promise((rested) => {
    let waiting = setTimeout(done, REST)
    addEventListener("keydown", again, { capture: true })
    function again() {
      clearTimeout(waiting)
      waiting = setTimeout(done, REST)
    }
    function done() {
      removeEventListener("keydown", again, { capture: true })
      rested()
    }
  })
}
