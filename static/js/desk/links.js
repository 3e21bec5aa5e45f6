/* Links to stories of ours. They name the story, so that they follow it to a new address. */

import { addButton, inOneStep } from "./editing.js";
import { canChoose, chooseStory, wordsForHidden } from "./stories.js";

/** Links the words that are selected, or prints the headline; a link already there is changed. */
function link(editor, { id, headline, address, published }) {
  const attributes = { href: address, "data-cke-saved-href": address, "data-article": String(id) };
  const existing = CKEDITOR.plugins.link.getSelectedLink(editor);
  if (existing) return existing.setAttributes(attributes);
  const [range] = editor.getSelection().getRanges();
  // Its headline must not slip into a story that may be published before it.
  if (range.collapsed && !published) return editor.showNotification(wordsForHidden(), "warning");
  if (range.collapsed) {
    const words = new CKEDITOR.dom.text(headline, editor.document);
    range.insertNode(words);
    range.selectNodeContents(words);
  }
  const style = new CKEDITOR.style({ element: "a", attributes });
  style.type = CKEDITOR.STYLE_INLINE;
  style.applyToRange(range, editor);
  range.collapse(false);
  range.select();
}

async function choose(editor) {
  const words = editor.getSelection()?.getSelectedText().trim().slice(0, 100) ?? "";
  const story = await chooseStory({ words, editor });
  if (story) inOneStep(editor, () => link(editor, story));
}

const storyLinkAt = (element) => element?.getAscendant("a", true)?.hasAttribute("data-article");

CKEDITOR.plugins.add("storylink", {
  requires: "link",
  init(editor) {
    if (!canChoose) return;
    addButton(editor, "StoryLink", { requiredContent: "a[data-article]", exec: (each) => void choose(each) });
    // Before the editor's own dialog for addresses is opened.
    editor.on("doubleclick", (event) => {
      if (!storyLinkAt(event.data.element)) return;
      event.data.dialog = "";
      choose(editor);
    }, null, null, 100);
  },
});
