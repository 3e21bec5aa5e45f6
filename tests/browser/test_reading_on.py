"""What goes with reading: the place in the contents, links to copy, colours, the menu, counting."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles.models import Reading, Section
from articles.reading import views
from articles.reading.counting import Counts
from tests.browser.test_reading import DESK, PARAGRAPHS, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIGHT, DARK = "rgb(252, 251, 248)", "rgb(15, 20, 27)"


@pytest.fixture
def story(make_article):
    titles = ("The quay", "The costs", "What comes next")
    note = '<small class="footnote">As the register has it.</small>'
    headings = "".join(f"<h2>{title}</h2>{PARAGRAPHS * 2}" for title in titles)
    return make_article(
        headline="Ferry returns", body=f"<p>It was early.{note}</p>{headings}<p>The end.</p>"
    )


@pytest.fixture
def address(story):
    return story.get_absolute_url()


def paper(page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def marked(page):
    return page.locator(".contents [aria-current]")


# Contents


def test_the_contents_mark_the_section_that_is_read(page, address):
    page.set_viewport_size(DESK)
    page.goto(address)
    expect(marked(page)).to_have_count(0)
    for title, name in (("The quay", "the-quay"), ("The costs", "the-costs")):
        page.locator(f"#h-{name}").evaluate("heading => heading.scrollIntoView()")
        expect(marked(page)).to_have_text([title])


def test_a_leap_past_several_headings_is_followed_too(page, address):
    page.set_viewport_size(DESK)
    page.goto(address)
    # To the end at once, with no heading in sight on the way or after it.
    page.get_by_text("The end.").evaluate("end => end.scrollIntoView()")
    expect(marked(page)).to_have_text(["What comes next"])
    page.evaluate("scrollTo(0, 0)")
    expect(marked(page)).to_have_count(0)


def test_the_mark_moves_nothing(page, address):
    page.set_viewport_size(DESK)
    page.goto(address)
    entry = page.locator(".contents").get_by_role("link", name="What comes next")
    before = entry.bounding_box()
    page.get_by_text("The end.").evaluate("end => end.scrollIntoView()")
    expect(marked(page)).to_have_text(["What comes next"])
    after = entry.bounding_box()
    assert (before["width"], before["height"]) == (after["width"], after["height"])


# Links


def test_a_link_to_a_heading_is_copied_by_a_press(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(address)
    link = page.get_by_role("link", name="Link to this section: The costs")
    link.click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"{address}#h-the-costs")
    expect(page).to_have_url(re.compile(r"#h-the-costs$"))


def test_nothing_is_said_to_be_copied_that_was_not(page, address):
    page.add_init_script("navigator.clipboard.writeText = async () => { throw new Error('no'); }")
    page.goto(address)
    page.get_by_role("link", name="Link to this section: The costs").click()
    expect(page).to_have_url(re.compile(r"#h-the-costs$"))
    expect(page.locator("[data-said]")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(0)


def test_a_preview_copies_links_too(page_of, story, editor):
    page = page_of(editor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/admin/articles/article/{story.pk}/preview/")
    page.get_by_role("link", name="Link to this section: The costs").click()
    expect(page.locator("[data-said]")).to_have_attribute("data-said", "Link copied")


def test_a_footnote_leads_down_and_back(page, address):
    page.goto(address)
    mark = page.locator(".footnote-mark a")
    mark.click()
    expect(page.get_by_text("As the register has it.")).to_be_in_viewport()
    page.locator(".footnote-back").click()
    expect(mark).to_be_in_viewport()


# Colours


def switch(page):
    return page.locator("[data-scheme]")


def test_the_system_decides_and_is_followed_until_the_reader_chooses(new_context, address):
    page = new_context(color_scheme="light").new_page()
    page.goto(address)
    assert paper(page) == LIGHT
    page.emulate_media(color_scheme="dark")
    assert paper(page) == DARK
    page.emulate_media(color_scheme="light")
    switch(page).click()
    assert paper(page) == DARK
    page.emulate_media(color_scheme="dark")
    switch(page).click()
    expect(switch(page)).to_have_attribute("title", "Colours: light")
    assert paper(page) == LIGHT


def test_the_choice_holds_on_the_next_page_before_anything_is_painted(new_context, address):
    context = new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    switch(page).click()
    # What is chosen as soon as there is a body, before any of it is shown.
    page.add_init_script(
        """new MutationObserver((_, watch) => {
          if (!document.body) return;
          window.first = document.documentElement.dataset.theme;
          watch.disconnect();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.goto("/")
    assert page.evaluate("window.first") == "dark"
    assert paper(page) == DARK
    # Data for machines is no script that runs.
    assert page.locator("head script:not([src]):not([type='application/ld+json'])").count() == 0


def test_another_tab_follows_and_its_switch_says_so(new_context, address):
    context = new_context(color_scheme="light")
    one, other = context.new_page(), context.new_page()
    one.goto(address)
    other.goto("/")
    switch(one).click()
    expect(switch(other)).to_have_attribute("title", "Colours: dark")
    assert (paper(one), paper(other)) == (DARK, DARK)
    # The next press goes on from there.
    switch(other).click()
    expect(switch(one)).to_have_attribute("title", "Colours: light")
    assert paper(one) == LIGHT


def test_without_storage_the_switch_still_switches(new_context, address):
    page = new_context(color_scheme="light").new_page()
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('none'); } })"
    )
    page.goto(address)
    switch(page).click()
    assert paper(page) == DARK


def test_without_a_script_there_is_no_switch(new_context, address):
    page = new_context(java_script_enabled=False, color_scheme="dark").new_page()
    page.goto(address)
    expect(switch(page)).to_be_hidden()


# The menu


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_menu_folds_and_leads_to_a_section(new_context, address, scripts):
    part = Section.objects.create(name="Stage", slug="stage")
    page = new_context(java_script_enabled=scripts).new_page()
    page.set_viewport_size(PHONE)
    page.goto(address)
    entry = page.locator(".menu").get_by_role("link", name=part.name)
    handle = page.locator(".menu-fold > summary")
    expect(entry).to_be_hidden()
    handle.click()
    expect(entry).to_be_visible()
    handle.click()
    expect(entry).to_be_hidden()
    handle.focus()
    page.keyboard.press("Enter")
    entry.click()
    expect(page.locator("h1")).to_have_text("Stage")


@pytest.mark.parametrize("scripts", [True, False])
def test_where_there_is_room_the_menu_stands_open(new_context, address, scripts):
    page = new_context(java_script_enabled=scripts).new_page()
    page.set_viewport_size(DESK)
    page.goto(address)
    expect(page.locator(".menu").get_by_role("link", name="Harbour")).to_be_visible()
    expect(page.locator(".menu-fold > summary")).to_be_hidden()


# A section


def test_a_section_opens_with_one_story_large_and_three_across(page, make_article):
    for number in range(6):
        at = timezone.now() - timedelta(hours=number + 1)
        make_article(headline=f"Story {number}", published_at=at)
    page.set_viewport_size(DESK)
    page.goto("/sections/harbour/")
    headlines = page.locator("main .teaser-headline")
    expect(headlines).to_have_text([f"Story {number}" for number in range(6)])
    large, *across = [headlines.nth(number).bounding_box() for number in range(4)]
    below = headlines.nth(4).bounding_box()
    assert large["height"] > across[0]["height"]
    assert len({box["y"] for box in across}) == 1
    assert large["y"] < across[0]["y"] < below["y"]
    page.set_viewport_size(PHONE)
    assert len({headlines.nth(number).bounding_box()["y"] for number in range(6)}) == 6
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


# Counting


@pytest.fixture
def counts(monkeypatch):
    fresh = Counts(later=lambda _do: None)
    monkeypatch.setattr(views, "counts", fresh)
    return fresh


def test_a_story_is_counted_once_after_some_seconds_in_view(new_context, story, counts):
    agent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
    page = new_context(user_agent=agent).new_page()
    page.clock.install()
    page.goto(story.get_absolute_url())
    page.clock.run_for(9_000)
    assert not counts.waiting
    with page.expect_response(f"**/readings/{story.pk}/") as answer:
        page.clock.run_for(2_000)
    assert answer.value.status == 204
    # Coming back to it in the same tab is the same reading.
    page.reload()
    page.clock.run_for(60_000)
    page.goto("/")
    counts.write()
    assert Reading.objects.get().count == 1
    assert page.context.cookies() == []
