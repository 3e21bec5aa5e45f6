"""The front desk in a real browser: with the keyboard alone, with the mouse, without scripts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from articles import fronts
from articles.models import FrontPlan

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = "/admin/front/"


@pytest.fixture
def stories(section, make_article):
    now = timezone.now()
    return [
        make_article(headline=f"Story {hour}", published_at=now - timedelta(hours=hour + 1))
        for hour in range(12)
    ]


def headlines(page, place: str) -> list[str]:
    return page.locator(f'[data-place="{place}"] .is-chosen .front-row__headline').all_inner_texts()


def press(page, name: str) -> None:
    """As somebody does who came to the button with the keyboard."""
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    with page.expect_response(lambda answer: answer.url.endswith(DESK)):
        page.keyboard.press("Enter")


def test_the_keyboard_alone_arranges_the_front(page_of, editor, stories):
    page = page_of(editor)
    page.goto(DESK)
    press(page, "Keep here: Story 0")
    expect(page.get_by_role("button", name="Move down: Story 0")).to_be_visible()
    press(page, "Move down: Story 0")
    press(page, "Keep here: Story 3")
    expect(page.locator('[data-place="second"] .is-chosen')).to_have_count(2)
    assert headlines(page, "second") == ["Story 0", "Story 3"]
    press(page, "Move up: Story 3")
    expect(page.locator('[data-place="second"] .is-chosen').first).to_contain_text("Story 3")
    # The focus goes with the story, so that it can be moved on.
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Move up: Story 3")
    page.keyboard.press("Enter")
    expect(page.locator('[data-place="lead"] .is-chosen')).to_contain_text("Story 3")
    expect(page.locator("#front-status")).to_have_text("Story 3: Lead story")
    page.get_by_role("button", name="Save this front page").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The front page stands like this now.")
    front = fronts.arrange()
    assert front["lead_story"] == stories[3]
    assert front["second_stories"][0] == stories[0]


def test_enter_in_the_search_finds_and_never_saves(page_of, editor, stories):
    page = page_of(editor)
    page.goto(DESK)
    page.get_by_label("Words of the headline").fill("story 11")
    page.keyboard.press("Enter")
    expect(page.locator("#front-found .front-row")).to_have_count(1)
    page.get_by_label("Place them").select_option("second")
    press(page, "Place: Story 11")
    expect(page.locator('[data-place="second"] .is-chosen')).to_contain_text("Story 11")
    assert not FrontPlan.objects.exists()


def found_first(page, headline: str):
    page.get_by_label("Words of the headline").fill(headline)
    press(page, "Find")
    row = page.locator("#front-found .front-row")
    expect(row).to_have_count(1)
    return row


def test_the_mouse_drags_stories_to_their_places(page_of, editor, stories, section):
    page = page_of(editor)
    page.goto(DESK)
    found_first(page, "Story 7").drag_to(page.locator('[data-place="lead"]'))
    expect(page.locator('[data-place="lead"] .is-chosen')).to_contain_text("Story 7")
    block = f'[data-place="block-{section.pk}"]'
    found_first(page, "Story 9").drag_to(page.locator(block))
    expect(page.locator(f"{block} .is-chosen")).to_contain_text("Story 9")
    page.locator('[data-place="lead"] .is-chosen').drag_to(page.locator(block))
    expect(page.locator(f"{block} .is-chosen")).to_have_count(2)
    page.get_by_role("button", name="Save this front page").click()
    expect(page.locator(".messagelist")).to_be_visible()
    (block,) = fronts.arrange()["blocks"]
    assert set(block["articles"][:2]) == {stories[7], stories[9]}


def test_it_works_without_scripts(new_context, live_server, editor, stories):
    client = Client()
    client.force_login(editor)
    context = new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(DESK)
    page.get_by_role("button", name="Keep here: Story 2").click()
    page.get_by_role("button", name="Move up: Story 2").click()
    expect(page.locator('[data-place="lead"] .is-chosen')).to_contain_text("Story 2")
    page.get_by_role("button", name="Save this front page").click()
    expect(page.locator(".messagelist")).to_contain_text("The front page stands like this now.")
    assert fronts.arrange()["lead_story"] == stories[2]


def test_the_preview_opens_beside_and_the_work_stays(page_of, editor, stories):
    page = page_of(editor)
    page.goto(DESK)
    press(page, "Keep here: Story 0")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview").click()
    expect(opened.value.get_by_role("note")).to_contain_text("This is a preview of the front page")
    expect(page.locator('[data-place="lead"] .is-chosen')).to_contain_text("Story 0")


def test_a_login_that_ended_takes_nothing_away(page_of, editor, stories):
    page = page_of(editor)
    page.goto(DESK)
    press(page, "Keep here: Story 0")
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Save this front page").click()
    expect(page.get_by_role("alert")).to_contain_text("You are no longer logged in")
    assert headlines(page, "lead") == ["Story 0"]
    page.context.add_cookies(cookies)
    page.get_by_role("button", name="Save this front page").click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert fronts.arrange()["lead_story"] == stories[0]
