"""The picture library in a real browser: sending many at once, words in place, the focus."""

import base64
import re

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from articles.models import Picture
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers_to_anybody
from tests.lib.test_images import encoded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIBRARY = "/admin/articles/picture/"


def file(name: str, content: bytes) -> dict[str, object]:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


@pytest.fixture
def picture(journalist):
    content = ContentFile(encoded(1600, 800), "a.jpg")
    return Picture.objects.create(file=content, alt_text="A quay", created_by=journalist)


def test_many_files_are_sent_at_once_and_each_tells_its_own_trouble(page_of, journalist):
    page = page_of(journalist)
    page.goto(LIBRARY)
    page.get_by_label("Choose pictures").set_input_files(
        [
            file("dusk.jpg", encoded(600, 400)),
            file("page.jpg", b"<html>"),
            file("noon.jpg", encoded(500, 400)),
        ]
    )
    expect(page.get_by_role("status").first).to_have_text(
        "2 of 3 pictures taken in, 1 not taken in"
    )
    row = page.locator(".sending__row", has_text="page.jpg")
    expect(row.get_by_role("alert")).to_contain_text("JPEG, PNG or WebP")
    expect(row.get_by_role("button", name="Try again")).to_be_hidden()
    assert Picture.objects.filter(created_by=journalist).count() == 2


def test_words_are_filled_in_where_the_picture_arrived(page_of, journalist):
    page = page_of(journalist)
    page.goto(LIBRARY)
    page.get_by_label("Choose pictures").set_input_files(file("dusk.jpg", encoded(600, 400)))
    form = page.get_by_role("form", name="dusk.jpg")
    form.get_by_label("Alt text").fill("The quay")
    form.get_by_label("Decorative").check()
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("leave one of the two out")).to_be_visible()
    expect(form.get_by_label("Alt text")).to_be_focused()
    form.get_by_label("Decorative").uncheck()
    form.get_by_label("Credit").fill("Ada Quill")
    form.get_by_label("Licence").fill("Until 2030")
    form.get_by_role("button", name="Save").press("Enter")
    expect(form.get_by_role("status")).to_have_text("Saved")
    saved = Picture.objects.get()
    assert (saved.alt_text, saved.credit, saved.licence) == ("The quay", "Ada Quill", "Until 2030")
    form.get_by_role("link", name="Focus and more").click()
    expect(page).to_have_url(re.compile(f"{LIBRARY}{saved.pk}/change/$"))


def test_files_may_be_dropped_anywhere(page_of, journalist):
    page = page_of(journalist)
    page.goto(LIBRARY)
    content = base64.b64encode(encoded(600, 400)).decode()
    page.evaluate(
        """(content) => {
          const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
          const carried = new DataTransfer();
          carried.items.add(new File([bytes], "dropped.jpg", { type: "image/jpeg" }));
          const event = (name) => new DragEvent(name, {
            dataTransfer: carried, bubbles: true, cancelable: true,
          });
          document.getElementById("searchbar").dispatchEvent(event("dragover"));
          document.getElementById("searchbar").dispatchEvent(event("drop"));
        }""",
        content,
    )
    expect(page.get_by_role("form", name="dropped.jpg")).to_be_visible()


def test_after_the_login_has_ended_it_is_said_and_may_be_tried_again(page_of, journalist):
    page = page_of(journalist)
    page.goto(LIBRARY)
    kept = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.get_by_label("Choose pictures").set_input_files(file("dusk.jpg", encoded(600, 400)))
    expect(page.get_by_role("alert").filter(has_text="no longer logged in")).to_be_visible()
    page.context.add_cookies(kept)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("form", name="dusk.jpg")).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text("1 of 1 pictures taken in")


def test_without_scripts_there_is_the_ordinary_form(new_context, journalist, page_of, live_server):
    cookies = page_of(journalist).context.cookies()
    context = new_context(java_script_enabled=False)
    context.add_cookies(cookies or [])
    page = context.new_page()
    page.goto(LIBRARY)
    expect(page.get_by_label("Choose pictures")).to_be_hidden()
    page.get_by_role("link", name="Add picture").click()
    page.get_by_label("File").set_input_files(file("dusk.jpg", encoded(600, 400)))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("added successfully")


def numbers(page) -> tuple[str, str]:
    names = ("From the left", "From the top")
    return tuple(page.get_by_label(name).input_value() for name in names)


def test_pressing_on_the_picture_sets_the_focus(page_of, journalist, picture):
    page = page_of(journalist)
    page.goto(f"{LIBRARY}{picture.pk}/change/")
    whole = page.get_by_role("img", name="A quay")
    box = whole.bounding_box()
    whole.click(position={"x": box["width"] * 0.8, "y": box["height"] * 0.25}, force=True)
    assert numbers(page) == ("80", "25")
    square = page.locator("[data-shape='1x1'] img")
    # The square keeps 800 of 1600 pixels and would begin at 880: 800 is as far as it goes.
    expect(square).to_have_css("object-position", "100% 50%")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_be_visible()
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (80, 25)
    assert picture.made("1x1", "webp")[0]["focus"] == [80, 25]


def test_arrow_keys_move_the_focus_and_say_where_it_is(page_of, journalist, picture):
    page = page_of(journalist)
    page.goto(f"{LIBRARY}{picture.pk}/change/")
    mark = page.get_by_role("button", name="Focus")
    mark.press("ArrowLeft")
    mark.press("Shift+ArrowUp")
    assert numbers(page) == ("49", "40")
    expect(page.locator(".focus__said")).to_have_text("49 from the left, 40 from the top")
    # 49 % of 1600 less half of 800, of the 800 that are to spare.
    expect(page.locator("[data-shape='1x1'] img")).to_have_css("object-position", "48% 50%")


def test_typed_numbers_move_the_mark(page_of, journalist, picture):
    page = page_of(journalist)
    page.goto(f"{LIBRARY}{picture.pk}/change/")
    page.get_by_label("From the left").fill("10")
    assert page.get_by_role("button", name="Focus").evaluate("mark => mark.style.left") == "10%"


def test_every_page_of_the_library_is_for_everybody(page_of, editor, picture, make_article):
    make_article(lead_picture=picture)
    Picture.objects.create(file=ContentFile(encoded(300, 200), "b.jpg"))
    page = page_of(editor)
    pages = ["", "add/", f"{picture.pk}/change/", f"{picture.pk}/delete/", "?q=nothing"]
    for address in pages:
        page.goto(LIBRARY + address)
        if not address:
            sent = [file("dusk.jpg", encoded(600, 400)), file("page.jpg", b"<html>")]
            page.get_by_label("Choose pictures").set_input_files(sent)
            expect(page.get_by_role("form", name="dusk.jpg")).to_be_visible()
            expect(page.get_by_role("alert").filter(has_text="JPEG")).to_be_visible()
        assert (address, barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK)) == (address, [])
