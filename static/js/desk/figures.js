/* Figures in the text: what they show is drawn here, what is stored is a name and a caption. */

import { quietly, writeOnBehind } from "./editing.js";

const CAPTION = "strong em sub sup code; a[!href,data-article,rel]";
const SHOWN = ["data-picture", "data-embed"];
const PLACE_AMONG_FILTERS = 5.6; // once pasted text is a tree, before anything in it is dropped
const ENTER = 13;

/**
 * Teaches the editor one kind of figure. `attribute` names what it shows, `draw` fills the box
 * in which it is shown, `edit` is called when somebody wants another.
 */
export function addFigure(editor, name, { attribute, draw, edit }) {
  editor.widgets.add(name, {
    requiredContent: `figure[${attribute}]`,
    editables: { caption: { selector: "figcaption", allowedContent: CAPTION } },
    upcast: (element) => upcast(element, attribute),
    downcast: (element) => downcast(element, attribute),
    init() {
      this.on("edit", (event) => {
        event.cancel();
        edit(this);
      });
      this.on("ready", () => redraw(editor, this, draw));
    },
  });
}

/** With a box for what is shown and a caption to write into, whatever was stored. */
function upcast(element, attribute) {
  if (element.name !== "figure" || !element.attributes[attribute]) return false;
  const caption = element.children.find(({ name }) => name === "figcaption");
  const box = new CKEDITOR.htmlParser.element("div", { class: "figure-shown" });
  element.children = [];
  element.add(box);
  element.add(caption ?? new CKEDITOR.htmlParser.element("figcaption"));
  return element;
}

function downcast(element, attribute) {
  const { [attribute]: shown, class: classes = "" } = element.attributes;
  const figure = new CKEDITOR.htmlParser.element("figure", { [attribute]: shown });
  if (/\bis-wide\b/.test(classes)) figure.attributes.class = "is-wide";
  const caption = element.children.find(({ name }) => name === "figcaption");
  if (caption && !isBlank(caption)) {
    caption.attributes = {};
    figure.add(caption);
  }
  return figure;
}

function isBlank(caption) {
  const written = new CKEDITOR.htmlParser.basicWriter();
  caption.writeChildrenHtml(written);
  return !written.getHtml().replace(/<br[^>]*>|&nbsp;|\s/g, "");
}

/** A figure from elsewhere shows nothing here: what it says is kept as a paragraph. */
export function unpackForeignFigures(editor) {
  editor.on("toHtml", ({ data: { dataValue: tree } }) => {
    const foreign = [];
    tree.forEach((element) => {
      const { name, attributes } = element;
      if (name === "figure" && !SHOWN.some((shown) => attributes[shown])) foreign.push(element);
    }, CKEDITOR.NODE_ELEMENT);
    for (const figure of foreign) {
      figure.forEach((inner) => {
        if (inner.name === "figcaption") inner.name = "p";
      }, CKEDITOR.NODE_ELEMENT);
      figure.replaceWithChildren();
    }
  }, null, null, PLACE_AMONG_FILTERS);
}

export function redraw(editor, widget, draw) {
  const box = widget.element.findOne(".figure-shown").$;
  const caption = widget.editables.caption?.$;
  draw(widget, (change) => {
    if (box.isConnected) quietly(editor, () => change(box, caption));
  });
}

/** Enter in a caption goes on with the story: a caption is one line. */
export function leaveCaptions(editor) {
  editor.on("key", (event) => {
    const widget = editor.widgets.widgetHoldingFocusedEditable;
    if (event.data.keyCode !== ENTER || !widget?.editables.caption) return;
    event.cancel();
    writeOnBehind(editor, widget.wrapper);
  }, null, null, 1);
}

/** An empty caption says what is printed in its place. */
export function markBlankCaptions(editor) {
  const captions = editor.editable()?.find("figure > figcaption").toArray() ?? [];
  for (const { $: caption } of captions) {
    const isBlankNow = !caption.textContent.trim();
    if (caption.classList.contains("is-blank") !== isBlankNow) {
      quietly(editor, () => caption.classList.toggle("is-blank", isBlankNow));
    }
  }
}
