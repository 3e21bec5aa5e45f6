/* What stands beside the text: its contents as readers will have them, its length, its bold lines. */

import { readingMinutes, wordCount } from "./counts.js";
import { rested } from "./dialogs.js";
import { boldLines, makeHeadings, markBoldLines } from "./headings.js";

const panel = document.getElementById("outline");
const part = (name) => panel.querySelector(`[data-${name}]`);
const template = (name) => panel.querySelector(`template[data-${name}]`).content.firstElementChild.cloneNode(true);
const words = panel.dataset;
const DEEPEST_LISTED = Number(words.deepest);
const MOST_OF_THE_WINDOW = 0.75;
let said = "";

/** The headings of the text, each with its level, its words, and how it breaks the order. */
function headingsOf(editor) {
  let above = 1;
  return [...editor.editable().$.querySelectorAll(":scope > :is(h2, h3, h4)")]
    .map((element) => ({ element, level: Number(element.localName[1]), text: textOf(element) }))
    .filter(({ text }) => text)
    .map((heading) => {
      const skips = heading.level > above + 1;
      above = heading.level;
      return { ...heading, skips };
    });
}

/** Its words alone, without marks of footnotes. */
function textOf(heading) {
  const copy = heading.cloneNode(true);
  copy.querySelectorAll("sup:has(a), a > sup").forEach((mark) => mark.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function goTo(editor, element) {
  editor.focus();
  const range = editor.createRange();
  range.moveToElementEditStart(new CKEDITOR.dom.element(element));
  range.select();
  element.scrollIntoView({ block: "center" });
}

function entry(editor, { element, level, text, skips }) {
  const item = template("entry");
  item.dataset.level = level;
  item.classList.toggle("is-unlisted", level > DEEPEST_LISTED);
  const button = item.querySelector("button");
  button.textContent = text;
  button.addEventListener("click", () => goTo(editor, element));
  item.querySelector("span").hidden = !skips;
  return item;
}

function boldEntry(editor, line) {
  const item = template("bold-entry");
  const [go, make] = item.querySelectorAll("button");
  go.textContent = line.textContent.trim();
  go.addEventListener("click", () => goTo(editor, line));
  make.setAttribute("aria-label", `${make.textContent}: ${go.textContent}`);
  make.addEventListener("click", () => makeHeadings(editor, [line]));
  return item;
}

function isPrinted(headings) {
  const listed = headings.filter(({ level }) => level <= DEEPEST_LISTED).length;
  const mode = document.querySelector("[name=contents_mode]")?.value;
  if (mode === "never") return words.never;
  const enough = mode === "always" ? 1 : Number(words.enough);
  return listed >= enough ? words.printed : words.tooFew;
}

function describe(editor) {
  const headings = headingsOf(editor);
  const lines = boldLines(editor);
  markBoldLines(editor, lines);
  const now = JSON.stringify([headings.map(({ level, text }) => [level, text]), lines.map((line) => line.textContent)]);
  part("printed").textContent = headings.length ? isPrinted(headings) : words.noHeadings;
  count(editor);
  // Nothing moves under the pointer, or away from the keyboard, unless it has changed.
  if (now === said && headings.every(({ element }) => element.isConnected)) return;
  said = now;
  part("contents").replaceChildren(...headings.map((heading) => entry(editor, heading)));
  part("bold").replaceChildren(...lines.map((line) => boldEntry(editor, line)));
  part("bold-lines").hidden = !lines.length;
  part("make-all").hidden = lines.length < 2;
}

function count(editor) {
  const found = wordCount(editor.getData(), editor.config.desk.counting);
  part("words").textContent = found.toLocaleString(document.documentElement.lang);
  part("minutes").textContent = readingMinutes(found, Number(words.perMinute));
}

/** Headline and standfirst are counted below themselves. */
function countCharacters(name) {
  const field = document.querySelector(`#article_form [name=${name}]`);
  const line = template("characters");
  if (!field) return;
  field.after(line);
  const show = () => {
    const length = [...field.value.trim()].length;
    line.querySelector("b").textContent = length;
    line.classList.toggle("is-over", length > Number(words[name]));
  };
  field.addEventListener("input", show);
  show();
}

/** Stays in view below the publish box, unless the two leave too little room for all else. */
function stay() {
  const box = document.querySelector(".publish-box");
  const isSticky = box && getComputedStyle(box).position === "sticky";
  const height = isSticky ? box.offsetHeight : 0;
  panel.style.setProperty("--below-publishing", `${height}px`);
  panel.classList.toggle("is-sticky", isSticky && height + panel.offsetHeight < innerHeight * MOST_OF_THE_WINDOW);
}

function follow(editor) {
  const redescribe = rested(() => editor.editable() && describe(editor));
  editor.on("change", redescribe);
  editor.on("contentDom", redescribe);
  document.querySelector("[name=contents_mode]")?.addEventListener("change", redescribe);
  part("make-all").addEventListener("click", () => makeHeadings(editor, boldLines(editor)));
  describe(editor);
}

CKEDITOR.on("instanceReady", ({ editor }) => editor.name === "id_body" && follow(editor));
["headline", "standfirst"].forEach(countCharacters);
const resized = new ResizeObserver(stay);
document.querySelectorAll("body, .publish-box, #outline").forEach((each) => resized.observe(each));
