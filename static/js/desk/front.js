// The desk of the front page, and that of an edition, without waiting for a whole page: the same buttons and the same server, and the mouse.
const form = document.getElementById("front");
const status = document.getElementById("front-status");
const PARTS = ["front-board", "front-found"];
const trouble = document.getElementById("front-trouble");
let dragged = null;
let turn = 0;
let isUnsaved = false;

async function send(what) {
  const mine = ++turn;
  const sent = new FormData(form);
  sent.set("do", what);
  let fresh;
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, credentials: "same-origin" });
    if (isLoggedOut(answer)) return;
    if (!answer.ok) throw new Error();
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    // Whatever is wrong, a page of the server's own says it.
    submitPlainly(what);
    return;
  }
  if (mine !== turn) return;
  isUnsaved ||= what !== "find";
  replace(fresh, what);
}

// A login that has ended must not take the arrangement with it.
function isLoggedOut(answer) {
  trouble.hidden = !answer.redirected;
  if (answer.redirected) trouble.scrollIntoView();
  return answer.redirected;
}

async function save(what) {
  try {
    if (isLoggedOut(await fetch(form.action, { credentials: "same-origin" }))) return;
  } catch {
    // The browser's own page says that there is no connection.
  }
  isUnsaved = false;
  submitPlainly(what);
}

function replace(fresh, what) {
  for (const id of PARTS) {
    const part = fresh.getElementById(id);
    if (part) document.getElementById(id).replaceWith(part);
  }
  const story = what.split(" ")[1];
  const same = form.querySelector(`button[value="${CSS.escape(what)}"]`);
  const near = form.querySelector(`[data-story="${Number(story)}"] button, [data-block="${Number(story)}"] button`);
  const found = same || near || form.querySelector("#front-q");
  if (what === "find") document.getElementById("front-q").focus();
  else found?.focus();
  const row = form.querySelector(`.front-board [data-story="${Number(story)}"]`);
  const place = row?.closest("section")?.querySelector("h2, h3")?.textContent;
  status.textContent = place ? `${row.querySelector(".front-row__headline").textContent}: ${place}` : "";
}

function submitPlainly(what) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "do", value: what });
  form.append(field);
  form.submit();
}

form.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (button?.name !== "do") return;
  event.preventDefault();
  if (button.value.startsWith("save")) save(button.value);
  else send(button.value);
});

window.addEventListener("beforeunload", (event) => {
  if (isUnsaved) event.preventDefault();
});

form.addEventListener("change", (event) => {
  if (event.target.name?.startsWith("shape-")) send("look");
});

form.addEventListener("dragstart", (event) => {
  dragged = event.target.closest(".front-row");
  if (!dragged) return;
  dragged.classList.add("is-dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.story);
});

form.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  dragged = null;
  unmark();
});

form.addEventListener("dragover", (event) => {
  const rows = event.target.closest(".front-rows[data-place]");
  unmark();
  if (!rows || !dragged) return;
  event.preventDefault();
  rows.classList.add("is-target");
  rowBelow(rows, event.clientY)?.classList.add("is-before");
});

form.addEventListener("drop", (event) => {
  const rows = event.target.closest(".front-rows[data-place]");
  if (!rows || !dragged) return;
  event.preventDefault();
  const below = rowBelow(rows, event.clientY);
  // Only chosen stories count: the newest fill what is left of the room.
  const chosen = [...rows.querySelectorAll(".is-chosen")];
  const before = below ? chosen.filter((row) => below.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_PRECEDING) : chosen;
  send(`put ${dragged.dataset.story} ${rows.dataset.place} ${before.length}`);
});

function rowBelow(rows, y) {
  return [...rows.querySelectorAll(".front-row")].find((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
}

function unmark() {
  for (const marked of form.querySelectorAll(".is-target, .is-before")) marked.classList.remove("is-target", "is-before");
}
