"""The conversation as a reader meets it: for everybody, in place, and without a script as well."""

import pytest
from django.db import transaction

from comments import standing
from comments.digests import links
from comments.digests.recipients import of_site
from comments.models import Comment, Rules, Thread
from comments.views import recommending
from newsroom.site.models import SiteSettings
from tests.browser.barriers import UNBREAKABLE, WIDTHS, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley the Second"
SMALL = """() => [...document.querySelectorAll(
        '.comments :is(a, button), .recent-comments a, .pagination a'
    )].filter((link) => {
        const { width, height } = link.getBoundingClientRect();
        return !link.closest('.comment-text, .form') && width > 1 && height > 1 && height < 24;
    }).map((link) => link.textContent.trim())"""


@pytest.fixture
def say(make_article):
    article = make_article(body="<p>The ferry is back.</p>")

    def make(text, parent=None, name="Kit Harrow", **fields):
        with transaction.atomic():
            comment = Comment.objects.create(
                article=article,
                parent=parent,
                name=name,
                email="kit@reader.example",
                text=text,
                **{"status": "approved"} | fields,
            )
            standing.settle(comment, Thread.objects.locked(article.pk))
        return comment

    return make


@pytest.fixture
def conversation(say):
    """Four levels, long names and words, a quotation, places, picks, another direction, pages."""
    Rules.objects.create(pk=1, conversations_on_page=5)
    first = say(f"**Every** Friday\n\n> The ferry is back.\n\nhttps://a.example/{UNBREAKABLE}")
    below = first
    for level in range(5):
        below = say(f"Level {level} {UNBREAKABLE}", below, LONG_NAME, is_by_newsroom=level == 2)
    for number in range(4):
        say(f"Another {number}", first)
    say("An answer that stays", say("Gone", status="removed"))
    say("Another that stays", say("Gone", status="withdrawn"), is_picked=True)
    say("مرحبا بالجميع، هذه العبارة مكتوبة بالعربية.", name="نور الهدى")
    for number in range(4):
        say(f"Conversation {number}")
    return first


def mailed_link(comment):
    """The page where a moderator decides without logging in."""
    SiteSettings.objects.create(pk=1, comments_address="desk@newsroom.example")
    token = links.token_of(comment, of_site())
    return f"/comments/decide/{token}/"


def test_the_conversation_is_for_everybody(page, conversation):
    story = conversation.article
    on = f"/comments/on/{story.slug}/all/"
    pages = [story.get_absolute_url(), on, f"{on}?page=2", f"/comments/{conversation.pk}/answers/"]
    pages.append(mailed_link(conversation))
    for address in [*pages, "/"]:
        page.goto(address)
        assert (address, barriers_to_anybody(page)) == (address, [])
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(SMALL) == [], address


def test_a_phone_sets_answers_in_twice_and_names_whom_deeper_ones_answer(page, conversation):
    def edge(level: int) -> float:
        return page.get_by_text(f"Level {level} ").bounding_box()["x"]

    page.set_viewport_size({"width": 360, "height": 900})
    page.goto(conversation.article.get_absolute_url())
    assert edge(0) < edge(1) == edge(2) == edge(3)
    named = page.locator(".comment-answered")
    assert named.first.is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert edge(0) < edge(1) < edge(2) == edge(3)
    assert not named.first.is_visible()
    assert named.nth(1).is_visible()


def test_a_permalink_leads_to_the_comment_and_marks_it(page, conversation):
    answer = Comment.objects.get(text="Another 3")
    page.goto(answer.get_absolute_url())
    assert page.url.endswith(f"/comments/{conversation.pk}/answers/#comment-{answer.pk}")
    shown = page.locator(f"#comment-{answer.pk}")
    assert shown.is_visible()
    assert page.evaluate("document.querySelector(':target').id") == f"comment-{answer.pk}"


def test_recommending_happens_in_place_and_is_remembered_by_the_browser(page, say):
    comment = say("Every Friday")
    page.goto(comment.article.get_absolute_url())
    button = page.get_by_role("button", name="Recommend")
    assert button.get_attribute("aria-pressed") == "false"
    address = page.url
    button.press("Enter")
    page.locator("[data-recommend] [aria-pressed=true]").wait_for()
    assert page.url == address
    assert button.inner_text().split()[-1] == "1"
    assert page.locator("[data-recommend-status]").text_content() == "Recommendations: 1"
    page.reload()
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.locator("[data-recommend] [aria-pressed=false]").wait_for()
    comment.refresh_from_db()
    assert comment.recommended == 0


def test_without_a_script_the_press_leads_back_to_the_comment(new_context, say):
    comment = say("Every Friday")
    page = new_context(java_script_enabled=False).new_page()
    page.goto(comment.article.get_absolute_url())
    page.get_by_role("button", name="Recommend").click()
    assert page.url.endswith(f"{comment.article.get_absolute_url()}#comment-{comment.pk}")
    assert page.get_by_role("button", name="Recommend").inner_text().split()[-1] == "1"


def test_why_a_press_did_nothing_is_said_beside_it(page, say, monkeypatch):
    monkeypatch.setattr(recommending, "LIMIT", recommending.LIMIT._replace(most=0))
    comment = say("Every Friday")
    page.goto(comment.article.get_absolute_url())
    page.get_by_role("button", name="Recommend").click()
    note = page.locator("[data-note]")
    note.wait_for()
    assert "Please wait a while" in note.text_content()
    assert page.get_by_role("button", name="Recommend").get_attribute("aria-pressed") == "false"
