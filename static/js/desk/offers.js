/* Offers what this browser kept and the newsroom never got; tidies away what has been saved. */

import * as copies from "./copies.js";
import { asForm, page } from "./writing.js";

const template = document.getElementById("browser-offer");
const { key, user, story, settled } = page.dataset;
const done = new Set(settled.split(" "));

export async function start() {
  const open = await openElsewhere();
  holdOpen();
  for (const offer of page.querySelectorAll("[data-draft]")) offer.hidden = open.has(offer.dataset.draft);
  for (const copy of copies.all(user)) {
    if (copy.key === key || open.has(copy.key)) continue;
    if (done.has(copy.key) && (copy.sent || copy.kept)) copies.drop(copy.key);
    else if (copy.story === story && !copy.kept) offer(copy);
  }
}

/** The sittings that go on in other windows of this browser: they are not left, so not offered. */
async function openElsewhere() {
  const held = (await navigator.locks?.query())?.held ?? [];
  return new Set(held.map(({ name }) => name));
}

function holdOpen() {
  navigator.locks?.request(key, () => new Promise(() => {}));
}

function offer(copy) {
  const box = template.content.firstElementChild.cloneNode(true);
  const headline = copy.typed.find(([name]) => name === "headline")?.[1];
  box.querySelector(".notice-headline").textContent = headline || "";
  Object.assign(box.querySelector("time"), { dateTime: new Date(copy.at).toISOString(), textContent: when(copy.at) });
  box.querySelector("[data-do=open]").onclick = () => goTo(box, copy, `${page.dataset.open}?draft=${copy.key}`);
  box.querySelector("[data-do=difference]").onclick = () => goTo(box, copy, `${page.dataset.drafts}${copy.key}/difference/`);
  box.querySelector("[data-do=discard]").onclick = () => {
    copies.drop(copy.key);
    post(`${page.dataset.drafts}${copy.key}/discard/`, []); // should the newsroom have an older one
    box.replaceChildren(Object.assign(document.createElement("p"), { role: "status", textContent: box.dataset.gone }));
  };
  // It is newer than what the newsroom has of the same sitting.
  page.querySelector(`[data-draft="${CSS.escape(copy.key)}"]`)?.remove();
  template.before(box);
}

/** Hands the copy to the newsroom first, so that it is opened as every draft is. */
async function goTo(box, copy, address) {
  const pairs = copy.typed.some(([name]) => name === "key") ? copy.typed : [...copy.typed, ["key", copy.key]];
  const keepAt = story ? page.dataset.keep : `${page.dataset.drafts}${copy.key}/`;
  const answer = await post(keepAt, pairs);
  if (!answer?.ok) return (box.querySelector(".errornote").hidden = false);
  copies.put({ ...copy, kept: true });
  location.assign(address);
}

function post(address, pairs) {
  return fetch(address, { method: "POST", body: asForm(pairs), redirect: "manual" }).catch(() => null);
}

function when(at) {
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  return new Date(at).toLocaleString([], isToday ? time : { day: "numeric", month: "long", ...time });
}
