/* Sending a picture to the library, with how far it has come. */

import { send } from "./sending.js";

const sent = new Set(); // by number: what was sent from this page

export const wasSent = (id) => sent.has(id);

/** Promises the picture as the library knows it; fails with what is wrong, in words. */
export async function upload(file, address, { progress = () => {}, failed = "" } = {}) {
  const form = new FormData();
  form.set("file", file);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  const { status, told } = await send(address, form, token, progress);
  if (status === 201 && told) {
    sent.add(told.id);
    return told;
  }
  throw new Error(Object.values(told?.errors ?? {}).flat().join(" ") || failed);
}

export const isPicture = ({ type }) => type.startsWith("image/");
