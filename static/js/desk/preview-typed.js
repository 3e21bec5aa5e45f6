// Keeps a preview of what is being typed beside the text. Nothing is saved by it.

import { onTyping } from "./typing.js";

const KEY = "preview-beside";
const PAUSE = 2000;
const wide = matchMedia("(min-width: 1700px)");
const form = document.getElementById("article_form");
const pane = document.querySelector("[data-preview-pane]");
const toggle = document.querySelector("[data-preview-toggle]");

function isWanted() {
  try {
    return localStorage.getItem(KEY) === "yes";
  } catch {
    return false;
  }
}

function want(yes) {
  try {
    localStorage.setItem(KEY, yes ? "yes" : "no");
  } catch {
    // Without storage it is closed the next time.
  }
}

function setUp() {
  const frame = pane.querySelector("iframe");
  const notes = pane.querySelector(".preview-notes");
  let isBegun = false;
  let waiting = 0;
  let asked = new AbortController();

  function tell(lines) {
    const told = lines.map((words) => {
      const line = document.createElement("p");
      line.textContent = words;
      return line;
    });
    if (notes.textContent !== lines.join("")) notes.replaceChildren(...told);
  }

  function draw(page) {
    const inside = frame.contentDocument;
    const { scrollX, scrollY } = frame.contentWindow;
    const made = new DOMParser().parseFromString(page, "text/html");
    inside.title = made.title;
    inside.body.replaceWith(inside.adoptNode(made.body));
    frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
  }

  async function refresh() {
    asked.abort();
    asked = new AbortController();
    for (const editor of Object.values(window.CKEDITOR?.instances ?? {})) editor.updateElement();
    try {
      const options = { method: "POST", body: new FormData(form), signal: asked.signal };
      const answer = await fetch(pane.dataset.typed, options);
      const told = await answer.json();
      draw(told.page);
      tell(told.notes);
    } catch (error) {
      if (error.name !== "AbortError") tell([pane.dataset.lost]);
    }
  }

  function refreshSoon() {
    if (pane.hidden) return;
    clearTimeout(waiting);
    waiting = setTimeout(refresh, PAUSE);
  }

  function begin() {
    if (isBegun) return refresh();
    isBegun = true;
    frame.addEventListener("load", refresh, { once: true });
    frame.src = pane.dataset.typed;
  }

  function arrange() {
    const isOpen = wide.matches && isWanted();
    toggle.closest("li").hidden = !wide.matches;
    toggle.setAttribute("aria-expanded", String(isOpen));
    pane.hidden = !isOpen;
    document.body.classList.toggle("has-preview", isOpen);
    if (isOpen) begin();
  }

  toggle.addEventListener("click", () => {
    want(pane.hidden);
    arrange();
  });
  wide.addEventListener("change", arrange);
  onTyping(form, refreshSoon);
  arrange();
}

if (form && pane && toggle) setUp();
