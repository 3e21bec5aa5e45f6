"""A login that ends while a step is being asked about: what was typed is still there."""

import pytest
from playwright.sync_api import expect

from articles.models import Correction

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORDS = "The ferry leaves at nine, not at eight."


def test_what_was_typed_waits_for_the_next_login(page_of, editor, make_article):
    article = make_article()
    page = page_of(editor)
    page.goto(f"/admin/articles/article/{article.pk}/correct/")
    page.locator("textarea[name=text]").fill(WORDS)
    session = page.context.cookies()
    page.context.clear_cookies()
    button = page.locator(".step-form button.default")
    button.click()
    expect(page.get_by_text("Your login has ended")).to_be_visible()
    expect(page.locator("textarea[name=text]")).to_have_value(WORDS)
    assert not Correction.objects.exists()
    page.context.add_cookies(session)
    button.click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert Correction.objects.get().text == WORDS
