/* The stories beside a story: a list with buttons in the place of the field with their addresses. */

import { chooseStory } from "./stories.js";

const block = document.querySelector("[data-related]");
const area = block?.querySelector("textarea");
const list = block?.querySelector("ol");
const button = block?.querySelector("[data-choose]");
const status = block?.querySelector("[role=status]");
const [forItem, forButtons] = block?.querySelectorAll("template") ?? [];

const items = () => [...list.children];
const wordsOf = (item) => item.querySelector("[data-words]").textContent;

/** The field says what the list shows, and autosave hears of it. */
function write() {
  area.value = items().map((item) => item.dataset.line).join("\n");
  list.hidden = !items().length;
  area.dispatchEvent(new Event("change", { bubbles: true }));
}

function withButtons(item) {
  item.append(forButtons.content.cloneNode(true));
  for (const each of item.querySelectorAll("button")) {
    each.setAttribute("aria-label", `${each.getAttribute("aria-label")} ${wordsOf(item)}`);
  }
}

function itemOf({ id, headline, address, standing }) {
  const item = forItem.content.firstElementChild.cloneNode(true);
  Object.assign(item.dataset, { line: address, story: id });
  item.querySelector("[data-words]").textContent = headline;
  item.querySelector("[data-state]").textContent = standing;
  withButtons(item);
  return item;
}

async function choose() {
  if (items().length >= Number(block.dataset.most)) {
    status.textContent = block.dataset.full;
    return;
  }
  const without = items().map((item) => item.dataset.story);
  const story = await chooseStory({ purpose: "related", without });
  button.focus();
  if (!story) return;
  list.append(itemOf(story));
  write();
  status.textContent = `${block.dataset.added}: ${story.headline}`;
}

function move(item, what) {
  if (what === "up") item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  item.querySelector(`[data-do=${what}]`).focus();
  status.textContent = `${block.dataset.moved} ${items().indexOf(item) + 1}: ${wordsOf(item)}`;
}

function takeAway(item) {
  const next = item.nextElementSibling ?? item.previousElementSibling;
  item.remove();
  (next?.querySelector("[data-do=away]") ?? button).focus();
  status.textContent = `${block.dataset.removed}: ${wordsOf(item)}`;
}

function onClick({ target }) {
  const what = target.closest("[data-do]")?.dataset.do;
  if (!what) return;
  const item = target.closest("li");
  if (what === "away") takeAway(item);
  else move(item, what);
  write();
}

/** The field's own label names the list that has taken its place. */
function leadFromLabel(label) {
  label.removeAttribute("for");
  label.id = `${area.id}_label`;
  list.setAttribute("aria-labelledby", label.id);
  label.addEventListener("click", () => button.focus());
}

if (block) {
  block.querySelector("[data-written]").hidden = true;
  block.querySelector("[data-act]").hidden = false;
  items().forEach(withButtons);
  list.addEventListener("click", onClick);
  button.addEventListener("click", choose);
  leadFromLabel(document.querySelector(`label[for="${area.id}"]`));
}
