"""Somebody who writes: in an editor of its own, or in the desk's form."""

from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from newsroom.lib.richtext import sanitise
from newsroom.lib.richtext.toolbar import GROUPS

LARGEST_GROUP = max(map(len, GROUPS))
EDITOR = "CKEDITOR.instances.id_body"
PASTE = """([html, text]) => {
  const { window: { $: frame }, document: { $: page } } = CKEDITOR.instances.id_body;
  const clipboard = new frame.DataTransfer();
  if (html) clipboard.setData("text/html", html);
  const words = new DOMParser().parseFromString(html, "text/html").body.innerText;
  clipboard.setData("text/plain", text || words);
  const options = { clipboardData: clipboard, bubbles: true, cancelable: true };
  page.body.dispatchEvent(new frame.ClipboardEvent("paste", options));
}"""


class Editor:
    """The editor on a page with nothing else on it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.area = page.frame_locator("iframe.cke_wysiwyg_frame").locator("body.cke_editable")

    def open(self, body: str = "") -> "Editor":
        self.page.goto(f"/admin/editor/?{urlencode({'body': body})}")
        return self.ready()

    def ready(self) -> "Editor":
        expect(self.area).to_be_visible()
        expect(self.page.locator(".cke_button__bold.cke_button_off")).to_be_visible()
        return self

    @property
    def html(self) -> str:
        return self.page.evaluate(f"{EDITOR}.getData()")

    @property
    def stored(self) -> str:
        return sanitise(self.html)

    def paste(self, html: str = "", text: str = "") -> None:
        self.area.click()
        self.page.evaluate(PASTE, [html, text])

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def wait_for_focus(self) -> None:
        """Until the editor knows that the caret is in it."""
        for _ in range(200):
            # Asked again and again from here: the page's policy forbids to have it evaluated there.
            if self.page.evaluate(f"{EDITOR}.focusManager.hasFocus"):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError("The caret did not come into the editor.")

    def button(self, name: str) -> Locator:
        return self.page.locator(f".cke_button__{name.lower()}")

    def click(self, name: str) -> None:
        self.button(name).click()

    def reach(self, name: str) -> None:
        """Goes to a button of the toolbar and presses it, with the keyboard alone."""
        self.press("Alt+F10")
        # Arrows go round in a group of buttons, Tab goes to the next one.
        for key in [*["ArrowRight"] * LARGEST_GROUP, "Tab"] * len(GROUPS):
            if self.button(name).evaluate("button => button === document.activeElement"):
                return self.press("Enter")
            self.press(key)
        raise AssertionError(f"The keyboard does not lead to {name}.")

    def format(self, name: str) -> None:
        self.page.locator(".cke_combo__format .cke_combo_button").click()
        panel = self.page.frame_locator("iframe.cke_panel_frame")
        panel.get_by_role("option", name=name).click()

    @property
    def dialog(self) -> Locator:
        return self.page.locator(".cke_dialog:visible")

    def confirm(self) -> None:
        self.dialog.get_by_role("button", name="OK").click()
        expect(self.dialog).to_have_count(0)


class WritingForm(Editor):
    """The editor in the form of a story."""

    def open_story(self, article: Article) -> "WritingForm":
        self.article = article
        self.page.goto(f"/admin/articles/article/{article.pk}/change/")
        self.ready()
        return self

    def begin(self) -> None:
        """The caret goes to the start of the text."""
        self.area.focus()
        self.press("Control+Home")

    def save(self) -> str:
        """Saves, and answers what was stored once the form has opened again."""
        # The page before may still say that an earlier save was done.
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Save", exact=True).first.click()
        expect(self.page.locator(".messagelist")).to_be_visible()
        self.ready()
        return self.article.newest_state()["body"]

    def leave(self, dialog: Locator) -> None:
        """Closes a dialog with Escape; the caret is in the text again."""
        self.press("Escape")
        expect(dialog).to_have_count(0)
        expect(self.page.locator("iframe.cke_wysiwyg_frame")).to_be_focused()

    def asked(self, title: str) -> Locator:
        return self.page.get_by_role("dialog", name=title)
