/* Says who else has the story open, and what was saved meanwhile. Locks nothing. */

import { asForm, page, valueOf } from "./writing.js";

const EVERY = 10000;
const box = document.getElementById("presence");
const list = box.querySelector("ul");
const aloud = box.querySelector("[role=status]");
const newer = box.querySelector(".presence-newer");
let heard = "";
let timer;

export function start() {
  if (!page.dataset.presence) return;
  ping();
  document.addEventListener("visibilitychange", ping);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", (event) => event.persisted && ping());
}

async function ping() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(ping, EVERY);
  try {
    const body = asForm([["based_on", valueOf("based_on")]]);
    const answer = await fetch(page.dataset.presence, { method: "POST", body, signal: AbortSignal.timeout(EVERY) });
    if (answer.ok) show(await answer.json());
  } catch {
    // The line in the publish box speaks of lost connections.
  }
}

function show({ others, newer: version }) {
  list.replaceChildren(...others.map(({ words }) => Object.assign(document.createElement("li"), { textContent: words })));
  newer.hidden = !version;
  if (version) {
    newer.querySelector("span").textContent = version.words;
    newer.querySelector("a").href = version.look;
  }
  // Spoken when somebody comes or saves, and not with every minute that passes.
  const now = JSON.stringify([others.map(({ name }) => name), version?.number]);
  if (now === heard) return;
  heard = now;
  aloud.textContent = [...others.map(({ words }) => words), version?.words ?? ""].join(" ").trim();
}

function leave() {
  clearTimeout(timer);
  navigator.sendBeacon(page.dataset.presence, asForm([["leave", "1"]]));
}
