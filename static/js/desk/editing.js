/* Small moves in the text that several of the desk's buttons need. */

/** Adds a button and the command behind it; what it is called and its icon come with the page. */
export function addButton(editor, name, command) {
  const { labels, icons } = editor.config.desk;
  const title = name.toLowerCase();
  editor.addCommand(title, { canUndo: false, ...command });
  editor.ui.addButton(name, { label: labels[name], icon: icons[name], command: title });
}

/** Changes how the text is shown and not what it says: nothing to undo, nothing to save. */
export function quietly(editor, change) {
  const wasClean = !editor.checkDirty();
  editor.fire("lockSnapshot");
  change();
  editor.fire("unlockSnapshot");
  if (wasClean) editor.resetDirty();
}

/** One step that can be undone as a whole. */
export function inOneStep(editor, change) {
  editor.fire("saveSnapshot");
  editor.fire("lockSnapshot", { dontUpdate: true });
  change();
  editor.fire("unlockSnapshot");
  editor.fire("saveSnapshot");
}

/** The paragraph, list, table or figure of the text itself in which the caret stands. */
export function blockAtCaret(editor) {
  const path = editor.elementPath();
  const around = path?.elements.filter((element) => !element.equals(path.root));
  return around?.at(-1) ?? null;
}

/** Puts a figure behind the block, or in its place when it is an empty paragraph; answers it. */
export function insertFigure(editor, html, block = blockAtCaret(editor)) {
  let figure = null;
  inOneStep(editor, () => {
    figure = placeFigure(editor, html, block);
    writeOnBehind(editor, figure);
  });
  return figure;
}

/** The same for one that comes late: whoever went on writing is not taken away from there. */
export function slipInFigure(editor, html, block) {
  if (!block?.getParent() || isBlank(block)) return insertFigure(editor, html);
  let figure = null;
  const field = document.activeElement;
  inOneStep(editor, () => {
    const marks = editor.getSelection()?.createBookmarks(true);
    figure = placeFigure(editor, html, block);
    if (marks) editor.getSelection().selectBookmarks(marks);
  });
  if (field !== editor.window.getFrame()?.$) field.focus();
  return figure;
}

function placeFigure(editor, html, block) {
  const range = editor.createRange();
  if (block) range.moveToPosition(block, CKEDITOR.POSITION_AFTER_END);
  else range.moveToElementEditStart(editor.editable());
  editor.insertHtml(html, "html", range);
  if (block && isBlank(block)) block.remove();
  return editor.widgets.focused?.wrapper ?? block;
}

/** The caret goes to the line behind a figure, which is made when there is none. */
export function writeOnBehind(editor, block) {
  if (!block?.getParent()) return;
  let next = block.getNext((node) => node.type === CKEDITOR.NODE_ELEMENT && !isHelper(node));
  if (!next || !next.is("p")) {
    next = new CKEDITOR.dom.element("p", editor.document);
    next.appendBogus();
    next.insertAfter(block);
  }
  const range = editor.createRange();
  range.moveToElementEditStart(next);
  range.select();
  next.scrollIntoView();
}

function isHelper(element) {
  return Boolean(element.data("cke-hidden-sel") || element.data("cke-temp") || element.data("cke-magic-line"));
}

function isBlank(block) {
  return block.is("p") && !block.getText().trim() && !block.findOne("[data-cke-widget-wrapper]");
}
