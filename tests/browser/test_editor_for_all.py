"""The writing form's own pieces have no barrier that axe can find, and fit their window."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from articles.models import Picture
from tests.articles.forms import picture_bytes
from tests.browser.barriers import RULES

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = (
    "<p>a</p><p><strong>Bold</strong></p><h2>Quay</h2><h4>Deep</h4>"
    '<figure data-embed="https://port.example/plan"><figcaption>Plan</figcaption></figure>'
)
OURS = [".field-body", ".field-headline", "#outline", ".lead-picture", "dialog[open]"]
DIALOGS = {
    "Picture": "Choose a picture",
    "StoryLink": "Link to one of our stories",
    "Embed": "Video or card for a link",
}


def barriers(page):
    there = [[each] for each in OURS if page.locator(each).count()]
    found = Axe().run(page, context={"include": there}, options={"runOnly": RULES}).response
    return [
        f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]
    ]


def open_in(writing, width, theme):
    form = writing(BODY)
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
    expect(form.page.locator("[data-contents] button")).to_have_count(2)
    return form


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 768])
def test_form_and_dialogs_are_for_all(writing, make_article, width, theme):
    Picture.objects.create(file=ContentFile(picture_bytes(), "quay.jpg"), alt_text="A quay")
    make_article(headline="The old quay")
    form = open_in(writing, width, theme)
    page = form.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []
    for button, title in DIALOGS.items():
        form.click(button)
        dialog = form.asked(title)
        if button != "Embed":
            expect(dialog.locator("li:visible")).to_have_count(1)
        assert barriers(page) == []
        box = dialog.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        form.press("Escape")
        expect(dialog).to_have_count(0)
        form.wait_for_focus()


def test_nothing_is_sent_anywhere_while_a_dialog_is_closed_with_its_button(writing):
    form = open_in(writing, 1280, "light")
    form.begin()
    for button, title in DIALOGS.items():
        form.click(button)
        form.asked(title).get_by_role("button", name="Cancel").click()
        expect(form.asked(title)).to_have_count(0)
    form.type("b")
    assert form.stored.startswith("<p>ba</p>")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_describing_a_picture_that_was_sent_is_for_all(writing, width, theme):
    form = open_in(writing, width, theme)
    form.click("Picture")
    dialog = form.asked("Choose a picture")
    dialog.get_by_label("Or add your own").set_input_files(
        {"name": "b.png", "mimeType": "image/png", "buffer": picture_bytes("PNG")}
    )
    alt = dialog.get_by_label("Alt text", exact=True)
    expect(alt).to_be_focused()
    alt.fill("A quay")
    dialog.get_by_label("Decorative").check()
    dialog.get_by_role("button", name="Take this picture").click()
    expect(alt).to_have_attribute("aria-invalid", "true")
    assert barriers(form.page) == []
    box = dialog.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
