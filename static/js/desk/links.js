/* Links to stories of ours. They name the story, so that they follow it to a new address. */

import { answer, ask, fetchJSON, prepare, rested } from "./dialogs.js";
import { addButton, inOneStep } from "./editing.js";

const dialog = document.getElementById("story-dialog");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const status = dialog?.querySelector("[role=status]");
let stories = [];
let asked = null;

async function search() {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  const address = `${dialog.dataset.address}?${new URLSearchParams({ q: field.value })}`;
  try {
    const found = await fetchJSON(address, { signal });
    show(found.articles.filter(({ id }) => String(id) !== dialog.dataset.self));
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

function option({ headline, standing, published }, number) {
  const item = dialog.querySelector("template").content.firstElementChild.cloneNode(true);
  item.id = `story-option-${number}`;
  item.querySelector("b").textContent = headline;
  item.querySelector("span").textContent = standing;
  const time = item.querySelector("time");
  if (published) {
    time.dateTime = published;
    const format = { dateStyle: "medium" };
    time.textContent = new Intl.DateTimeFormat(document.documentElement.lang, format).format(new Date(published));
  } else time.remove();
  return item;
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

/** Links the words that are selected, or prints the headline; a link already there is changed. */
function link(editor, { id, headline, address, published }) {
  const attributes = { href: address, "data-cke-saved-href": address, "data-article": String(id) };
  const existing = CKEDITOR.plugins.link.getSelectedLink(editor);
  if (existing) return existing.setAttributes(attributes);
  const [range] = editor.getSelection().getRanges();
  // Its headline must not slip into a story that may be published before it.
  if (range.collapsed && !published) return editor.showNotification(dialog.dataset.markWords, "warning");
  if (range.collapsed) {
    const words = new CKEDITOR.dom.text(headline, editor.document);
    range.insertNode(words);
    range.selectNodeContents(words);
  }
  const style = new CKEDITOR.style({ element: "a", attributes });
  style.type = CKEDITOR.STYLE_INLINE;
  style.applyToRange(range, editor);
  range.collapse(false);
  range.select();
}

async function choose(editor) {
  field.value = editor.getSelection()?.getSelectedText().trim().slice(0, 100) ?? "";
  show([], " ");
  search();
  const story = await ask(dialog, editor);
  if (story) inOneStep(editor, () => link(editor, story));
}

const storyLinkAt = (element) => element?.getAscendant("a", true)?.hasAttribute("data-article");

CKEDITOR.plugins.add("storylink", {
  requires: "link",
  init(editor) {
    if (!dialog) return;
    addButton(editor, "StoryLink", { requiredContent: "a[data-article]", exec: (each) => void choose(each) });
    // Before the editor's own dialog for addresses is opened.
    editor.on("doubleclick", (event) => {
      if (!storyLinkAt(event.data.element)) return;
      event.data.dialog = "";
      choose(editor);
    }, null, null, 100);
  },
});

if (dialog) {
  prepare(dialog);
  field.addEventListener("input", rested(search, 150));
  field.addEventListener("keydown", onKey);
  list.addEventListener("click", ({ target }) => {
    const place = [...list.children].indexOf(target.closest("[role=option]"));
    if (place >= 0) answer(dialog, stories[place]);
  });
}
