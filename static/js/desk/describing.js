/* What is to be said of a picture that was sent from here: asked at once, saved when it is taken. */

import { tellErrors } from "./field-errors.js";
import { send } from "./sending.js";
import { wasSent } from "./uploads.js";

const dialog = document.getElementById("picture-dialog");
const place = dialog?.querySelector("[data-describe]");
const trouble = dialog?.querySelector("[data-describe-trouble]");
const typed = new Map(); // what is not saved yet, by the number of its picture
let shown = null;

const fields = () => [...place.elements].filter(({ name }) => name);
const isBox = ({ type }) => type === "checkbox";

/** Asks about a picture, if it was sent from this page; whether it does. */
export function askAbout(picture) {
  if (!place) return false;
  const isAnother = shown && shown.id !== picture?.id;
  if (isAnother) saveWords(shown); // what fails is kept, and asked again when it is chosen again
  shown = picture && wasSent(picture.id) ? picture : null;
  place.hidden = !shown;
  if (shown) fill(typed.get(shown.id) ?? shown);
  return Boolean(shown);
}

function fill(words) {
  for (const field of fields()) {
    if (isBox(field)) field.checked = words[field.name];
    else if (field.value !== words[field.name]) field.value = words[field.name];
  }
}

export const isDescribing = () => Boolean(place?.contains(document.activeElement));

export function beginDescribing() {
  place.elements[0].focus();
}

/** Promises the picture with its words saved; null where they are refused, which is told. */
export async function saveWords(picture) {
  const words = typed.get(picture.id);
  if (!words) return picture;
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const { ok, told } = await send(`${dialog.dataset.address}${picture.id}/words/`, asForm(words), token);
  if (ok && told) {
    if (typed.get(picture.id) === words) typed.delete(picture.id);
    if (shown?.id === picture.id) say({});
    return told;
  }
  if (shown?.id === picture.id) say(told?.errors ?? { "": [dialog.dataset.wordsNotSaved] });
  return null;
}

function say(errors) {
  trouble.textContent = tellErrors(place, errors);
}

function asForm(words) {
  const data = new FormData();
  for (const [name, value] of Object.entries(words)) if (value) data.set(name, value === true ? "on" : value);
  return data;
}

place?.addEventListener("input", () => {
  typed.set(shown.id, Object.fromEntries(fields().map((field) => [field.name, isBox(field) ? field.checked : field.value])));
});
