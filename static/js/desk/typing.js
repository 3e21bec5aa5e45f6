/* Hears of everything that is typed or chosen in the writing form, whatever it is typed into. */

/** `inEditor` is called instead for changes of the text itself. */
export function onTyping(form, call, inEditor = call) {
  form.addEventListener("input", call);
  form.addEventListener("change", call);
  // The admin's own choosers tell of a choice through its jQuery alone.
  window.django?.jQuery?.(form).on("input change", call);
  const follow = (editor) => editor.on("change", inEditor);
  Object.values(window.CKEDITOR?.instances ?? {}).forEach(follow);
  window.CKEDITOR?.on("instanceReady", ({ editor }) => follow(editor));
}
