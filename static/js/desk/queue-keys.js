/* Single keys for the queue. They can be turned off, and rest while somebody types. */

const KEPT = "desk.queue.keys";
const box = document.querySelector("[data-keys]");
const dialog = box?.querySelector("dialog");
const TYPED_IN = "textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])";

// What the queue can do; given by it when the keys are bound.
let queue = null;

const ACTS = {
  j: () => queue.go(beside(1)),
  k: () => queue.go(beside(-1)),
  a: () => press('[name="verb"][value="approve"]') || press('[name="verb"][value="restore"]'),
  r: () => open("reject"),
  s: () => press('[name="verb"][value="mark_as_spam"]'),
  p: () => press('[name="verb"][value="pick"]') || press('[name="verb"][value="unpick"]'),
  x: choose,
  z: () => queue.undoLast(),
  "?": () => dialog.showModal(),
};

export function bindKeys(given) {
  if (!box) return;
  queue = given;
  box.hidden = false;
  const isOn = box.querySelector("input[type=checkbox]");
  isOn.checked = kept() !== "off";
  show(isOn.checked);
  isOn.addEventListener("change", () => {
    keep(isOn.checked ? "on" : "off");
    show(isOn.checked);
  });
  box.querySelector("[data-open-keys]").addEventListener("click", () => dialog.showModal());
  box.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  document.addEventListener("keydown", (event) => isOn.checked && pressed(event));
}

// The numbers beside the reasons are seen only where they do something.
function show(areOn) {
  document.body.classList.toggle("has-keys", areOn);
}

function pressed(event) {
  const isBusy = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || dialog.open;
  if (isBusy || event.target.matches?.(TYPED_IN)) return;
  if (/^[1-9]$/.test(event.key)) return reason(Number(event.key), event);
  const act = ACTS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function beside(step) {
  const cards = [...document.querySelectorAll(".card")];
  const card = document.querySelector(".card.is-current");
  return card ? cards[cards.indexOf(card) + step] ?? card : cards[0];
}

function press(selector) {
  const button = queue.current()?.querySelector(`.card-acts > .card-form ${selector}`);
  button?.click();
  return Boolean(button);
}

function open(name) {
  const panel = queue.current()?.querySelector(`[data-panel="${name}"]`);
  if (!panel) return;
  panel.open = true;
  panel.querySelector("input[type=radio]")?.focus();
}

function reason(number, event) {
  const panel = document.activeElement?.closest?.('[data-panel="reject"]') ?? queue.current()?.querySelector('[data-panel="reject"][open]');
  const radio = panel?.querySelectorAll("input[type=radio]")[number - 1];
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  panel.querySelector("button.default").focus();
  queue.say(radio.closest("label").firstChild.nextSibling.textContent.trim());
}

function choose() {
  const ticked = queue.current()?.querySelector('[name="chosen"]');
  if (!ticked) return;
  ticked.checked = !ticked.checked;
  queue.count();
}

// Without storage, as in some private windows, keys are on.
function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

function keep(value) {
  try {
    localStorage.setItem(KEPT, value);
  } catch {
    // It lasts as long as the page, then.
  }
}
