// Takes many pictures into the library at once: each travels by itself, with its own progress and
// its own trouble, and its words are filled in where it arrived.

import { tellErrors } from "./field-errors.js";
import { send } from "./sending.js";

const AT_ONCE = 2;

const place = document.getElementById("sending");
const list = place.querySelector(".sending__list");
const input = document.getElementById("sending-files");
const summary = place.querySelector(".sending__summary");
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
const words = place.dataset;
const waiting = [];
const counts = { all: 0, done: 0, refused: 0, travelling: 0 };

place.hidden = false;
input.addEventListener("change", () => {
  take(input.files);
  input.value = "";
});

function take(files) {
  for (const file of files) {
    const row = newRow(file);
    counts.all += 1;
    waiting.push({ file, row });
  }
  next();
}

function newRow(file) {
  const row = document.getElementById("sending-row").content.firstElementChild.cloneNode(true);
  const name = row.querySelector(".sending__name");
  name.textContent = file.name;
  row.querySelector("progress").setAttribute("aria-label", file.name);
  row.querySelector(".sending__state").textContent = words.waiting;
  list.append(row);
  return row;
}

function next() {
  while (counts.travelling < AT_ONCE && waiting.length) start(waiting.shift());
  say();
}

async function start({ file, row }) {
  counts.travelling += 1;
  const trouble = row.querySelector(".sending__error");
  const again = row.querySelector(".sending__again");
  trouble.hidden = again.hidden = true;
  const data = new FormData();
  data.append("file", file);
  const answer = await send(words.upload, data, token, (share) => progress(row, share));
  counts.travelling -= 1;
  if (answer.ok) {
    counts.done += 1;
    arrived(row, answer.told);
  } else {
    counts.refused += 1;
    refused(row, answer, () => retry({ file, row }));
  }
  next();
}

function retry(job) {
  counts.refused -= 1;
  waiting.push(job);
  next();
}

function progress(row, share) {
  const bar = row.querySelector("progress");
  row.querySelector(".sending__progress").hidden = false;
  bar.value = share * 100;
  row.querySelector(".sending__state").textContent = share < 1 ? words.travelling : words.working;
}

function refused(row, answer, again) {
  const trouble = row.querySelector(".sending__error");
  row.querySelector(".sending__progress").hidden = true;
  trouble.textContent = inWords(answer);
  trouble.hidden = false;
  // What is no picture will be none the second time; a lost connection may come back.
  if (answer.status === 400) return;
  const button = row.querySelector(".sending__again");
  button.hidden = false;
  button.onclick = () => {
    button.hidden = true;
    row.querySelector(".sending__name").focus?.();
    again();
  };
}

function inWords(answer) {
  const told = answer.told?.errors && Object.values(answer.told.errors).flat();
  return told?.join(" ") || (answer.status ? words.strange : words.lost);
}

function arrived(row, picture) {
  row.querySelector(".sending__progress").hidden = true;
  const image = new Image(picture.width, picture.height);
  image.src = picture.thumbnail;
  image.alt = "";
  row.querySelector(".sending__thumbnail").append(image);
  row.querySelector(".sending__about").append(wordsForm(picture, row));
}

function wordsForm(picture, row) {
  const holder = document.createElement("div");
  const template = document.getElementById("sending-words");
  holder.innerHTML = template.innerHTML.replaceAll("NUMBER", picture.id);
  const form = holder.firstElementChild;
  form.setAttribute("aria-label", row.querySelector(".sending__name").textContent);
  form.querySelector("[data-more]").href = words.change.replace("/0/", `/${picture.id}/`);
  form.addEventListener("input", () => {
    form.dataset.unsaved = "yes";
    form.querySelector(".sending__saved").textContent = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(form, words.words.replace("/0/", `/${picture.id}/`));
  });
  return form;
}

async function save(form, address) {
  const typed = new FormData(form);
  delete form.dataset.unsaved;
  const answer = await send(address, typed, token);
  const errors = answer.ok ? {} : answer.told?.errors || { "": [inWords(answer)] };
  const rest = tellErrors(form, errors);
  form.querySelector(".sending__saved").textContent = answer.ok ? words.saved : rest;
  if (!answer.ok) form.dataset.unsaved = "yes";
}

function say() {
  const done = words.summary.replace("DONE", counts.done).replace("ALL", counts.all);
  const failed = counts.refused ? `, ${words.refused.replace("COUNT", counts.refused)}` : "";
  summary.textContent = counts.all ? done + failed : "";
}

// Dropping works on the whole page; a file let go beside the mark would replace the desk by itself.
const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");

addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  place.classList.add("is-over");
});
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) place.classList.remove("is-over");
});
addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  place.classList.remove("is-over");
  take(event.dataTransfer.files);
  place.scrollIntoView({ block: "nearest" });
});
addEventListener("beforeunload", (event) => {
  const busy = counts.travelling || waiting.length || list.querySelector("[data-unsaved]");
  if (busy) event.preventDefault();
});
