/* Footnotes: written where they belong, in the text; the site numbers and gathers them. */

import { addButton, inOneStep } from "./editing.js";

const noteAt = (path) => path?.contains((element) => element.is("small"), true) ?? null;
const newNote = (editor) => editor.document.createElement("small", { attributes: { class: "footnote" } });

/** The caret behind a note, with a space to stand in where nothing follows. */
function leave(editor, note) {
  const range = editor.createRange();
  if (!note.getNext()) new CKEDITOR.dom.text("\u00a0", editor.document).insertAfter(note);
  range.setStartAfter(note);
  range.collapse(true);
  range.select();
}

/** What is selected becomes a note; with nothing selected there is one to be typed. */
function begin(editor) {
  const [range] = editor.getSelection().getRanges();
  const note = newNote(editor);
  const isTyped = range.collapsed;
  if (isTyped) note.setText(editor.config.desk.labels.FootnoteWords);
  else note.append(range.extractContents());
  range.insertNode(note);
  range.selectNodeContents(note);
  if (!isTyped) range.collapse(false);
  range.select();
}

function toggle(editor) {
  const note = noteAt(editor.elementPath());
  inOneStep(editor, () => (note ? leave(editor, note) : begin(editor)));
  editor.selectionChange(true);
}

CKEDITOR.plugins.add("footnote", {
  init(editor) {
    addButton(editor, "Footnote", {
      requiredContent: "small(footnote)",
      contextSensitive: true,
      exec: toggle,
      refresh(_editor, path) {
        if (noteAt(path)) this.setState(CKEDITOR.TRISTATE_ON);
        // A heading and a caption are printed elsewhere too, without the notes of the text.
        else if (path.contains(["h2", "h3", "h4", "figcaption", "caption", "pre"])) this.disable();
        else this.setState(CKEDITOR.TRISTATE_OFF);
      },
    });
  },
});
