// The checks before publishing follow what is typed, and lead to the place that each is about.

import { onTyping } from "./typing.js";

const PAUSE = 1200;
const box = document.getElementById("checks");
const form = document.getElementById("article_form");
const found = box.querySelector(".checks__found");
const said = box.querySelector(".checks__said");
const editor = () => window.CKEDITOR?.instances.id_body;

let waiting = null;
let asked = 0;

function later() {
  clearTimeout(waiting);
  waiting = setTimeout(check, PAUSE);
}

async function check() {
  const number = ++asked;
  const typed = new FormData(form);
  // Files are no part of it, and could be large.
  for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
  if (editor()) typed.set("body", editor().getData());
  let answer;
  try {
    answer = await fetch(box.dataset.address, { method: "POST", body: typed });
  } catch {
    return; // Without a connection the last answer stays; autosave says that it is gone.
  }
  if (!answer.ok || answer.redirected || number !== asked) return;
  show(await answer.text());
}

function show(html) {
  if (found.innerHTML.trim() === html.trim()) return;
  const before = found.querySelector(".checks__summary")?.textContent;
  found.innerHTML = html;
  const now = found.querySelector(".checks__summary").textContent;
  document.querySelector("[data-checks-summary]").textContent = now;
  // Read out by screen readers; the eye reads it in the list.
  if (now !== before) said.textContent = now;
}

function placeInBody(at) {
  const page = editor().document?.$;
  if (!page || !at) return null;
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  return (
    page.getElementById(at) ||
    page.querySelector(`figure[data-picture="${CSS.escape(at)}"]`) ||
    [...page.querySelectorAll("a, p")].find((element) => words(element) === at)
  );
}

// A press may come before the editor has its page.
function whenReady(then) {
  if (editor().status === "ready") then();
  else editor().once("instanceReady", then);
}

function goToBody(at) {
  const place = placeInBody(at);
  editor().focus();
  if (!place) return;
  place.scrollIntoView({ block: "center" });
  // A range of its own: the editor may have no selection yet.
  const range = editor().createRange();
  const element = new window.CKEDITOR.dom.element(place);
  if (place.matches("figure")) range.setStartBefore(element), range.setEndAfter(element);
  else range.selectNodeContents(element);
  range.select();
}

function goToField(name) {
  const field = document.getElementById(`id_${name}`);
  if (!field) return;
  for (let up = field.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  const shown = field.nextElementSibling?.querySelector?.(".select2-selection") ?? field;
  shown.scrollIntoView({ block: "center" });
  shown.focus();
}

found.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-where]");
  if (!link) return;
  event.preventDefault();
  const isBody = link.dataset.where === "body" && editor();
  if (isBody) whenReady(() => goToBody(link.dataset.at));
  else goToField(link.dataset.where);
});

onTyping(form, later);
