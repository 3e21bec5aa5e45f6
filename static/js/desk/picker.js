/* Choosing a picture: from the library, or a file of one's own that is sent there first. */

import { answer, ask, fetchJSON, prepare, rested } from "./dialogs.js";
import { askAbout, beginDescribing, isDescribing, saveWords } from "./describing.js";
import { upload } from "./uploads.js";

export const dialog = document.getElementById("picture-dialog");
const find = (selector) => dialog?.querySelector(selector);
const search = find("[type=search]");
const grid = find("[data-pictures]");
const status = find("[role=status]");
const wide = find("[name=is-wide]");
const known = new Map(); // pictures that were shown once, by number
let next = null;
let asked = null;

/** What the library knows of one picture; null when it is not there, or not to be had. */
export async function about(id) {
  if (!known.has(String(id))) {
    try {
      remember(await fetchJSON(`${dialog.dataset.address}${id}/about/`));
    } catch {
      return null;
    }
  }
  return known.get(String(id));
}

/** Promises {picture, isWide}, or null. Without an editor there is nothing to be wide in. */
export async function choose(editor, { current = "", isWide = false } = {}) {
  find("[data-wide]").hidden = !editor;
  wide.checked = isWide;
  search.value = "";
  find("[data-uploads]").replaceChildren();
  grid.replaceChildren();
  tell(null);
  const chosen = current && (await about(current));
  load().then(() => chosen && select(chosen));
  return ask(dialog, editor);
}

function remember(picture) {
  known.set(String(picture.id), picture);
  return picture;
}

async function load(page = 1) {
  asked?.abort();
  const { signal } = (asked = new AbortController());
  const query = new URLSearchParams({ q: search.value, page });
  try {
    const found = await fetchJSON(`${dialog.dataset.address}choose/?${query}`, { signal });
    if (page === 1) grid.replaceChildren();
    grid.append(...found.pictures.filter((each) => !tile(each.id)).map(newTile));
    next = found.next;
    status.textContent = grid.children.length ? "" : dialog.dataset.none;
    tell(chosenNow() ?? null);
  } catch {
    if (!signal.aborted) status.textContent = dialog.dataset.failed;
  }
  find("[data-more]").hidden = next === null;
}

const tile = (id) => grid.querySelector(`input[value="${id}"]`)?.closest("li");

function newTile(picture) {
  remember(picture);
  const item = find("template").content.firstElementChild.cloneNode(true);
  item.querySelector("input").value = picture.id;
  Object.assign(item.querySelector("img"), { src: picture.thumbnail, alt: picture.alt_text || picture.caption });
  item.querySelector("span").textContent = picture.alt_text || dialog.dataset.noAltText;
  item.querySelector("span").hidden = Boolean(picture.alt_text || picture.is_decorative);
  return item;
}

function select(picture) {
  if (!tile(picture.id)) grid.prepend(newTile(picture));
  const radio = tile(picture.id).querySelector("input");
  radio.checked = true;
  radio.closest("li").scrollIntoView({ block: "nearest" });
  tell(picture);
}

/** The words of the chosen picture, below the library; asked for where it has just been sent. */
function tell(picture) {
  const isAsked = askAbout(picture);
  find("[data-insert]").disabled = !picture;
  find("[data-about]").hidden = !picture;
  if (!picture) return;
  const { altText, noAltText, decorative } = dialog.dataset;
  const alt = picture.alt_text || (picture.is_decorative ? decorative : noAltText);
  find("[data-alt]").hidden = find("[data-caption]").hidden = isAsked;
  find("[data-alt]").textContent = `${altText} ${alt}`;
  find("[data-caption]").textContent = [picture.caption, picture.credit].filter(Boolean).join(" · ");
  find("[data-edit]").href = `${dialog.dataset.address}${picture.id}/change/`;
}

const chosenNow = () => known.get(new FormData(find("form")).get("picture"));

async function insert() {
  const picture = chosenNow() && (await saveWords(chosenNow()));
  if (picture) answer(dialog, { picture: remember(picture), isWide: wide.checked });
}

/** Chosen at once, unless somebody is saying something about the one before. */
function arrived(picture) {
  status.textContent = "";
  if (isDescribing()) return grid.prepend(newTile(picture));
  select(picture);
  if (find("[data-describe]")) beginDescribing();
  else grid.querySelector(":checked").focus();
}

async function send(file) {
  const line = find("[data-upload-line]").content.firstElementChild.cloneNode(true);
  const bar = line.querySelector("progress");
  line.querySelector("b").textContent = file.name;
  bar.setAttribute("aria-label", file.name);
  find("[data-uploads]").append(line);
  const progress = (part) => { bar.value = part; };
  try {
    arrived(await upload(file, `${dialog.dataset.address}upload/`, { progress, failed: dialog.dataset.notSent }));
    line.remove();
  } catch (error) {
    bar.remove();
    line.querySelector("span").textContent = error.message;
  }
}

function acceptFiles() {
  const input = find("[type=file]");
  if (!input) return;
  input.addEventListener("change", () => {
    [...input.files].forEach(send);
    input.value = "";
  });
  dialog.addEventListener("dragover", (event) => event.preventDefault());
  dialog.addEventListener("drop", (event) => {
    event.preventDefault();
    [...event.dataTransfer.files].forEach(send);
  });
}

if (dialog) {
  prepare(dialog);
  acceptFiles();
  search.addEventListener("input", rested(() => load()));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    load();
  });
  find("[data-more]").addEventListener("click", () => load(next));
  grid.addEventListener("change", () => tell(chosenNow()));
  grid.addEventListener("dblclick", () => insert());
  find("form").addEventListener("submit", (event) => {
    event.preventDefault();
    insert();
  });
}
