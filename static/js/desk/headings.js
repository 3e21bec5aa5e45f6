/* Headings: those that are pasted move below the headline, and bold lines can become some. */

import { inOneStep, quietly } from "./editing.js";

const PLACE_AMONG_FILTERS = 5.5; // once pasted text is a tree, before anything in it is dropped
const LEVELS_BELOW = { h2: "h3", h3: "h4" };
// As the checks before publishing judge it: articles/checks/words.py.
const LONGEST_HEADING = 90;
const ENDS_LIKE_A_SENTENCE = /[.,;!\u201d]$/;
const MARK = "data-cke-bold-line"; // the editor stores nothing that begins like this

/** The headline is the only h1: what is pasted moves down as it does when it is stored. */
function settleHeadings({ data: { dataValue: tree } }) {
  const headings = [];
  const deleted = [];
  tree.forEach((element) => {
    if (/^h[1-6]$/.test(element.name)) headings.push(element);
    if (element.name === "del") deleted.push(element);
  }, CKEDITOR.NODE_ELEMENT);
  const haveSections = headings.filter(({ name }) => name === "h1").length > 1;
  for (const heading of headings) {
    if (heading.name === "h1") heading.name = "h2";
    else if (haveSections && !heading.attributes.id) heading.name = LEVELS_BELOW[heading.name] ?? "h4";
    else if (heading.name > "h4") heading.name = "h4";
  }
  for (const element of deleted) element.remove();
}

export function moveHeadingsDown(editor) {
  editor.on("toHtml", settleHeadings, null, null, PLACE_AMONG_FILTERS);
}

/** Short paragraphs of the text that are bold from end to end: headings by their looks alone. */
export function boldLines(editor) {
  const body = editor.editable()?.$;
  return [...(body?.querySelectorAll(":scope > p") ?? [])].filter(isBoldLine);
}

function isBoldLine(paragraph) {
  const words = paragraph.textContent.trim();
  if (!words || words.length > LONGEST_HEADING || ENDS_LIKE_A_SENTENCE.test(words) || paragraph.querySelector("br:not(:last-child)")) return false;
  const plain = paragraph.cloneNode(true);
  plain.querySelectorAll("strong, b").forEach((bold) => bold.remove());
  return !/[\p{L}\p{N}]/u.test(plain.textContent);
}

/** Marks them in the text as well, where the mark is seen and never stored. */
export function markBoldLines(editor, lines) {
  const marked = [...(editor.editable()?.$.querySelectorAll(`[${MARK}]`) ?? [])];
  if (marked.length === lines.length && lines.every((line) => marked.includes(line))) return;
  quietly(editor, () => {
    marked.forEach((line) => line.removeAttribute(MARK));
    lines.forEach((line) => line.setAttribute(MARK, ""));
  });
}

/** A bold line becomes a heading beside the one above it: of the same level, or the first of all. */
export function makeHeadings(editor, lines) {
  editor.focus();
  inOneStep(editor, () => {
    const made = lines.map(makeHeading);
    const range = editor.createRange();
    range.moveToElementEditEnd(made.at(-1));
    range.select();
  });
}

function makeHeading(line) {
  const heading = new CKEDITOR.dom.element(line);
  line.querySelectorAll("strong, b").forEach((bold) => bold.replaceWith(...bold.childNodes));
  line.removeAttribute(MARK);
  heading.renameNode(levelAbove(line));
  return heading;
}

function levelAbove(line) {
  for (let above = line.previousElementSibling; above; above = above.previousElementSibling) {
    if (/^H[234]$/.test(above.tagName)) return above.localName;
  }
  return "h2";
}
