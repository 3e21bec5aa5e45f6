/* Embeds: a video of a host we know, or a card for any other address. Nothing of theirs is loaded. */

import { answer, ask, fetchJSON, prepare } from "./dialogs.js";
import { addButton, insertFigure, inOneStep } from "./editing.js";
import { addFigure, redraw } from "./figures.js";

const dialog = document.getElementById("embed-dialog");
const field = dialog?.querySelector("input");
const trouble = dialog?.querySelector("[role=alert]");
const LONE_ADDRESS = /^https?:\/\/\S+$/i;

/** The server's word on an address: {address, host, provider}, or null for one it will not keep. */
async function recognise(address) {
  const said = await fetchJSON(`${dialog.dataset.address}?${new URLSearchParams({ address })}`);
  return said.address ? said : null;
}

const markup = (address, caption = "") =>
  `<figure data-embed="${CKEDITOR.tools.htmlEncodeAttr(address)}"><figcaption>${caption}</figcaption></figure>`;

async function choose(editor, current = "") {
  field.value = current;
  trouble.textContent = "";
  const asked = ask(dialog, editor);
  field.select();
  return asked;
}

async function insert(editor) {
  const found = await choose(editor);
  if (found) insertFigure(editor, markup(found.address));
}

async function change(editor, widget) {
  const found = await choose(editor, widget.element.getAttribute("data-embed"));
  if (!found) return;
  inOneStep(editor, () => widget.element.setAttribute("data-embed", found.address));
  redraw(editor, widget, draw);
  widget.focus();
}

function draw(widget, show) {
  const address = widget.element.getAttribute("data-embed");
  const host = document.createElement("strong");
  const where = document.createElement("span");
  host.textContent = hostOf(address);
  where.textContent = address;
  show((box, caption) => {
    box.replaceChildren(host, where);
    box.classList.add("figure-shown--embed");
    caption.dataset.placeholder = dialog.dataset.caption;
  });
}

function hostOf(address) {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, "") : "";
}

/** A pasted line that is nothing but the address of a video becomes the video, if that is one. */
function onPaste(editor, event) {
  const words = event.data.dataTransfer.getData("text/plain").trim();
  if (!LONE_ADDRESS.test(words) || !editor.config.desk.videoHosts.includes(hostOf(words))) return;
  const block = editor.elementPath()?.block;
  if (!block?.is("p") || block.getText().trim() || !block.getParent().equals(editor.editable())) return;
  event.cancel();
  recognise(words).catch(() => null).then((found) => {
    if (found?.provider) insertFigure(editor, markup(found.address), block);
    else editor.insertText(words);
  });
}

async function onSubmit(event) {
  event.preventDefault();
  try {
    const found = await recognise(field.value.trim());
    if (found) return answer(dialog, found);
    trouble.textContent = dialog.dataset.refused;
  } catch {
    trouble.textContent = dialog.dataset.failed;
  }
  field.focus();
}

CKEDITOR.plugins.add("embed", {
  requires: "widget",
  init(editor) {
    if (!dialog) return;
    addFigure(editor, "embed", { attribute: "data-embed", draw, edit: (widget) => change(editor, widget) });
    addButton(editor, "Embed", { requiredContent: "figure[data-embed]", exec: (each) => void insert(each) });
    editor.on("paste", (event) => onPaste(editor, event), null, null, 2);
  },
});

if (dialog) {
  prepare(dialog);
  dialog.querySelector("form").addEventListener("submit", onSubmit);
}
