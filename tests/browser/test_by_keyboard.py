"""A reader without a mouse: every path through a page is walked with keys alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading import DESK, PHONE
from tests.browser.test_reading_on import DARK, address, paper, story, switch  # noqa: F401

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# More presses than any page here has things to press.
FAR_ENOUGH = 80
HERE = "(place) => place === document.activeElement"


def go_to(page, place) -> None:
    """With Tab alone, as far as it takes."""
    for _press in range(FAR_ENOUGH):
        if place.evaluate(HERE):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab never came by.")


def test_from_the_top_of_a_story_to_a_note_and_back(page, address):  # noqa: F811
    page.set_viewport_size(DESK)
    page.goto(address)
    mark, back = page.locator(".footnote-mark a"), page.locator(".footnote-back")
    go_to(page, mark)
    page.keyboard.press("Enter")
    expect(page.get_by_text("As the register has it.")).to_be_in_viewport()
    # The next stop is within the note: reading goes on where the link led.
    page.keyboard.press("Tab")
    assert back.evaluate(HERE)
    page.keyboard.press("Enter")
    expect(mark).to_be_in_viewport()


def test_to_a_heading_by_the_contents_and_its_address_to_the_clipboard(new_context, address):  # noqa: F811
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.set_viewport_size(DESK)
    page.goto(address)
    go_to(page, page.locator(".contents").get_by_role("link", name="The costs"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#h-the-costs$"))
    go_to(page, page.get_by_role("link", name="Link to this section: The costs"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)


def test_the_colours_are_switched_and_the_switch_keeps_the_focus(page, address):  # noqa: F811
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    page.goto(address)
    go_to(page, switch(page))
    page.keyboard.press("Space")
    assert paper(page) == DARK
    assert switch(page).evaluate(HERE)


def test_on_a_phone_the_menu_opens_and_what_it_hides_is_passed_over(page, address):  # noqa: F811
    page.set_viewport_size(PHONE)
    page.goto(address)
    handle, entry = page.locator(".menu-fold > summary"), page.locator(".menu a").first
    go_to(page, handle)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.checkVisibility()")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Tab")
    assert entry.evaluate(HERE)


def test_words_are_searched_for_from_any_page(page, address):  # noqa: F811
    page.set_viewport_size(DESK)
    page.goto(address)
    go_to(page, page.locator("#search-box"))
    page.keyboard.type("ferry")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=ferry$"))
