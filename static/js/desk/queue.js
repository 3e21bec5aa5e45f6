/* The queue without waiting for a page: the same forms and the same server, and keys. */

import { fieldsOf, post } from "./queue-sending.js";
import { bindKeys } from "./queue-keys.js";

const list = document.getElementById("cards");
const status = document.getElementById("queue-status");
const batches = [];

/** The card that is worked on: the one with the focus, or the first. */
function current() {
  return document.activeElement?.closest?.(".card") ?? list?.querySelector(".card.is-current") ?? list?.querySelector(".card");
}

function go(card) {
  if (!card) return;
  for (const other of list.querySelectorAll(".is-current")) other.classList.remove("is-current");
  card.classList.add("is-current");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
}

function say(words) {
  status.textContent = words;
}

function undoLast() {
  const form = document.querySelector(`.undo input[value="${CSS.escape(batches.at(-1) ?? "")}"]`)?.form;
  const plain = form ?? document.querySelector("#queue-done .undo");
  plain?.requestSubmit();
}

async function submit(form, button) {
  const card = form.closest(".card");
  if (card.dataset.busy) return;
  card.dataset.busy = "1";
  const answer = await post(form.action, fieldsOf(form, button));
  delete card.dataset.busy;
  if (answer.state === "other") return submitPlainly(form, button);
  if (answer.state !== "told") return fail(card, list.dataset[answer.state]);
  number(answer.told.numbers);
  const hadFocus = card.contains(document.activeElement);
  const wasUndo = form.classList.contains("undo");
  if (answer.ok && answer.told.batch) wasUndo ? batches.pop() : batches.push(answer.told.batch);
  for (const [pk, html] of Object.entries(answer.told.cards)) replace(pk, html, wasUndo);
  follow(card.dataset.card, answer, hadFocus, wasUndo);
}

/** The card as it is now, no lower than it was: nothing moves under the pointer. */
function replace(pk, html, isWhole) {
  const old = document.getElementById(`card-${pk}`);
  if (!old) return;
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".card");
  if (!isWhole) fresh.style.minHeight = `${old.getBoundingClientRect().height}px`;
  old.replaceWith(document.importNode(fresh, true));
}

function follow(pk, { ok, told }, hadFocus, wasUndo) {
  const card = document.getElementById(`card-${pk}`);
  const isDone = ok && !wasUndo && card?.classList.contains("is-done");
  const next = isDone ? nextOpen(card) : null;
  if (hadFocus || next || wasUndo) go(next ?? card);
  const name = next?.querySelector("h2")?.textContent;
  say(name ? `${told.said} ${list.dataset.decided.replace("%s", name)}` : told.said);
}

function nextOpen(card) {
  const cards = [...list.querySelectorAll(".card")];
  const after = cards.slice(cards.indexOf(card) + 1);
  return after.find((other) => !other.classList.contains("is-done"));
}

function number(numbers) {
  for (const [name, words] of Object.entries(numbers ?? {})) {
    for (const shown of document.querySelectorAll(`[data-number="${name}"]`)) shown.textContent = words;
  }
}

/** Whatever is wrong, a page of the server's own says it. */
function submitPlainly(form, button) {
  if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
  form.submit();
}

function fail(card, words) {
  say(words);
  card.querySelector("[data-trouble]")?.remove();
  const line = Object.assign(document.createElement("p"), { className: "card-said is-refused", textContent: words });
  line.dataset.trouble = "";
  card.append(line);
}

list?.addEventListener("submit", (event) => {
  const form = event.target.closest("form");
  if (!form?.closest(".card")) return;
  event.preventDefault();
  submit(form, event.submitter);
});

list?.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card");
  for (const other of list.querySelectorAll(".is-current")) if (other !== card) other.classList.remove("is-current");
  card?.classList.add("is-current");
});

const bulk = document.getElementById("bulk");
const all = document.querySelector("[data-choose-page]");
if (bulk && all) {
  all.hidden = false;
  all.addEventListener("change", (event) => {
    for (const box of document.querySelectorAll('[name="chosen"]')) box.checked = event.target.checked;
    count();
  });
  document.addEventListener("change", (event) => event.target.name === "chosen" && count());
}

function count() {
  const number = document.querySelectorAll('[name="chosen"]:checked').length;
  bulk.querySelector("[data-chosen]").textContent = number ? bulk.dataset.chosenWords.replace("%s", number) : "";
}

bindKeys({ count, current, go, say, undoLast });
