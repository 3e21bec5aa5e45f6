"""The exact time is for everybody: on hover, in the row that has the focus, and read out."""

import pytest
from playwright.sync_api import expect

from articles.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_exact_time_is_shown_in_the_row_that_has_the_focus(page_of, make_article, editor):
    for headline in ("The first", "The second"):
        make_article(headline=headline, status=Article.Status.DRAFT, created_by=editor)
    page = page_of(editor)
    page.goto("/admin/articles/article/")
    first, second = (
        page.locator("tr").filter(has_text=headline) for headline in ("The first", "The second")
    )
    exact = second.locator(".said-time__exact").last
    words = exact.text_content().strip(" ()")
    assert words.endswith("UTC")
    expect(second.locator("time").last).to_have_attribute("title", words)
    assert exact.bounding_box()["width"] <= 1
    page.keyboard.press("Tab")
    second.get_by_role("link", name="The second").focus()
    assert exact.bounding_box()["width"] > 50
    assert first.locator(".said-time__exact").last.bounding_box()["width"] <= 1


def test_it_is_read_out_where_it_is_not_shown(page_of, make_article, editor):
    make_article(headline="The first", status=Article.Status.DRAFT, created_by=editor)
    page = page_of(editor)
    page.goto("/admin/")
    row = page.get_by_role("listitem").filter(has_text="The first").first
    heard = row.aria_snapshot()
    assert "just now (" in heard
    assert "UTC)" in heard
