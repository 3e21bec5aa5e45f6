"""The writing form's own pieces have no barrier that axe can find, and fit their window."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from articles.models import Picture
from tests.articles.forms import picture_bytes
from tests.browser.barriers import barriers_to_anybody

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


def barriers(page, *widths):
    """The desk lets people choose their colours, and follows the system until they do."""
    there = [each for each in OURS if page.locator(each).count()]
    return barriers_to_anybody(page, *there, widths=widths)


def outside(page, dialog, *widths):
    """At which widths a dialog does not lie within the window."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        box = dialog.bounding_box()
        if box["x"] < 0 or box["x"] + box["width"] > width:
            found.append((width, box))
    return found


def open_in(writing):
    form = writing(BODY)
    expect(form.page.locator("[data-contents] button")).to_have_count(2)
    return form


def test_form_and_dialogs_are_for_all(writing, make_article):
    Picture.objects.create(file=ContentFile(picture_bytes(), "quay.jpg"), alt_text="A quay")
    make_article(headline="The old quay")
    form = open_in(writing)
    page = form.page
    assert barriers(page, 768, 1280) == []
    for button, title in DIALOGS.items():
        form.click(button)
        dialog = form.asked(title)
        if button != "Embed":
            expect(dialog.locator("li:visible")).to_have_count(1)
        assert barriers(page, 768, 1280) == []
        assert outside(page, dialog, 768, 1280) == []
        form.press("Escape")
        expect(dialog).to_have_count(0)
        form.wait_for_focus()


def test_nothing_is_sent_anywhere_while_a_dialog_is_closed_with_its_button(writing):
    form = open_in(writing)
    form.begin()
    for button, title in DIALOGS.items():
        form.click(button)
        form.asked(title).get_by_role("button", name="Cancel").click()
        expect(form.asked(title)).to_have_count(0)
    form.type("b")
    assert form.stored.startswith("<p>ba</p>")


def test_describing_a_picture_that_was_sent_is_for_all(writing):
    form = open_in(writing)
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
    assert barriers(form.page, 360, 1280) == []
    assert outside(form.page, dialog, 360, 1280) == []
