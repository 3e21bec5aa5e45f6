/* Pictures in the text: chosen from the library, or dropped and pasted as files. */

import { addButton, blockAtCaret, insertFigure, inOneStep, slipInFigure } from "./editing.js";
import { addFigure, redraw } from "./figures.js";
import { about, choose, dialog } from "./picker.js";
import { isPicture, upload } from "./uploads.js";

const markup = ({ id }, isWide) =>
  `<figure data-picture="${Number(id)}"${isWide ? ' class="is-wide"' : ""}><figcaption></figcaption></figure>`;

async function insert(editor) {
  const chosen = await choose(editor);
  if (chosen) insertFigure(editor, markup(chosen.picture, chosen.isWide));
}

/** Another picture in the place of this one, or the same one wide. */
async function change(editor, widget) {
  const current = widget.element.getAttribute("data-picture");
  const chosen = await choose(editor, { current, isWide: widget.element.hasClass("is-wide") });
  if (!chosen) return;
  inOneStep(editor, () => {
    widget.element.setAttribute("data-picture", String(chosen.picture.id));
    widget.element[chosen.isWide ? "addClass" : "removeClass"]("is-wide");
  });
  redraw(editor, widget, draw);
  widget.focus();
}

/** The picture itself; its own caption stands where none is written for this story. */
async function draw(widget, show) {
  const picture = await about(widget.element.getAttribute("data-picture"));
  const { gone, ownCaption, noCaption } = dialog.dataset;
  show((box, caption) => {
    const image = document.createElement("img");
    if (picture) Object.assign(image, { src: picture.thumbnail, alt: picture.alt_text });
    box.replaceChildren(picture ? image : gone);
    const own = picture && [picture.caption, picture.credit].filter(Boolean).join(" ");
    caption.dataset.placeholder = own ? `${ownCaption} ${own}` : noCaption;
  });
}

/** Files that are dropped or pasted go to the library, and then behind the block they fell on. */
async function take(editor, files) {
  const { sending, notSent, address } = dialog.dataset;
  // The editor prints notices as HTML, and a file may be called anything.
  const plain = CKEDITOR.tools.htmlEncode;
  let block = blockAtCaret(editor);
  for (const file of files) {
    const notice = editor.showNotification(plain(`${sending} ${file.name}`), "progress", 0);
    const progress = (part) => notice.update({ progress: part });
    try {
      const picture = await upload(file, `${address}upload/`, { progress, failed: notSent });
      block = slipInFigure(editor, markup(picture, false), block);
      notice.hide();
    } catch (error) {
      notice.update({ type: "warning", message: plain(`${file.name}: ${error.message}`) });
    }
  }
}

function onPaste(editor, event) {
  const { dataTransfer, dataValue } = event.data;
  const files = Array.from({ length: dataTransfer.getFilesCount() }, (_, place) => dataTransfer.getFile(place));
  const pictures = files.filter(isPicture);
  // Word sends a picture of its words along with them: then the words are what is meant.
  if (!pictures.length || dataValue) return;
  event.cancel();
  editor.focus();
  take(editor, pictures);
}

CKEDITOR.plugins.add("picture", {
  requires: "widget,notification,clipboard",
  init(editor) {
    if (!dialog) return;
    addFigure(editor, "picture", { attribute: "data-picture", draw, edit: (widget) => change(editor, widget) });
    addButton(editor, "Picture", { requiredContent: "figure[data-picture]", exec: (each) => void insert(each) });
    if (!dialog.querySelector("[type=file]")) return;
    // Else the editor would say that it cannot take such files.
    CKEDITOR.plugins.clipboard.addFileMatcher(editor, isPicture);
    editor.on("paste", (event) => onPaste(editor, event), null, null, 1);
  },
});
