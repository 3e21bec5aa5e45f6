/* Who is logged in; and logging in without leaving the page, so that nothing typed is lost. */

import { asForm, page, renewProof } from "./writing.js";

const PATIENCE = 8000;
const dialog = document.getElementById("login-dialog");
const trouble = dialog.querySelector("[role=alert]");
const fields = dialog.querySelector("form").elements;

/** "in", "out", or "gone" where the newsroom does not answer. */
export async function ask() {
  try {
    return told(await fetch(page.dataset.session, { signal: AbortSignal.timeout(PATIENCE), cache: "no-store" }));
  } catch {
    return "gone";
  }
}

async function told(answer) {
  if (!answer.ok && answer.status !== 401) return "gone";
  const { user, csrf } = await answer.json();
  renewProof(csrf);
  return String(user ?? "") === page.dataset.user ? "in" : "out";
}

/** Asks for the password until it is right, here or on another page; false when given up. */
export function logIn() {
  fields.username.value = page.dataset.username;
  fields.password.value = "";
  trouble.textContent = "";
  if (!dialog.open) dialog.showModal();
  fields.password.focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "in"), { once: true });
    dialog.returnValue = "";
  });
}

async function attempt() {
  trouble.textContent = "";
  const data = asForm([
    ["username", fields.username.value],
    ["password", fields.password.value],
    ["next", page.dataset.session],
  ]);
  try {
    const answer = await fetch(page.dataset.login, { method: "POST", body: data, signal: AbortSignal.timeout(PATIENCE) });
    const isOurs = answer.ok && (answer.headers.get("Content-Type") ?? "").includes("json");
    const state = isOurs ? await told(answer) : "out";
    if (state === "in") return dialog.close("in");
    await ask(); // the proof may be a new one
    refuse(isOurs ? "other" : "wrong");
  } catch {
    refuse("gone");
  }
}

/** Says why not, and empties the password at once: not when somebody has begun to type it anew. */
function refuse(reason) {
  fields.password.value = "";
  fields.password.focus();
  trouble.textContent = trouble.dataset[reason];
}

dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  attempt();
});
dialog.querySelector("[data-do=later]").addEventListener("click", () => dialog.close("later"));
window.addEventListener("focus", async () => {
  if (dialog.open && (await ask()) === "in" && dialog.open) dialog.close("in");
});
