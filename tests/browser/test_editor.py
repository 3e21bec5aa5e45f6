"""The editor in a real browser: what it offers, what it makes, and what is stored of it."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path
from playwright.sync_api import expect

from newsroom.lib.richtext import sanitise
from newsroom.lib.richtext.toolbar import GROUPS
from newsroom.lib.richtext.widgets import REMOVED_PLUGINS, BodyWidget
from tests.browser.editing import EDITOR, Editor
from tests.lib.test_richtext_pasted import DOCS, DOCS_STORED, WORD, WORD_STORED

pytestmark = [pytest.mark.browser, pytest.mark.urls(__name__)]

ASKING = {"StoryLink", "Picture", "Embed"}


def editor_page(request: HttpRequest) -> HttpResponse:
    """A page of the desk with nothing on it but the editor."""
    widget = BodyWidget()
    field = widget.render("body", request.GET.get("body", ""), {"id": "id_body"})
    return HttpResponse(
        "<!DOCTYPE html><html lang=en><head><title>Desk</title><link rel=icon href=data:,>"
        f"{widget.media}</head><body><label for=id_body>Body:</label>{field}</body></html>"
    )


urlpatterns = [path("admin/editor/", editor_page)]


@pytest.fixture
def editor(page):
    return Editor(page)


def test_it_offers_our_buttons_and_no_other(editor, page):
    """Those that ask something need the dialogs of the writing form, and stay away without."""
    editor.open()
    names = page.locator(".cke_toolbox :is(.cke_button, .cke_combo)").evaluate_all(
        "found => found.map(each => each.className.match(/cke_(?:button|combo)__(\\w+)/)[1])"
    )
    offered = [name for group in GROUPS for name, _tag in group]
    assert names == [name.lower() for name in offered if name not in ASKING]


def test_what_was_removed_is_not_there(editor, page):
    editor.open()
    assert set(page.evaluate(f"Object.keys({EDITOR}.plugins)")).isdisjoint(REMOVED_PLUGINS)
    assert page.evaluate("CKEDITOR.config.versionCheck") is False


def test_the_formats_are_a_paragraph_and_three_headings(editor, page):
    editor.open()
    page.locator(".cke_combo__format .cke_combo_button").click()
    options = page.frame_locator("iframe.cke_panel_frame").get_by_role("option")
    expect(options).to_have_text(["Normal", "Heading 2", "Heading 3", "Heading 4"])


def test_the_label_names_the_editing_area_and_leads_into_it(editor, page):
    editor.open()
    expect(page.locator("iframe.cke_wysiwyg_frame")).to_have_attribute("title", "Body")
    expect(editor.area).to_have_attribute("aria-label", "Body")
    expect(page.get_by_role("application", name="Body")).to_be_visible()
    page.get_by_text("Body:").click()
    editor.type("Written")
    assert editor.stored == "<p>Written</p>"


def test_the_browser_checks_the_spelling(editor):
    editor.open()
    expect(editor.area).to_have_attribute("spellcheck", "true")


def test_a_story_is_typed(editor, page):
    editor.open()
    editor.area.click()
    editor.press("Control+b")
    editor.type("Northern Quay:")
    editor.press("Control+b")
    editor.type(" The ferry is ")
    editor.press("Control+i")
    editor.type("back")
    editor.press("Control+i")
    editor.type(".")
    for name, words in (("Heading 2", "Who pays"), ("Heading 3", "Not the port")):
        editor.press("Enter")
        editor.format(name)
        editor.type(words)
    editor.press("Enter")
    editor.click("BulletedList")
    editor.type("One")
    editor.press("Enter", "Tab")
    editor.type("Two")
    assert editor.stored == (
        "<p><strong>Northern Quay:</strong> The ferry is <em>back</em>.</p>\n"
        '<h2 id="h-who-pays">Who pays</h2>\n'
        '<h3 id="h-not-the-port">Not the port</h3>\n'
        "<ul><li>One<ul><li>Two</li></ul></li></ul>"
    )


def test_a_link_is_made(editor):
    editor.open("<p>See the plan</p>")
    editor.area.dblclick(position={"x": 60, "y": 40})
    editor.press("Control+a", "Control+k")
    expect(editor.dialog.get_by_role("tab")).to_have_count(0)
    expect(editor.dialog.get_by_label("Protocol").locator("option")).to_have_text(
        ["https://", "http://", "–"]
    )
    expect(editor.dialog.get_by_label("Link Type").locator("option")).to_have_text(
        ["URL", "E-mail"]
    )
    editor.dialog.get_by_label("URL").last.fill("port.example/plan")
    editor.confirm()
    assert editor.stored == (
        '<p><a href="https://port.example/plan" rel="noopener">See the plan</a></p>'
    )


def test_a_table_is_made_with_a_row_of_headings(editor, page):
    editor.open()
    editor.area.click()
    editor.click("Table")
    expect(editor.dialog.get_by_label("Headers")).to_have_value("row")
    for gone in ("Width", "Border size", "Alignment", "Cell spacing", "Cell padding", "Summary"):
        expect(editor.dialog.get_by_label(gone).locator("visible=true")).to_have_count(0)
    editor.dialog.get_by_label("Caption").fill("Crossings")
    editor.confirm()
    editor.type("Month")
    assert editor.stored == (
        '<table><caption>Crossings</caption><thead><tr><th scope="col">Month</th>'
        '<th scope="col"></th></tr></thead><tbody><tr><td></td><td></td></tr>'
        "<tr><td></td><td></td></tr></tbody></table>"
    )


def test_quotations_rules_and_signs_are_made(editor, page):
    editor.open()
    editor.area.click()
    editor.type("Nobody missed it")
    editor.click("Blockquote")
    editor.press("Enter", "Enter")
    editor.click("HorizontalRule")
    editor.click("SpecialChar")
    editor.dialog.get_by_role("option", name="Em dash").click()
    assert editor.stored == "<blockquote><p>Nobody missed it</p></blockquote>\n<hr>\n<p>—</p>"


def test_find_undo_and_the_whole_screen(editor, page):
    editor.open()
    editor.area.click()
    editor.type("quay")
    editor.click("Find")
    editor.dialog.get_by_role("button", name="Close").last.click()
    editor.click("Undo")
    expect(editor.area).not_to_contain_text("quay")
    editor.click("Redo")
    expect(editor.area).to_contain_text("quay")
    editor.click("Maximize")
    assert editor.page.locator(".cke_maximized").bounding_box()["width"] == 1280


@pytest.mark.parametrize(("clipboard", "stored"), [(WORD, WORD_STORED), (DOCS, DOCS_STORED)])
def test_paste_from_word_and_docs(editor, clipboard, stored):
    editor.open()
    editor.paste(clipboard)
    expect(editor.area.get_by_text("boats")).to_be_visible()
    assert editor.stored == stored


def test_paste_from_a_page(editor, page):
    editor.open()
    editor.paste(
        "<h1>One</h1><h2>Part</h2><h1>Two</h1><p style='color:red' onclick='x()'>a "
        "<span style='font-weight:bold'>b</span> <del>c</del><script>alert(1)</script>"
        "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>d</a></p><iframe></iframe>"
    )
    expect(editor.area.get_by_role("heading", name="Part", level=3)).to_be_visible()
    expect(editor.area.get_by_role("heading", level=1)).to_have_count(0)
    expect(editor.area.locator("script, img, iframe, [onclick], [style]")).to_have_count(0)
    assert editor.stored == (
        '<h2 id="h-one">One</h2>\n<h3 id="h-part">Part</h3>\n<h2 id="h-two">Two</h2>\n'
        "<p>a <strong>b</strong> d</p>"
    )


def test_pasted_pictures_are_not_put_into_the_text(editor):
    editor.open("<p>a</p>")
    editor.paste('<p>b<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>')
    expect(editor.area.get_by_text("b")).to_be_visible()
    assert "img" not in editor.html


def test_ids_of_headings_survive_editing(editor):
    body = sanitise("<h2>Quay</h2><p>a</p><h3>Costs</h3><p>b</p>")
    editor.open(body)
    assert editor.stored == body
    editor.area.get_by_role("heading", name="Costs").click()
    editor.press("End")
    editor.type(" and gains")
    assert '<h3 id="h-costs">Costs and gains</h3>' in editor.stored


def test_a_heading_copied_in_the_editor_gets_an_id_of_its_own(editor):
    editor.open(sanitise("<h2>Quay</h2><p>a</p>"))
    editor.area.get_by_role("heading").click()
    editor.press("Control+a", "Control+c", "Control+End", "Enter", "Control+v")
    expect(editor.area.get_by_role("heading")).to_have_count(2)
    assert editor.stored == (
        '<h2 id="h-quay">Quay</h2>\n<p>a</p>\n<h2 id="h-quay-2">Quay</h2>\n<p>a</p>'
    )


def test_a_heading_cut_in_two_leaves_one_id(editor):
    editor.open(sanitise("<h2>Quay and costs</h2>"))
    editor.area.get_by_role("heading").click()
    editor.press("Home", *["ArrowRight"] * 4, "Enter")
    assert editor.stored.count("<h2") == 2
    assert editor.stored.count('id="h-quay-and-costs"') == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_in_it_is_light_or_dark_with_the_desk(editor, page, theme):
    editor.open("<p>a</p>")
    page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    expect(page.frame_locator("iframe.cke_wysiwyg_frame").locator("html")).to_have_attribute(
        "data-theme", theme
    )
    paper = editor.area.evaluate("area => getComputedStyle(area).backgroundColor")
    assert paper == {"light": "rgb(252, 251, 248)", "dark": "rgb(15, 20, 27)"}[theme]


def test_what_was_stored_opens_unchanged(editor):
    body = sanitise(WORD + DOCS + "<pre>  a\n   b</pre><hr><p>m<sup>2</sup><br><code>x</code></p>")
    editor.open(body)
    assert editor.stored == body
