// Recommends comments in place. Which ones were, this browser remembers by itself: the page is
// the same for everyone. Without this script the form posts and leads back to the comment.

const KEY = "recommended";
const MOST = 500;

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? [];
  } catch {
    return [];
  }
}

function remember(comment, isMine) {
  const others = remembered().filter((known) => known !== comment);
  try {
    localStorage.setItem(KEY, JSON.stringify((isMine ? [...others, comment] : others).slice(-MOST)));
  } catch {
    // Without storage the button starts anew on every page.
  }
}

function show(form, { recommended, is_mine: isMine }) {
  form.querySelector("button").setAttribute("aria-pressed", String(isMine));
  form.querySelector("[data-count]").textContent = recommended || "";
}

// In the page from the beginning, or what is said in it would not be read out.
const status = document.querySelector("[data-recommend-status]");

function inWords(number) {
  const { none, some } = status.dataset;
  return number ? some.replace("{}", number) : none;
}

function say(form, { recommended, words }) {
  status.textContent = words ?? inWords(recommended);
  const note = form.querySelector("[data-note]") ?? form.appendChild(document.createElement("span"));
  note.dataset.note = "";
  note.textContent = words ?? "";
}

async function press(event) {
  const form = event.currentTarget;
  event.preventDefault();
  if (form.dataset.isBusy) return;
  form.dataset.isBusy = "true";
  try {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", headers });
    const data = await answer.json();
    if (answer.ok) {
      show(form, data);
      remember(form.dataset.recommend, data.is_mine);
    }
    say(form, data);
  } catch {
    // Whatever was amiss: the plain form says it on a page of its own.
    form.submit();
  } finally {
    delete form.dataset.isBusy;
  }
}

const known = remembered();
for (const form of document.querySelectorAll("[data-recommend]")) {
  const isMine = known.includes(form.dataset.recommend);
  form.querySelector("button").setAttribute("aria-pressed", String(isMine));
  form.addEventListener("submit", press);
}
