"""Videos and cards for links in a story; nothing is asked of their hosts."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Video or card for a link"
VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"


def figure(address, caption=""):
    caption = caption and f"<figcaption>{caption}</figcaption>"
    return f'<figure data-embed="{address}">{caption}</figure>'


def put(form, address):
    form.click("Embed")
    expect(form.asked(TITLE).get_by_label("Address")).to_be_focused()
    form.type(address)
    form.press("Enter")


def test_an_embed_is_put_in_captioned_saved_and_opened_again(writing):
    form = writing("<p>a</p><p>b</p>")
    form.begin()
    put(form, "https://youtu.be/dQw4w9WgXcQ")
    shown = form.area.locator("figure")
    expect(shown).to_contain_text("youtube.com")
    expect(shown).to_contain_text(VIDEO)
    shown.locator("figcaption").click()
    form.type("The night of the storm")
    form.press("Enter")
    form.type("Then: ")
    stored = f"<p>a</p>\n{figure(VIDEO, 'The night of the storm')}\n<p>Then: b</p>"
    assert form.save() == stored
    assert form.stored == stored


def test_any_other_address_becomes_a_card(writing):
    form = writing("<p>a</p>")
    form.begin()
    put(form, "https://port.example/plan?a=1&b=2")
    expect(form.area.locator("figure")).to_contain_text("port.example")
    form.type("Then")
    assert form.save() == (
        f"<p>a</p>\n{figure('https://port.example/plan?a=1&amp;b=2')}\n<p>Then</p>"
    )


def test_an_address_that_cannot_stand_in_a_story_is_told(writing):
    form = writing("<p>a</p>")
    form.begin()
    put(form, "javascript:alert(1)")
    dialog = form.asked(TITLE)
    expect(dialog.get_by_role("alert")).to_contain_text("It has to begin with https://")
    form.leave(dialog)
    form.type("b")
    assert form.stored == "<p>ba</p>"


def test_a_video_pasted_on_a_line_of_its_own_becomes_an_embed(writing):
    form = writing()
    form.paste(text="https://youtu.be/dQw4w9WgXcQ?si=x")
    expect(form.area.locator("figure")).to_be_visible()
    form.type("Then")
    assert form.save() == f"{figure(VIDEO)}\n<p>Then</p>"


def test_an_address_pasted_among_words_stays_words(writing):
    form = writing("<p>See</p>")
    form.area.click()
    form.press("Control+End")
    form.paste(text=VIDEO)
    expect(form.area).to_contain_text("watch")
    expect(form.area.locator("figure")).to_have_count(0)


def test_what_is_no_video_stays_an_address(writing):
    form = writing()
    form.paste(text="https://www.youtube.com/@port")
    expect(form.area).to_contain_text("youtube.com/@port")
    expect(form.area.locator("figure")).to_have_count(0)


def test_an_embed_is_given_another_address_with_the_keyboard(writing):
    form = writing(f"<p>a</p>{figure(VIDEO, 'Storm')}<p>b</p>")
    form.begin()
    form.press("ArrowRight", "ArrowRight", "Enter")
    field = form.asked(TITLE).get_by_label("Address")
    expect(field).to_have_value(VIDEO)
    field.fill("https://vimeo.com/76979871")
    form.press("Enter")
    expect(form.area.locator("figure")).to_contain_text("vimeo.com")
    assert form.save() == f"<p>a</p>\n{figure('https://vimeo.com/76979871', 'Storm')}\n<p>b</p>"
