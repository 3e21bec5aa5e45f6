/* Fits CKEditor to this desk: its label, its theme, its dialogs, and headings that are pasted. */

const PLACE_AMONG_FILTERS = 5.5; // once pasted text is a tree, before anything in it is dropped
const LEVELS_BELOW = { h2: "h3", h3: "h4" };

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

/** The headline is the only h1: what is pasted moves down as it does when it is stored. */
function settleHeadings({ data: { dataValue: tree } }) {
  const headings = [];
  const deleted = [];
  tree.forEach((element) => {
    if (/^h[1-6]$/.test(element.name)) headings.push(element);
    if (element.name === "del") deleted.push(element);
  }, CKEDITOR.NODE_ELEMENT);
  const haveSections = headings.filter(({ name }) => name === "h1").length > 1;
  for (const heading of headings) {
    if (heading.name === "h1") heading.name = "h2";
    else if (haveSections && !heading.attributes.id) heading.name = LEVELS_BELOW[heading.name] ?? "h4";
    else if (heading.name > "h4") heading.name = "h4";
  }
  for (const element of deleted) element.remove();
}

/** Dialogs offer nothing that would be taken out again when the text is stored. */
function trimDialog({ editor, data: { name, definition } }) {
  if (name === "link") {
    const info = definition.getContents("info");
    const schemes = editor.config.linkSchemes.filter((scheme) => scheme !== "mailto");
    info.get("protocol").items = schemes.map((scheme) => [`${scheme}://`]).concat([["–", ""]]);
    const type = info.get("linkType");
    type.items = type.items.filter(([, kind]) => kind === "url" || kind === "email");
  }
  if (name === "table") {
    definition.getContents("info").get("selHeaders").default = "row";
  }
}

CKEDITOR.on("instanceCreated", ({ editor }) => {
  nameAfterLabel(editor);
  followTheme(editor);
  editor.on("toHtml", settleHeadings, null, null, PLACE_AMONG_FILTERS);
});
CKEDITOR.on("dialogDefinition", trimDialog);
