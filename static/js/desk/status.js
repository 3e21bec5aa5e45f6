/* The line in the publish box that says how safe the text is. */

const line = document.getElementById("kept");
const words = line.querySelector(".kept-words");
const button = line.querySelector("button");
const inShort = document.querySelector("[data-kept-words]");

/** Says one of the line's sentences, by its name, or words that the newsroom sent. */
export function say(name, { detail = "", action = "", act = null } = {}) {
  const sentence = (line.dataset[name] ?? "%s").replace("%s", detail).trim();
  if (words.textContent !== sentence) words.textContent = sentence;
  inShort.textContent = sentence;
  line.dataset.state = name;
  button.hidden = !act;
  button.textContent = line.dataset[action] ?? "";
  button.onclick = act;
}
