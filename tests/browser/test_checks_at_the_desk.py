"""The checks follow what a journalist types, and lead to the place that each is about."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BODY = "<p>Text.</p>" * 30 + "<p><strong>Rising tensions</strong></p><p>More.</p>"


@pytest.fixture
def draft(make_article, journalist):
    return make_article(body=BODY, status=Article.Status.DRAFT, created_by=journalist)


@pytest.fixture
def desk(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(f"/admin/articles/article/{draft.pk}/change/")
    expect(page.locator(".field-body iframe.cke_wysiwyg_frame")).to_be_visible()
    return page


def test_they_follow_what_is_typed(desk):
    found = desk.locator(".checks__found")
    expect(found).to_contain_text("There is no standfirst")
    desk.get_by_label("Standfirst").fill("What it is about.")
    expect(found).not_to_contain_text("There is no standfirst")
    area = desk.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body")
    area.get_by_text("Rising tensions").click()
    desk.keyboard.press("End")
    desk.keyboard.type(" in the harbour and beyond it.")
    expect(found).not_to_contain_text("looks like a heading")
    expect(desk.locator(".checks__said")).to_have_text(re.compile("1 warning"))


def test_a_press_leads_to_the_field(desk):
    desk.get_by_role("link", name="There is no standfirst").press("Enter")
    expect(desk.get_by_label("Standfirst")).to_be_focused()
    desk.get_by_role("link", name="There is no lead picture").press("Enter")
    assert desk.evaluate("document.activeElement.closest('.field-lead_picture') !== null")


def test_a_press_leads_to_the_place_in_the_text(desk):
    desk.get_by_role("link", name="looks like a heading").press("Enter")
    area = desk.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body")
    expect(area.get_by_text("Rising tensions")).to_be_in_viewport()
    chosen = desk.evaluate("CKEDITOR.instances.id_body.getSelection().getSelectedText()")
    assert "Rising tensions" in chosen


@pytest.mark.parametrize("action", ["publish", "embargo", "update", "withdraw"])
def test_the_pages_of_steps_are_for_everyone(page_of, editor, make_article, action):
    status = Article.Status.DRAFT if action in {"publish", "embargo"} else "published"
    story = make_article(status=status, body=BODY)
    story.save_version({**story.newest_state(), "standfirst": "New"}, by=editor)
    page = page_of(editor)
    page.goto(f"/admin/articles/article/{story.pk}/step/{action}/")
    assert barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK) == []
