"""Two people with one story open: they hear of each other, and neither overwrites the other."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.forms import change
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers_to_anybody
from tests.browser.test_nothing_lost import body, said, save, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(make_article, journalist):
    return make_article(
        body="<p>It was late.</p>", status=Article.Status.DRAFT, created_by=journalist
    )


@pytest.fixture
def two(page_of, journalist, editor, draft):
    """The journalist and the editor, each with the draft open in a browser of their own."""
    editor.first_name, editor.last_name = "Maren", "Oak"
    editor.save()
    pages = page_of(journalist), page_of(editor)
    for page in pages:
        page.goto(change(draft))
        expect(body(page)).to_have_text("It was late.")
    return pages


@pytest.fixture
def collided(two):
    """The journalist's page, after both have saved."""
    journalist, editor = two
    write(journalist, " The ferry left.")
    write(editor, " The last tram left.")
    save(editor)
    expect(editor.locator(".messagelist")).to_be_visible()
    save(journalist)
    expect(journalist.locator("#collision-title")).to_be_focused()
    return journalist


def test_they_hear_of_each_other_and_of_what_is_saved(two):
    journalist, editor = two
    expect(editor.locator("#presence")).to_contain_text("journalist has just opened this.")
    write(journalist, " The ferry left.")
    save(editor)
    told = journalist.locator("#presence")
    expect(told).to_contain_text("Maren Oak has just opened this.", timeout=15_000)
    editor.get_by_label("Kicker").fill("Harbour")
    save(editor)
    expect(told).to_contain_text("Maren Oak saved version", timeout=15_000)
    link = told.get_by_role("link", name="Look at it")
    with journalist.context.expect_page() as opened:
        link.click()
    expect(opened.value.get_by_text("It was late.")).to_be_visible()
    expect(body(journalist)).to_contain_text("The ferry left.")
    editor.goto("/admin/")
    expect(told).not_to_contain_text("opened this", timeout=15_000)


def test_both_texts_are_shown_and_nothing_is_lost(collided, draft):
    expect(collided.locator("#collision-title")).to_contain_text("Maren Oak has saved this story")
    differences = collided.locator(".collision .differences").first
    expect(differences.locator("ins")).to_contain_text("ferry")
    expect(differences.locator("del")).to_contain_text("last tram")
    expect(body(collided)).to_have_text("It was late. The ferry left.")
    assert draft.versions.count() == 1


def test_mine_is_kept_aside(collided, draft):
    collided.get_by_role("button", name="Keep mine aside as a draft").click()
    expect(collided.locator(".messagelist")).to_contain_text("kept aside")
    expect(body(collided)).to_have_text("It was late. The last tram left.")
    expect(collided.locator(".notice--offer")).to_have_count(0)
    aside = draft.versions.get(kept_aside=True)
    assert aside.state["body"] == "<p>It was late. The ferry left.</p>"


def test_mine_is_merged_by_hand_and_saved_over_theirs(collided, draft):
    write(collided, " The last tram left.")
    collided.get_by_role("button", name="Save mine over theirs").click()
    expect(collided.locator(".messagelist")).to_be_visible()
    newest = draft.newest_version()
    assert newest.state["body"] == "<p>It was late. The ferry left. The last tram left.</p>"
    assert newest.number == 2


def test_mine_is_dropped_when_asked_twice(collided, draft):
    collided.get_by_text("Drop mine and open theirs").click()
    collided.get_by_role("button", name="Drop it").click()
    expect(collided.locator(".messagelist")).to_contain_text("gone, as you wished")
    expect(body(collided)).to_have_text("It was late. The last tram left.")
    expect(collided.locator(".notice--offer")).to_have_count(0)
    assert draft.versions.count() == 1


def test_an_unsaved_text_of_a_collision_is_offered_again(collided, draft):
    said(collided, "Kept ")
    collided.goto(change(draft))
    offer = collided.locator(".notice--offer")
    expect(offer).to_contain_text("It is based on version 0; version 1 is now the newest.")
    offer.get_by_role("link", name="Open it").click()
    expect(body(collided)).to_have_text("It was late. The ferry left.")
    save(collided)
    expect(collided.locator("#collision-title")).to_be_visible()


OURS = "#nothing-lost", ".publish-box"


def barriers(page, *parts: str) -> list[str]:
    return barriers_to_anybody(page, *parts, widths=WIDTHS_OF_THE_DESK)


def test_every_page_of_it_is_for_everybody(page_of, journalist, editor, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    write(page, " The ferry left.")
    draft.save_version({**draft.newest_state(), "body": "<p>It was early.</p>"}, by=editor)
    said(page, "Kept ")
    save(page)
    expect(page.locator("#collision-title")).to_be_focused()
    for details in page.locator(".collision details > summary").all():
        details.click()
    assert barriers(page, *OURS) == []

    said(page, "Kept ")
    page.goto(change(draft))
    expect(page.locator(".notice--offer")).to_be_visible()
    page.locator(".notice--offer summary").click()
    assert barriers(page, *OURS) == []
    page.get_by_role("link", name="Look at the difference").click()
    assert barriers(page, "#content") == []

    page.goto(change(draft))
    write(page, " And on.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Log in to go on").click()
    assert barriers(page, "#login-dialog") == []
    page.keyboard.press("Escape")
    page.evaluate("document.getElementById('article_form').submit()")
    expect(page.get_by_role("button", name="Log in and save")).to_be_visible()
    assert barriers(page) == []
