/* The writing form as the scripts at its side see it. */

export const page = document.getElementById("nothing-lost");
export const form = document.getElementById("article_form");

const NOT_TYPED = new Set(["csrfmiddlewaretoken"]);

/** What a browser would send, as a list of [name, value]. */
export function typed() {
  for (const editor of editors()) editor.updateElement();
  return [...new FormData(form)].filter(([name, value]) => !NOT_TYPED.has(name) && typeof value === "string");
}

export function editors() {
  const all = Object.values(window.CKEDITOR?.instances ?? {});
  return all.filter((editor) => form.contains(editor.element.$) && editor.status === "ready");
}

export function valueOf(name) {
  return form.elements[name]?.value ?? "";
}

/** The proof that a form is ours. Logging in makes a new one, for every form of the page. */
export function proof() {
  return valueOf("csrfmiddlewaretoken");
}

export function renewProof(csrf) {
  for (const input of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) input.value = csrf;
}

export function asForm(pairs) {
  const data = new FormData();
  for (const [name, value] of pairs) data.append(name, value);
  data.set("csrfmiddlewaretoken", proof());
  data.set("_user", page.dataset.user);
  return data;
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
