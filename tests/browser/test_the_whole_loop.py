"""One story from the journalist's first word to the reader's comment, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from newsroom.contact.models import Enquiry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "password"
HEADLINE = "Council votes to bring back the night ferry"
HEADINGS = ["A quay of its own", "Rising costs", "The mayor’s plan", "What comes next"]


def log_in(page: Page, username: str) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("button", name="Log out")).to_be_visible()


def write_body(page: Page) -> None:
    """Types a story with four headings into the editor, the way a journalist does."""
    frame = page.frame_locator(".field-body iframe.cke_wysiwyg_frame")
    body = frame.locator("body")
    body.click()
    page.keyboard.type("It was late when the council voted.")
    for heading in HEADINGS:
        page.keyboard.press("Enter")
        choose_format(page, "Heading 2")
        page.keyboard.type(heading)
        page.keyboard.press("Enter")
        page.keyboard.type(f"What there is to say about {heading.lower()}.")


def choose_format(page: Page, name: str) -> None:
    page.locator(".cke_combo__format .cke_combo_button").click()
    panel = page.frame_locator("iframe.cke_panel_frame")
    panel.get_by_role("option", name=name).click()


def journalist_writes(page: Page, section: str) -> None:
    log_in(page, "journalist")
    page.goto("/admin/articles/article/add/")
    page.get_by_label("Headline:", exact=True).fill(HEADLINE)
    page.get_by_label("Standfirst").fill("Boats will cross after dark again.")
    page.locator(".field-section .select2-selection").click()
    page.get_by_role("option", name=section).click()
    write_body(page)
    page.get_by_role("button", name="Save and send for review…").first.click()
    page.wait_for_url("**/submit/")
    page.get_by_label("Note").fill("Ready for you")
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("was sent for review")).to_be_visible()


def editor_publishes(page: Page) -> None:
    log_in(page, "editor")
    page.goto("/admin/articles/article/")
    page.get_by_role("link", name=HEADLINE).click()
    page.get_by_role("button", name="Save and publish…", exact=True).first.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("was published")).to_be_visible()


def reader_comments(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=HEADLINE).first.click()
    expect(page.get_by_text("0 Comments").first).to_be_visible()
    page.get_by_role("navigation", name="Table of Contents").get_by_role(
        "link", name="The mayor’s plan"
    ).click()
    assert page.url.endswith("#h-the-mayors-plan")
    expect(page.get_by_role("heading", name="The mayor’s plan")).to_be_in_viewport()
    form = page.locator("#comment-form")
    form.get_by_label("Name").fill("Kit Harrow")
    form.get_by_label("E-mail").fill("kit@reader.example")
    form.get_by_label("Comment").fill("At last. I used to take it every Friday.")
    form.get_by_role("button", name="Send comment").click()
    expect(page.get_by_text("At last. I used to take it every Friday.")).to_be_visible()
    page.get_by_role("link", name="Back to the story").click()
    expect(page.get_by_text("At last. I used to take it every Friday.")).to_be_visible()
    expect(page.get_by_text("Waiting for approval")).to_be_visible()
    expect(page.get_by_text("0 Comments").first).to_be_visible()


def moderator_approves(page: Page) -> None:
    log_in(page, "moderator")
    page.get_by_role("link", name="Comments", exact=True).first.click()
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_role("button", name="Undo")).to_be_visible()


def visitor_gets_in_touch(page: Page, address: str) -> None:
    page.goto(address)
    form = page.locator("#contact-form")
    form.get_by_label("Name").fill("Maren Oak")
    form.get_by_label("E-mail").fill("maren@visitor.example")
    form.get_by_label("Subject").fill("A tip about the tides")
    form.get_by_label("Message").fill("Ask the harbour master about last Tuesday.")
    form.get_by_role("button").click()
    expect(page).to_have_url(re.compile("/contact/sent/"))


def test_write_publish_read_comment_moderate_get_in_touch(
    page, new_context, journalist, editor, moderator, section
):
    journalist_writes(new_context().new_page(), section.name)
    article = Article.objects.get()
    assert [entry["text"] for entry in article.contents] == HEADINGS

    editor_publishes(new_context().new_page())
    reader_comments(page)

    other = new_context().new_page()
    other.goto(article.get_absolute_url())
    expect(other.get_by_text("0 Comments").first).to_be_visible()
    expect(other.get_by_text("At last. I used to take it")).to_have_count(0)

    moderator_approves(new_context().new_page())
    other.reload()
    expect(other.get_by_text("1 Comment", exact=True).first).to_be_visible()
    expect(other.get_by_text("At last. I used to take it every Friday.")).to_be_visible()

    visitor_gets_in_touch(other, article.get_absolute_url())
    enquiry = Enquiry.objects.get()
    assert (enquiry.name, enquiry.subject) == ("Maren Oak", "A tip about the tides")
    desk = new_context().new_page()
    log_in(desk, "editor")
    desk.goto("/admin/contact/enquiry/")
    expect(desk.get_by_text("A tip about the tides")).to_be_visible()
