"""Pictures in a story: chosen, sent, dropped, captioned, changed; stored by name alone."""

import base64

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from articles.models import Picture
from tests.articles.forms import picture_bytes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Choose a picture"
DROP = """(dropped) => {
  const { window: { $: frame }, document: { $: page } } = CKEDITOR.instances.id_body;
  const files = new frame.DataTransfer();
  for (const [name, type, content] of dropped) {
    const bytes = Uint8Array.from(frame.atob(content), (each) => each.charCodeAt(0));
    files.items.add(new frame.File([bytes], name, { type }));
  }
  const { left, top } = page.querySelector("p").getBoundingClientRect();
  const place = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true };
  const drop = new frame.DragEvent("drop", { dataTransfer: files, ...place });
  page.querySelector("p").dispatchEvent(drop);
}"""


@pytest.fixture
def picture(db):
    return Picture.objects.create(
        file=ContentFile(picture_bytes(), "quay.jpg"),
        alt_text="A quay",
        caption="The quay at dusk",
        credit="Ada Quill",
    )


@pytest.fixture
def other(picture):
    return Picture.objects.create(
        file=ContentFile(picture_bytes("PNG"), "b.png"), alt_text="A boat"
    )


def figure(picture, caption="", wide=""):
    caption = caption and f"<figcaption>{caption}</figcaption>"
    wide = wide and ' class="is-wide"'
    return f'<figure{wide} data-picture="{picture.pk}">{caption}</figure>'


def drop(form, *contents, name="new.jpg", kind="image/jpeg"):
    files = [[name, kind, base64.b64encode(content).decode()] for content in contents]
    form.page.evaluate(DROP, files)


def test_a_picture_is_chosen_captioned_saved_and_opened_again(writing, picture):
    form = writing("<p>a</p><p>b</p>")
    form.begin()
    form.click("Picture")
    dialog = form.asked(TITLE)
    take = dialog.get_by_role("button", name="Take this picture")
    expect(take).to_be_disabled()
    dialog.get_by_role("radio", name="A quay").check()
    expect(dialog).to_contain_text("Alt text: A quay")
    expect(dialog).to_contain_text("The quay at dusk · Ada Quill")
    take.click()
    shown = form.area.locator("figure")
    expect(shown.get_by_role("img", name="A quay")).to_be_visible()
    caption = shown.locator("figcaption")
    expect(caption).to_have_attribute(
        "data-placeholder", "Printed unless you write something else: The quay at dusk Ada Quill"
    )
    form.type("Later: ")
    caption.click()
    form.type("The quay in ")
    form.press("Control+i")
    form.type("May")
    form.press("Control+i", "Enter")
    form.type("Still ")
    stored = f"<p>a</p>\n{figure(picture, 'The quay in <em>May</em>')}\n<p>Still Later: b</p>"
    assert form.save() == stored
    expect(shown.get_by_role("img", name="A quay")).to_be_visible()
    assert form.stored == stored


def test_a_picture_is_chosen_with_the_keyboard_alone(writing, picture, other):
    form = writing("<p>a</p>")
    form.begin()
    form.reach("Picture")
    expect(form.asked(TITLE).get_by_role("radio")).to_have_count(2)
    expect(form.asked(TITLE).get_by_label("Search the library")).to_be_focused()
    form.type("quay")
    expect(form.asked(TITLE).get_by_role("radio")).to_have_count(1)
    form.asked(TITLE).get_by_role("radio").focus()
    form.press("Space", "Enter")
    expect(form.area.locator("figure img")).to_be_visible()
    form.type("b")
    assert form.save() == f"<p>a</p>\n{figure(picture)}\n<p>b</p>"


def test_an_empty_paragraph_makes_way_for_the_picture(writing, picture):
    form = writing()
    form.area.click()
    form.click("Picture")
    form.asked(TITLE).get_by_role("radio").check()
    form.press("Enter")
    expect(form.area.locator("figure img")).to_be_visible()
    assert form.save() == figure(picture)


def test_a_double_click_changes_the_picture_and_makes_it_wide(writing, picture, other):
    form = writing(f"<p>a</p>{figure(picture, 'Dusk')}")
    form.area.get_by_role("img").dblclick()
    dialog = form.asked(TITLE)
    expect(dialog.get_by_role("radio", name="A quay")).to_be_checked()
    dialog.get_by_role("radio", name="A boat").check()
    dialog.get_by_label("Wider than the text").check()
    dialog.get_by_role("button", name="Take this picture").click()
    expect(form.area.get_by_role("img", name="A boat")).to_be_visible()
    stored = f"<p>a</p>\n{figure(other, 'Dusk', wide='yes')}"
    assert form.save() == stored
    assert form.stored == stored


def test_a_file_is_sent_from_the_dialog(writing, picture):
    form = writing("<p>a</p>")
    form.begin()
    form.click("Picture")
    dialog = form.asked(TITLE)
    dialog.get_by_label("Or add your own").set_input_files(
        {"name": "new.png", "mimeType": "image/png", "buffer": picture_bytes("PNG")}
    )
    expect(dialog.get_by_role("radio")).to_have_count(2)
    expect(dialog.get_by_role("radio").first).to_be_checked()
    expect(dialog).to_contain_text("No alt text yet")
    dialog.get_by_role("button", name="Take this picture").click()
    expect(form.area.locator("figure img")).to_be_visible()
    sent = Picture.objects.exclude(pk=picture.pk).get()
    assert form.save() == f"<p>a</p>\n{figure(sent)}"


def sent_from(form, name="new.png"):
    """A file of one's own, which the dialog asks about as soon as it has arrived."""
    form.begin()
    form.click("Picture")
    dialog = form.asked(TITLE)
    dialog.get_by_label("Or add your own").set_input_files(
        {"name": name, "mimeType": "image/png", "buffer": picture_bytes("PNG")}
    )
    expect(dialog.get_by_label("Alt text", exact=True)).to_be_focused()
    return dialog


def test_a_picture_is_described_where_it_was_sent(writing):
    form = writing("<p>a</p>")
    dialog = sent_from(form)
    form.type("A quay at night")
    dialog.get_by_label("Caption").fill("The quay, where the boats lie")
    dialog.get_by_label("Credit").fill("Ada Quill")
    dialog.get_by_role("button", name="Take this picture").click()
    expect(form.area.get_by_role("img", name="A quay at night")).to_be_visible()
    sent = Picture.objects.get()
    assert (sent.alt_text, sent.caption, sent.credit) == (
        "A quay at night",
        "The quay, where the boats lie",
        "Ada Quill",
    )
    assert form.save() == f"<p>a</p>\n{figure(sent)}"


def test_a_picture_is_called_decorative_with_the_keyboard_alone(writing):
    form = writing("<p>a</p>")
    dialog = sent_from(form)
    form.press("Tab")
    expect(dialog.get_by_label("Decorative")).to_be_focused()
    form.press("Space", "Enter")
    expect(form.area.locator("figure img")).to_be_visible()
    assert Picture.objects.get().is_decorative


def test_words_that_cannot_be_are_told_at_their_field_and_kept(writing):
    form = writing("<p>a</p>")
    dialog = sent_from(form)
    form.type("A quay")
    dialog.get_by_label("Decorative").check()
    take = dialog.get_by_role("button", name="Take this picture")
    take.click()
    alt = dialog.get_by_label("Alt text", exact=True)
    expect(alt).to_have_accessible_description(
        "A decorative picture has no alt text: leave one of the two out."
    )
    expect(alt).to_be_focused()
    expect(alt).to_have_value("A quay")
    assert Picture.objects.get().needs_words()
    dialog.get_by_label("Decorative").uncheck()
    take.click()
    expect(form.area.get_by_role("img", name="A quay")).to_be_visible()


def test_words_that_could_not_be_sent_are_told_and_kept(writing):
    form = writing("<p>a</p>")
    dialog = sent_from(form)
    form.type("A quay")
    form.page.route("**/words/", lambda route: route.fulfill(status=403, body="Log in"))
    take = dialog.get_by_role("button", name="Take this picture")
    take.click()
    expect(dialog.get_by_role("alert")).to_contain_text("could not be saved")
    form.page.unroute("**/words/")
    take.click()
    expect(form.area.get_by_role("img", name="A quay")).to_be_visible()


def test_of_two_sent_pictures_each_has_its_words(writing):
    form = writing("<p>a</p>")
    dialog = sent_from(form)
    form.type("A quay")
    dialog.get_by_label("Or add your own").set_input_files(
        {"name": "b.png", "mimeType": "image/png", "buffer": picture_bytes("PNG")}
    )
    expect(dialog.get_by_role("radio")).to_have_count(2)
    dialog.get_by_role("radio").first.check()
    dialog.get_by_label("Alt text", exact=True).fill("A boat")
    dialog.get_by_role("button", name="Take this picture").click()
    expect(form.area.get_by_role("img", name="A boat")).to_be_visible()
    assert list(Picture.objects.order_by("pk").values_list("alt_text", flat=True)) == [
        "A quay",
        "A boat",
    ]


def test_what_is_no_picture_is_refused_in_words(writing):
    form = writing("<p>a</p>")
    form.begin()
    form.click("Picture")
    dialog = form.asked(TITLE)
    dialog.get_by_label("Or add your own").set_input_files(
        {"name": "new.png", "mimeType": "image/png", "buffer": b"<svg/>"}
    )
    expect(dialog.locator(".uploads")).to_contain_text("new.png")
    expect(dialog.locator(".uploads [role=alert]")).not_to_be_empty()
    form.leave(dialog)
    form.type("b")
    assert form.stored == "<p>ba</p>"


def test_a_file_dropped_on_a_paragraph_comes_behind_it(writing):
    form = writing("<p>ab</p><p>c</p>")
    drop(form, picture_bytes())
    expect(form.area.locator("figure img")).to_be_visible()
    assert form.save() == f"<p>ab</p>\n{figure(Picture.objects.get())}\n<p>c</p>"


def test_several_dropped_files_follow_each_other(writing):
    form = writing("<p>ab</p><p>c</p>")
    drop(form, picture_bytes(), picture_bytes("PNG"))
    expect(form.area.locator("figure img")).to_have_count(2)
    first, second = Picture.objects.order_by("pk")
    assert form.stored == f"<p>ab</p>\n{figure(first)}\n{figure(second)}\n<p>c</p>"


def test_whoever_goes_on_writing_while_a_file_is_sent_stays_there(writing):
    form = writing("<p>ab</p><p>c</p>")
    held = []
    form.page.route("**/picture/upload/", lambda route: held.append(route))
    drop(form, picture_bytes())
    expect(form.page.locator(".cke_notification")).to_be_visible()
    form.press("Control+End")
    form.type("d")
    held[0].continue_()
    expect(form.area.locator("figure img")).to_be_visible()
    form.type("e")
    assert form.stored == f"<p>ab</p>\n{figure(Picture.objects.get())}\n<p>cde</p>"


def test_a_figure_pasted_from_elsewhere_leaves_its_words(writing):
    form = writing()
    form.paste("<p>a</p><figure><img src='/x.png'><figcaption>The quay</figcaption></figure>")
    expect(form.area.get_by_text("The quay")).to_be_visible()
    expect(form.area.locator("figure, img")).to_have_count(0)
    assert form.stored == "<p>a</p>\n<p>The quay</p>"


def test_more_of_the_library_is_shown_when_asked(writing, picture):
    shared = {"file": picture.file.name, "renditions": picture.renditions}
    Picture.objects.bulk_create(Picture(alt_text=f"Boat {n}", **shared) for n in range(30))
    form = writing("<p>a</p>")
    form.begin()
    form.click("Picture")
    dialog = form.asked(TITLE)
    expect(dialog.get_by_role("radio")).to_have_count(24)
    dialog.get_by_role("button", name="Show more").click()
    expect(dialog.get_by_role("radio")).to_have_count(31)
    expect(dialog.get_by_role("button", name="Show more")).to_be_hidden()
    dialog.get_by_label("Search the library").fill("zeppelin")
    expect(dialog.get_by_role("status")).to_have_text("No picture has these words.")


def test_who_may_not_add_pictures_is_offered_the_library_alone(writing, journalist, picture):
    journalist.groups.get().permissions.remove(Permission.objects.get(codename="add_picture"))
    form = writing("<p>a</p>")
    form.begin()
    form.click("Picture")
    expect(form.asked(TITLE).get_by_role("radio")).to_have_count(1)
    expect(form.asked(TITLE).locator("[type=file]")).to_have_count(0)


def test_a_dropped_file_that_is_no_picture_is_told(writing):
    form = writing("<p>ab</p>")
    drop(form, b"nothing")
    expect(form.page.get_by_role("alert").filter(has_text="new.jpg")).to_be_visible()
    assert form.stored == "<p>ab</p>"


def test_inserting_and_deleting_are_undone(writing, picture):
    form = writing("<p>a</p><p>b</p>")
    form.begin()
    form.click("Picture")
    form.asked(TITLE).get_by_role("radio").check()
    form.press("Enter")
    expect(form.area.locator("figure img")).to_be_visible()
    form.press("Control+z")
    assert form.stored == "<p>a</p>\n<p>b</p>"
    form.press("Control+y")
    expect(form.area.get_by_role("img", name="A quay")).to_be_visible()
    form.area.get_by_role("img").click()
    form.press("Delete")
    assert form.stored == "<p>a</p>\n<p>b</p>"
    form.press("Control+z")
    expect(form.area.get_by_role("img", name="A quay")).to_be_visible()


def test_a_picture_that_is_gone_is_told(writing):
    form = writing('<p>a</p><figure data-picture="999999"><figcaption>b</figcaption></figure>')
    expect(form.area.locator("figure")).to_contain_text("no longer in the library")


def test_the_lead_picture_is_chosen_and_shown(writing, picture, other):
    form = writing("<p>a</p>")
    row = form.page.locator(".field-lead_picture")
    expect(row.get_by_role("img")).to_be_hidden()
    row.get_by_role("button", name="Choose… lead picture").click()
    dialog = form.asked(TITLE)
    expect(dialog.get_by_label("Wider than the text")).to_be_hidden()
    dialog.get_by_role("radio", name="A quay").check()
    dialog.get_by_role("button", name="Take this picture").click()
    expect(row.get_by_role("img", name="A quay")).to_be_visible()
    expect(row.get_by_role("button", name="Choose… lead picture")).to_be_focused()
    form.save()
    assert form.article.newest_state()["lead_picture"] == picture.pk
    expect(row.get_by_role("img", name="A quay")).to_be_visible()
