/* Choosing one of our stories by words of its headline, with the keyboard or the pointer. */

import { answer, ask, fetchJSON, prepare, rested } from "./dialogs.js";

const dialog = document.getElementById("story-dialog");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const status = dialog?.querySelector("[role=status]");
let stories = [];
let left = []; // numbers of stories that are not offered
let asked = null;

/** Whether this page can ask for a story at all. */
export const canChoose = Boolean(dialog);

/** What is said where a story that is not public yet would be printed. */
export const wordsForHidden = () => dialog.dataset.markWords;

/** Promises the story that was chosen, or null. `purpose` names the words over the question. */
export function chooseStory({ words = "", purpose = "link", without = [], editor = null } = {}) {
  for (const each of dialog.querySelectorAll("[data-for]")) each.hidden = each.dataset.for !== purpose;
  left = without.map(String);
  field.value = words;
  show([], " ");
  search();
  return ask(dialog, editor);
}

async function search() {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  const address = `${dialog.dataset.address}?${new URLSearchParams({ q: field.value })}`;
  try {
    const found = await fetchJSON(address, { signal });
    show(found.articles.filter(({ id }) => ![dialog.dataset.self, ...left].includes(String(id))));
  } catch {
    if (!signal.aborted) show([], dialog.dataset.failed);
  }
}

function show(found, trouble = "") {
  stories = found;
  list.replaceChildren(...found.map(option));
  status.textContent = trouble || (found.length ? "" : dialog.dataset.none);
  mark(0);
}

function option(story, number) {
  const item = dialog.querySelector("template").content.firstElementChild.cloneNode(true);
  item.id = `story-option-${number}`;
  item.querySelector("b").textContent = story.headline;
  item.querySelector("span").textContent = story.standing;
  const time = item.querySelector("time");
  if (story.published) {
    time.dateTime = story.published;
    time.textContent = dayOf(story);
  } else time.remove();
  return item;
}

/** The day of publication, as the desk's language writes it. */
function dayOf({ published }) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" });
  return format.format(new Date(published));
}

function mark(number) {
  const options = [...list.children];
  options.forEach((each, place) => each.setAttribute("aria-selected", String(place === number)));
  options[number]?.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-expanded", String(options.length > 0));
  field.setAttribute("aria-activedescendant", options[number]?.id ?? "");
}

const marked = () => [...list.children].findIndex((each) => each.getAttribute("aria-selected") === "true");

function onKey(event) {
  const last = stories.length - 1;
  const places = { ArrowDown: Math.min(marked() + 1, last), ArrowUp: Math.max(marked() - 1, 0) };
  if (event.key in places) mark(places[event.key]);
  else if (event.key !== "Enter") return;
  else if (stories[marked()]) answer(dialog, stories[marked()]);
  event.preventDefault();
}

if (dialog) {
  prepare(dialog);
  field.addEventListener("input", rested(search, 150));
  field.addEventListener("keydown", onKey);
  list.addEventListener("click", ({ target }) => {
    const place = [...list.children].indexOf(target.closest("[role=option]"));
    if (place >= 0) answer(dialog, stories[place]);
  });
}
