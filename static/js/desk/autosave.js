/* Keeps what is typed: in this browser at once, in the newsroom a few seconds later. */

import * as copies from "./copies.js";
import { ask, logIn } from "./session.js";
import { say } from "./status.js";
import { onTyping } from "./typing.js";
import { asForm, editors, form, page, typed, valueOf } from "./writing.js";

const IN_BROWSER = 1000; // after the last change
const IN_NEWSROOM = 3000;
const AT_LEAST_EVERY = 15000; // for those who never stop
const AGAIN = 5000;
const PATIENCE = 20000;

let known = null; // the text that needs no keeping, as JSON
let pairs = []; // the text as it was when last looked at
let since = 0; // when the oldest change was made that the newsroom has not got
let looking, sending; // timers
let flight = Promise.resolve();
let isStopped = false;

export function start() {
  if (editors().length || !window.CKEDITOR) begin();
  else CKEDITOR.on("instanceReady", begin);
}

function begin() {
  pairs = typed();
  known = JSON.stringify(pairs);
  if (page.hasAttribute("data-unsaved")) {
    known = "";
    look();
  }
  onTyping(form, noticed, () => isTouched() && noticed());
  form.addEventListener("click", noticed); // a byline was added or taken away
  document.addEventListener("visibilitychange", () => document.hidden && hurry());
  window.addEventListener("online", () => since && send());
  window.addEventListener("beforeunload", (event) => isNowhere() && event.preventDefault());
}

/** Editors settle their text when they open; that is no change of anybody's. */
function isTouched() {
  return navigator.userActivation?.hasBeenActive ?? true;
}

/** Neither the newsroom nor this browser has it: only then is somebody held back. */
function isNowhere() {
  return since && !isStopped && !copies.get(valueOf("key"));
}

function noticed() {
  clearTimeout(looking);
  looking = setTimeout(look, IN_BROWSER);
}

/** Compares the text with what is kept, and keeps it here when it is another. */
function look() {
  clearTimeout(looking);
  pairs = typed();
  const now = JSON.stringify(pairs);
  if (now === known) return;
  known = now;
  const isKept = keepHere({ kept: false });
  if (!isKept && !since) say("unsafe");
  since ||= Date.now();
  if (isStopped) return;
  clearTimeout(sending);
  sending = setTimeout(send, Math.max(0, Math.min(IN_NEWSROOM, since + AT_LEAST_EVERY - Date.now())));
}

function keepHere(more) {
  const { user, story } = page.dataset;
  return copies.put({ key: valueOf("key"), user, story, at: Date.now(), typed: pairs, ...more });
}

function send() {
  clearTimeout(sending);
  if (!isStopped) flight = flight.then(() => sendNow());
  return flight;
}

async function sendNow({ isSecondTry = false } = {}) {
  const sent = known;
  let answer;
  try {
    answer = await fetch(page.dataset.keep, { method: "POST", body: asForm(pairs), signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    return sayLater("offline");
  }
  if (answer.ok) return arrived(sent, await answer.json());
  // A login in another window makes a new proof: fetch it, and try once more.
  if (answer.status === 403 && !isSecondTry && (await ask()) === "in") return sendNow({ isSecondTry: true });
  if (answer.status === 401 || answer.status === 403) return sayLoggedOut(answer.status);
  if (answer.status >= 500) return sayLater("offline");
  const { error = "" } = await answer.json().catch(() => ({}));
  say("refused", { detail: error });
}

function arrived(sent, { kept }) {
  if (sent !== known) return;
  since = 0;
  keepHere({ kept: true });
  say("kept", { detail: kept });
}

function sayLater(name) {
  if (!isStopped) say(copies.get(valueOf("key")) ? name : "unsafe");
  sending = setTimeout(send, AGAIN);
}

function sayLoggedOut(status) {
  if (status === 403) return say("forbidden");
  const act = async () => (await logIn()) && send();
  say("out", { action: "logIn", act });
}

/** For somebody who is leaving: what is not kept yet goes out while the page may still send. */
function hurry() {
  look();
  if (since && !isStopped) navigator.sendBeacon(page.dataset.keep, asForm(pairs));
}

/** Before saving: everything is in this browser, and nothing is on its way any more. */
export async function stop() {
  look();
  isStopped = true;
  clearTimeout(sending);
  await flight;
}

export function goOn() {
  isStopped = false;
  if (since) sending = setTimeout(send, IN_NEWSROOM);
}

/** The text is on its way to be saved; whether it came there, the next page will know. */
export function markSent() {
  pairs = typed();
  keepHere({ kept: !since, sent: true });
}
