/* The lead picture: shown beside its field, and chosen from the library as those in the text are. */

import { about, choose } from "./picker.js";

const row = document.querySelector(".field-lead_picture");
const select = row?.querySelector("select");
const shown = document.getElementById("lead-picture")?.content.firstElementChild.cloneNode(true);

async function show() {
  const picture = select.value && (await about(select.value));
  const image = shown.querySelector("img");
  image.hidden = !picture;
  if (picture) Object.assign(image, { src: picture.thumbnail, alt: picture.alt_text });
}

function take({ id, alt_text: altText, caption }) {
  const value = String(id);
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(altText || caption || `#${id}`, value));
  }
  select.value = value;
  django.jQuery(select).trigger("change");
}

async function ask() {
  const chosen = await choose(null, { current: select.value });
  if (chosen) take(chosen.picture);
}

if (select && shown) {
  row.append(shown);
  shown.querySelector("button").addEventListener("click", ask);
  django.jQuery(select).on("change", show);
  show();
}
