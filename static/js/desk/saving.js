/* Saves when it can be saved: asks first whether the newsroom answers and knows who is writing. */

import * as autosave from "./autosave.js";
import { ask, logIn } from "./session.js";
import { say } from "./status.js";
import { form, pause } from "./writing.js";

const AGAIN = 2000;
let isBusy = false;
let mayPass = false;
let isGivenUp = false;

export function start() {
  window.addEventListener("submit", guard, true);
  window.addEventListener("submit", (event) => event.defaultPrevented && event.target === form && reset());
  window.addEventListener("pageshow", (event) => event.persisted && reset());
}

function reset() {
  if (!mayPass) return;
  isBusy = mayPass = false;
  autosave.goOn();
}

function guard(event) {
  if (event.target !== form || mayPass) return;
  event.preventDefault();
  event.stopImmediatePropagation(); // other scripts hear of it when it is really sent
  if (!isBusy) save(event.submitter);
}

async function save(submitter) {
  isBusy = true;
  isGivenUp = false;
  await autosave.stop();
  if (await isReady()) {
    say("saving");
    autosave.markSent();
    mayPass = true;
    form.requestSubmit(submitter);
  } else {
    isBusy = false;
    say("notSaved");
    autosave.goOn();
  }
}

/** Waits for the connection and the login, as long as it takes. */
async function isReady() {
  while (!isGivenUp) {
    const state = await ask();
    if (state === "in") return true;
    if (state === "out" && !(await logIn())) return false;
    if (state === "gone") {
      say("waits", { action: "notNow", act: () => (isGivenUp = true) });
      await pause(AGAIN);
    }
  }
  return false;
}
