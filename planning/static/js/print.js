// Shows a button that prints the page. Without JavaScript there is none, and the browser's own does.
export default function print(button) {
  button.hidden = false
  button.addEventListener("click", () => window.print())
}
