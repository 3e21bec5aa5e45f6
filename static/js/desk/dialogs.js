/* Dialogs over the text: they open, answer, and give the caret back. */

const answers = new WeakMap();

/** Opens a dialog and promises what it was closed with; null when it was only closed. */
export function ask(dialog, editor = null) {
  const marks = editor && marksOf(editor);
  answers.delete(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    const closed = () => {
      if (editor) giveBack(editor, marks);
      resolve(answers.get(dialog) ?? null);
    };
    dialog.addEventListener("close", closed, { once: true });
  });
}

export function answer(dialog, value) {
  answers.set(dialog, value);
  dialog.close();
}

/** What the server says, as JSON. Anything else (a login page, a fault) is an error. */
export async function fetchJSON(address, options = {}) {
  const response = await fetch(address, { headers: { Accept: "application/json" }, ...options });
  const isJSON = response.headers.get("Content-Type")?.startsWith("application/json");
  if (!response.ok || !isJSON) throw new Error(`${response.status} ${address}`);
  return response.json();
}

/** Calls once the typing has rested. */
export function rested(call, milliseconds = 200) {
  let waiting = 0;
  return (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => call(...given), milliseconds);
  };
}

/** Closing by a button, and by Escape even where the browser asks twice. */
export function prepare(dialog) {
  for (const button of dialog.querySelectorAll("[data-close]")) {
    button.addEventListener("click", () => dialog.close());
  }
}

function marksOf(editor) {
  const selection = editor.getSelection();
  return selection?.getRanges().length ? selection.createBookmarks2(true) : null;
}

function giveBack(editor, marks) {
  editor.focus();
  if (marks) editor.getSelection()?.selectBookmarks(marks);
}
