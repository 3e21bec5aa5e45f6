"""What is typed survives: a killed server, a closed tab, a lost connection, an ended login."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from articles.models import Article, Draft
from tests.articles.forms import ADD, change
from tests.browser.a_server import Server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATIENCE = 30_000


@pytest.fixture
def draft(make_article, journalist):
    return make_article(
        body="<p>It was late.</p>", status=Article.Status.DRAFT, created_by=journalist
    )


@pytest.fixture
def server(collected) -> Iterator[Server]:
    server = Server(collected)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def browser_of(browser, server) -> Iterator[Callable[[User], BrowserContext]]:
    """A browser of somebody who has logged in; it may see the server die."""
    opened = []

    def make(user: User) -> BrowserContext:
        client = Client()
        client.force_login(user)
        context = browser.new_context(base_url=server.url, viewport={"width": 1280, "height": 900})
        context.set_default_timeout(PATIENCE)
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": server.url}])
        opened.append(context)
        return context

    yield make
    for context in opened:
        context.close()


def write(page: Page, words: str) -> None:
    """Types at the end of the body."""
    page.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body").click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def body(page: Page) -> Any:
    return page.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).first.click()


def said(page: Page, words: str) -> None:
    expect(page.locator("#kept")).to_contain_text(words, timeout=PATIENCE)


def test_the_server_is_killed_between_typing_and_saving(browser_of, server, journalist, draft):
    page = browser_of(journalist).new_page()
    page.goto(change(draft))
    write(page, " The ferry left.")
    said(page, "Kept ")
    server.kill()
    write(page, " Nobody saw it go.")
    said(page, "No connection: kept in this browser")
    save(page)
    said(page, "Saving waits for the connection")
    write(page, " Almost nobody.")

    server.start()
    expect(page.locator(".messagelist")).to_be_visible(timeout=PATIENCE)
    whole = "<p>It was late. The ferry left. Nobody saw it go. Almost nobody.</p>"
    assert draft.newest_version().state["body"] == whole
    assert draft.versions.count() == 1
    expect(page.locator(".notice--offer")).to_have_count(0)


def test_the_server_is_killed_and_the_tab_closed(browser_of, server, journalist, draft):
    context = browser_of(journalist)
    page = context.new_page()
    page.goto(change(draft))
    expect(body(page)).to_contain_text("It was late.")
    server.kill()
    write(page, " The ferry left.")
    said(page, "No connection: kept in this browser")
    page.close()
    assert not Draft.objects.exists()

    server.start()
    page = context.new_page()
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    offer = page.locator(".notice--offer")
    expect(offer).to_contain_text("This browser keeps what you typed")
    offer.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("This is your draft from")).to_be_visible()
    expect(body(page)).to_have_text("It was late. The ferry left.")
    save(page)
    expect(page.locator(".messagelist")).to_be_visible()
    assert draft.newest_version().state["body"] == "<p>It was late. The ferry left.</p>"
    expect(page.locator(".notice--offer")).to_have_count(0)


def test_a_new_story_survives_the_server_and_is_one_story(browser_of, server, journalist, section):
    page = browser_of(journalist).new_page()
    page.goto(ADD)
    page.get_by_label("Headline:", exact=True).fill("Ferry")
    page.locator(".field-section .select2-selection").click()
    page.get_by_role("option", name=section.name).click()
    write(page, "It was late.")
    said(page, "Kept ")
    server.kill()
    save(page)
    said(page, "Saving waits")
    server.start()
    expect(page.locator(".messagelist")).to_be_visible(timeout=PATIENCE)
    assert Article.objects.get().body == "<p>It was late.</p>"


def test_a_crashed_browser_is_offered_its_text_by_the_newsroom(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    write(page, " The ferry left.")
    said(page, "Kept ")
    page.context.close()

    page = page_of(journalist)  # another machine, as far as anybody can tell
    page.goto(change(draft))
    offer = page.locator(".notice--offer")
    expect(offer).to_contain_text("You left something unsaved")
    offer.get_by_role("link", name="Look at the difference").click()
    expect(page.locator(".differences ins")).to_contain_text("The ferry left.")
    page.get_by_role("link", name="Open it").click()
    expect(body(page)).to_have_text("It was late. The ferry left.")
    page.goto(change(draft))
    page.locator(".notice--offer summary").click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.locator(".messagelist")).to_contain_text("is gone")
    expect(page.locator(".notice--offer")).to_have_count(0)


def test_a_story_only_looked_at_leaves_no_draft(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    body(page).click()
    page.get_by_label("Headline:", exact=True).click()
    page.wait_for_timeout(5000)
    page.goto("/admin/")
    assert not Draft.objects.exists()


def test_a_lost_connection_is_said_and_made_up_for(browser_of, journalist, draft):
    context = browser_of(journalist)
    page = context.new_page()
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    context.set_offline(True)
    write(page, " The ferry left.")
    said(page, "No connection: kept in this browser")
    context.set_offline(False)
    said(page, "Kept ")
    assert "The ferry left." in dict(Draft.objects.get().typed)["body"]


def test_giving_up_a_save_that_waits_loses_nothing(browser_of, server, journalist, draft):
    page = browser_of(journalist).new_page()
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    server.kill()
    write(page, " The ferry left.")
    save(page)
    said(page, "Saving waits")
    page.get_by_role("button", name="Do not save now").click()
    said(page, "kept in this browser")
    server.start()
    said(page, "Kept ")
    assert draft.versions.count() == 0


def test_a_login_that_ended_is_renewed_in_place(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    Session.objects.all().delete()
    write(page, " The ferry left.")
    said(page, "You are logged out: kept in this browser")
    save(page)
    dialog = page.get_by_role("dialog", name="Log in to go on")
    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Log in", exact=True).click()
    expect(dialog.get_by_role("alert")).to_have_text("The name or the password is not right.")
    dialog.get_by_label("Password").fill("password")
    dialog.get_by_role("button", name="Log in", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    assert draft.newest_version().state["body"] == "<p>It was late. The ferry left.</p>"


def test_an_autosave_asks_for_the_login_and_goes_on(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    Session.objects.all().delete()
    write(page, " The ferry left.")
    page.get_by_role("button", name="Log in to go on").click()
    dialog = page.get_by_role("dialog")
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    page.get_by_role("button", name="Log in to go on").click()
    dialog.get_by_label("Password").fill("password")
    page.keyboard.press("Enter")
    said(page, "Kept ")
    assert Draft.objects.get().user == journalist


def test_a_login_in_another_tab_makes_no_trouble_for_this_one(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(change(draft))
    expect(body(page)).to_have_text("It was late.")
    other = page.context.new_page()
    other.goto("/admin/login/?next=/admin/")
    other.goto("/admin/")
    other.get_by_role("button", name="Log out").click()
    other.goto("/admin/login/")
    other.get_by_label("Username").fill("journalist")
    other.get_by_label("Password").fill("password")
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("button", name="Log out")).to_be_visible()
    write(page, " The ferry left.")
    said(page, "Kept ")
    save(page)
    expect(page.locator(".messagelist")).to_be_visible()
    assert draft.newest_version().state["body"] == "<p>It was late. The ferry left.</p>"


def test_a_double_click_saves_once(page_of, journalist, section):
    page = page_of(journalist)
    page.goto(ADD)
    page.get_by_label("Headline:", exact=True).fill("Ferry")
    page.locator(".field-section .select2-selection").click()
    page.get_by_role("option", name=section.name).click()
    write(page, "It was late.")
    page.get_by_role("button", name="Save", exact=True).first.dblclick()
    expect(page.locator(".messagelist")).to_be_visible()
    assert Article.objects.get().versions.count() == 1
