// Under a story: shows readers what is theirs alone, keeps what they type until it is stored, and
// says how long the typing took. The page itself is the same for everyone, so what is personal
// comes from an address that is never cached, and only in a browser that has commented here.

const KNOWN = "commented-on";
const KEPT = "comment-text:";
const A_MONTH = 30 * 24 * 3600 * 1000;

function read(key, otherwise) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Without storage the text is only in the form.
  }
}

function keysOf(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return [];
  }
}

const plain = (text) => text.replaceAll("\r\n", "\n").trim();

// Where the comment was written

function remember(slug) {
  write(KNOWN, [...new Set([...read(KNOWN, []), slug])].slice(-50));
}

function keyOf(place, parent) {
  return `${KEPT}${place}#${parent ?? ""}`;
}

// What was typed

function keepTyped(form, area) {
  const key = keyOf(form.dataset.keep, form.dataset.parent);
  const first = form.dataset.was ?? "";
  area.addEventListener("input", () => {
    const isNew = plain(area.value) && plain(area.value) !== plain(first);
    write(key, isNew ? { text: area.value, at: Date.now() } : null);
  });
  // A comment may appear at once, with no page of thanks: the story then asks what was stored.
  if (form.dataset.parent !== undefined) {
    form.addEventListener("submit", () => remember(form.dataset.keep));
  }
  // The form may have come back with words in it.
  if (!form.dataset.was && plain(area.value)) write(key, { text: area.value, at: Date.now() });
}

function letGo(key, stored) {
  const kept = read(key, null);
  if (kept && stored.some((text) => plain(text) === plain(kept.text))) write(key, null);
}

function offer(form, area) {
  const key = keyOf(form.dataset.keep, form.dataset.parent);
  const kept = read(key, null);
  const isThere = kept && plain(kept.text) === plain(area.value);
  const isTaken = plain(area.value) !== plain(form.dataset.was ?? "");
  if (!kept || isThere || isTaken) return;
  const box = form.querySelector("template.kept-offer").content.cloneNode(true).firstElementChild;
  box.querySelector(".kept-start").textContent = kept.text.trim().slice(0, 120);
  const [take, drop] = box.querySelectorAll("button");
  take.addEventListener("click", () => {
    area.value = kept.text;
    box.remove();
    area.focus();
  });
  drop.addEventListener("click", () => {
    write(key, null);
    box.remove();
    area.focus();
  });
  form.prepend(box);
}

// Answers are written on a page of their own: this leads back to those that were begun.
function offerAnswers(form) {
  const start = `${KEPT}${form.dataset.keep}#`;
  const own = keyOf(form.dataset.keep, form.dataset.parent);
  for (const key of keysOf(start)) {
    const parent = key.slice(start.length);
    if (key === own || !/^\d+$/.test(parent)) continue;
    const link = form.querySelector("template.answer-offer").content.cloneNode(true).firstElementChild;
    link.querySelector("a").href = `${form.getAttribute("action")}?reply_to=${parent}`;
    link.querySelector(".kept-start").textContent = read(key, {}).text?.trim().slice(0, 120) ?? "";
    form.prepend(link);
  }
}

function forgetOld() {
  for (const key of keysOf(KEPT)) {
    if (!(read(key, {}).at > Date.now() - A_MONTH)) write(key, null);
  }
}

// How long it took

function countSeconds(form, area) {
  const field = form.querySelector("[name=elapsed]");
  if (!field) return;
  const before = Number(field.value) || 0;
  let began = null;
  const begin = () => (began ??= Date.now());
  area.addEventListener("focus", begin);
  area.addEventListener("input", begin);
  form.addEventListener("submit", () => {
    if (began) field.value = before + Math.max(1, Math.round((Date.now() - began) / 1000));
  });
}

// What is this reader's alone

async function showMine(zone, form) {
  const answer = await fetch(zone.dataset.mine).catch(() => null);
  if (!answer?.ok) return;
  zone.innerHTML = await answer.text();
  const stored = JSON.parse(zone.querySelector("#stored-comments")?.textContent ?? "[]");
  for (const key of keysOf(`${KEPT}${zone.dataset.slug}#`)) letGo(key, stored);
  const { name, email } = zone.querySelector(".mine")?.dataset ?? {};
  fillIn(form, { name, email });
}

function fillIn(form, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = form?.elements[name];
    if (field && value && !field.value) field.value = value;
  }
}

// The page

const written = document.querySelector("[data-commented-on]");
if (written) {
  remember(written.dataset.commentedOn);
  write(keyOf(written.dataset.commentedOn, written.dataset.parent), null);
}
const stored = document.querySelector("[data-stored]");
if (stored) write(keyOf(stored.dataset.stored), null);
if (document.querySelector("[data-erased]")) {
  for (const key of [...keysOf(KEPT), KNOWN]) write(key, null);
}
forgetOld();

const form = document.querySelector("form[data-keep]");
const area = form?.elements.text;
if (form) countSeconds(form, area);
const zone = document.querySelector("[data-mine]");
if (zone && read(KNOWN, []).length) await showMine(zone, form);
if (form) {
  offer(form, area);
  offerAnswers(form);
  keepTyped(form, area);
}
