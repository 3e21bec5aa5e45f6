/* Fits CKEditor to this desk: its label, its theme, its dialogs, and the buttons that are ours. */

import { rested } from "./desk/dialogs.js";
import "./desk/embeds.js";
import { leaveCaptions, markBlankCaptions, unpackForeignFigures } from "./desk/figures.js";
import { moveHeadingsDown } from "./desk/headings.js";
import "./desk/footnotes.js";
import "./desk/links.js";
import "./desk/pictures.js";
import "./desk/quotes.js";

/** The field's label names the editor, as it would name a textarea, and leads into it. */
function nameAfterLabel(editor) {
  const label = document.querySelector(`label[for="${CSS.escape(editor.name)}"]`);
  const words = label?.textContent.trim().replace(/:$/, "");
  if (!words) return;
  label.addEventListener("click", () => editor.focus());
  editor.on("configLoaded", () => {
    editor.config.applicationTitle = words;
  });
  editor.on("contentDom", () => {
    editor.window.getFrame()?.setAttribute("title", words);
    editor.editable().setAttribute("aria-label", words);
  });
}

/** The page being written is light or dark with the desk around it. */
function followTheme(editor) {
  const desk = document.documentElement;
  const copy = () => {
    const page = editor.document?.$.documentElement;
    if (page) page.dataset.theme = desk.dataset.theme || "auto";
  };
  editor.on("contentDom", copy);
  new MutationObserver(copy).observe(desk, { attributeFilter: ["data-theme"] });
}

/** Dialogs offer nothing that would be taken out again when the text is stored. */
function trimDialog({ editor, data: { name, definition } }) {
  if (name === "link") {
    const info = definition.getContents("info");
    const schemes = editor.config.linkSchemes.filter((scheme) => scheme !== "mailto");
    info.get("protocol").items = schemes.map((scheme) => [`${scheme}://`]).concat([["–", ""]]);
    const type = info.get("linkType");
    type.items = type.items.filter(([, kind]) => kind === "url" || kind === "email");
    forgetStories(editor, definition);
  }
  if (name === "table") {
    definition.getContents("info").get("selHeaders").default = "row";
  }
}

/** A link that is given another address no longer means the story that it meant. */
function forgetStories(editor, definition) {
  const { onOk } = definition;
  definition.onOk = function onOkAndForget(...given) {
    const links = editor.editable().find("a[data-article]").toArray();
    const before = links.map((link) => link.data("cke-saved-href"));
    const done = onOk.apply(this, given);
    links.forEach((link, place) => {
      if (link.data("cke-saved-href") !== before[place]) link.removeAttribute("data-article");
    });
    return done;
  };
}

CKEDITOR.on("instanceCreated", ({ editor }) => {
  nameAfterLabel(editor);
  followTheme(editor);
  moveHeadingsDown(editor);
  unpackForeignFigures(editor);
  editor.on("instanceReady", () => {
    leaveCaptions(editor);
    markBlankCaptions(editor);
    // A moment later: the step that is being kept for undoing must be kept first.
    editor.on("change", rested(() => markBlankCaptions(editor), 0));
  });
});
CKEDITOR.on("dialogDefinition", trimDialog);
