/* Pull quotes: words of the story set large, in a quotation of their own kind. */

import { addButton, inOneStep } from "./editing.js";

const PULL_QUOTE = "pull-quote";

const quoteAt = (path) => path?.contains("blockquote", true) ?? null;
const isPullQuote = (quote) => Boolean(quote?.hasClass(PULL_QUOTE));

/** A quotation becomes a pull quote, a pull quote a paragraph again, a paragraph a pull quote. */
function toggle(editor) {
  const quote = quoteAt(editor.elementPath());
  inOneStep(editor, () => {
    if (isPullQuote(quote)) {
      quote.removeClass(PULL_QUOTE);
      editor.execCommand("blockquote");
      return;
    }
    if (!quote) editor.execCommand("blockquote");
    quoteAt(editor.elementPath())?.addClass(PULL_QUOTE);
  });
  editor.selectionChange(true);
}

CKEDITOR.plugins.add("pullquote", {
  requires: "blockquote",
  init(editor) {
    addButton(editor, "PullQuote", {
      requiredContent: "blockquote(pull-quote)",
      contextSensitive: true,
      exec: toggle,
      refresh(_editor, path) {
        this.setState(isPullQuote(quoteAt(path)) ? CKEDITOR.TRISTATE_ON : CKEDITOR.TRISTATE_OFF);
      },
    });
  },
});
