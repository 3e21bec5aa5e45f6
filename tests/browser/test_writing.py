"""Writing under a story in a browser: with scripts and without, and nothing typed is lost."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from comments import intake, moderation
from comments.models import Comment, Commenter, Report, Rules
from comments.readers import letters
from tests.browser.a_server import Server
from tests.browser.barriers import UNBREAKABLE, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
KIT = "kit@reader.example"
WORDS = "I used to take it every Friday."


@pytest.fixture
def article(make_article: Any) -> Any:
    return make_article()


def write(page: Page, text: str = WORDS) -> None:
    form = page.locator("form[data-keep]")
    form.get_by_label("Name").fill("Kit Harrow")
    form.get_by_label("E-mail").fill(KIT)
    form.get_by_label("Comment", exact=True).fill(text)


def field(page: Page, label: str) -> Any:
    """The story has a form to write to the newsroom as well."""
    return page.locator("form[data-keep]").get_by_label(label, exact=True)


def send(page: Page) -> None:
    page.get_by_role("button", name="Send comment").click()


def link_in_mail() -> str:
    for job in ProcrastinateJob.objects.filter(status="todo", task_name__endswith="prove_address"):
        app.tasks[job.task_name].func(**job.args)
    return re.search(r"http://[^/]+(/comments/prove/\S+)", mail.outbox[-1].body)[1]


def a_comment(article: Any, **fields: Any) -> Comment:
    fields = {"name": "Ola", "email": "ola@reader.example", "text": "The first word", **fields}
    return Comment.objects.create(article=article, status="approved", is_shown=True, **fields)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_whole_way_with_and_without_scripts(new_context, article, moderator, scripts):
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(article.get_absolute_url())
    write(page, "I **used** to take it.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview strong")).to_have_text("used")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("I **used** to take it.")
    send(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you. Your comment is waiting.")
    page.goto(link_in_mail())
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Waiting for approval")).to_be_visible()

    page.get_by_role("link", name="Change").click()
    page.get_by_label("Comment", exact=True).fill("I *used* to take it.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview em")).to_have_text("used")
    page.get_by_role("button", name="Send the new words").click()
    expect(page.locator(".held em")).to_have_text("used")

    page.goto(f"/comments/on/{article.slug}/")
    expect(field(page, "E-mail")).to_have_value(KIT)
    page.goto("/comments/mine/")
    page.get_by_role("link", name="Take back").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You took this comment back.")

    page.goto("/comments/mine/")
    page.get_by_label("Mail me when somebody answers").uncheck()
    page.get_by_role("button", name="Keep this choice").click()
    expect(page.get_by_role("status")).to_have_text("Your choice is kept.")
    assert not Commenter.objects.get().wants_answers
    page.get_by_role("link", name="Have all of it erased").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Everything is erased")
    assert not Comment.objects.exists()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_report_with_and_without_scripts(new_context, article, scripts):
    comment = a_comment(article)
    page = new_context(java_script_enabled=scripts).new_page()
    page.goto(f"/comments/{comment.pk}/report/")
    page.get_by_label("Something else").check()
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_role("alert")).to_contain_text("in a few words")
    page.get_by_label("In your words").fill("It is my street.")
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    assert Report.objects.get().words == "It is my street."


def test_the_time_it_took_is_sent(page, article, monkeypatch):
    seen = []
    monkeypatch.setitem(intake.STEPS, "timing", lambda s: seen.append(s.elapsed))
    page.goto(article.get_absolute_url())
    write(page)
    page.wait_for_timeout(1200)
    send(page)
    expect(page.locator(".held")).to_be_visible()
    assert 1 <= seen[0] < 60


def test_the_story_shows_a_reader_what_is_theirs(page, article):
    page.goto(article.get_absolute_url())
    write(page)
    send(page)
    expect(page.locator(".held")).to_be_visible()
    page.goto(article.get_absolute_url())
    expect(page.locator(".my-comments")).to_contain_text(WORDS)
    expect(field(page, "Name")).to_have_value("Kit Harrow")
    expect(field(page, "E-mail")).to_have_value("")
    page.goto(link_in_mail())
    page.get_by_role("button", name="Yes").click()
    page.goto(article.get_absolute_url())
    expect(field(page, "E-mail")).to_have_value(KIT)
    expect(page.locator(".my-comments").get_by_role("link", name="Change")).to_be_visible()


def test_what_is_stored_is_not_offered_again(page, article):
    Rules.objects.create(pk=1, mode="open")
    page.goto(article.get_absolute_url())
    write(page)
    send(page)  # appears at once, so that no page of thanks is seen
    expect(page.locator(".thread")).to_contain_text(WORDS)
    page.wait_for_load_state("networkidle")
    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kept")).to_have_count(0)
    assert (
        page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('comment-text'))") == []
    )


def test_an_answer_that_was_begun_is_found_again(page, article):
    parent = a_comment(article)
    page.goto(f"/comments/on/{article.slug}/?reply_to={parent.pk}")
    expect(page.locator(".answered")).to_contain_text("The first word")
    page.get_by_label("Comment", exact=True).fill("So did I.")
    page.goto(article.get_absolute_url())
    expect(page.locator(".kept")).to_contain_text("You began an answer here: So did I.")
    page.get_by_role("link", name="Go on with it").click()
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value("So did I.")


def test_what_was_kept_can_be_thrown_away(page, article):
    page.goto(article.get_absolute_url())
    page.get_by_label("Comment", exact=True).fill(WORDS)
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Discard it").click()
    page.goto(article.get_absolute_url())
    expect(page.locator("#comment-form")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kept")).to_have_count(0)


def test_an_expired_form_comes_back_with_its_words(page, article):
    page.goto(article.get_absolute_url())
    write(page)
    page.evaluate("document.querySelector('[name=stamp]').value = 'old'")
    send(page)
    expect(page.get_by_role("alert").first).to_contain_text("open for a long time")
    expect(page.get_by_label("Comment", exact=True)).to_have_value(WORDS)
    expect(page.locator(".kept")).to_have_count(0)
    send(page)
    expect(page.locator(".held")).to_contain_text(WORDS)


# A server that dies


@pytest.fixture
def server(collected: Any) -> Iterator[Server]:
    server = Server(collected)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def context(browser: Any, server: Server) -> Iterator[Any]:
    """A browser that may see the server die."""
    context = browser.new_context(base_url=server.url)
    context.set_default_timeout(30_000)
    yield context
    context.close()


def lost(page: Page) -> None:
    """Sends into the void: the browser shows an error of its own."""
    send(page)
    page.wait_for_url("chrome-error://**")


def test_the_server_is_killed_between_typing_and_sending(context, server, article):
    page = context.new_page()
    page.goto(article.get_absolute_url())
    write(page)
    server.kill()
    lost(page)
    server.start()
    page.goto(article.get_absolute_url())
    expect(page.locator(".kept")).to_contain_text(WORDS)
    page.get_by_role("button", name="Put it into the form").click()
    write(page, page.get_by_label("Comment", exact=True).input_value())
    send(page)
    expect(page.locator(".held")).to_contain_text(WORDS)
    assert Comment.objects.get().text == WORDS
    page.goto(article.get_absolute_url())
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kept")).to_have_count(0)


def test_the_tab_is_closed_and_the_connection_lost(context, server, article):
    page = context.new_page()
    page.goto(article.get_absolute_url())
    context.set_offline(True)
    write(page)
    page.close()
    context.set_offline(False)
    page = context.new_page()
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="Put it into the form").click()
    expect(page.get_by_label("Comment", exact=True)).to_have_value(WORDS)


def test_an_answer_of_the_server_that_is_lost_leaves_no_second_comment(context, server, article):
    page = context.new_page()
    page.goto(article.get_absolute_url())
    write(page)
    send(page)
    expect(page.locator(".held")).to_be_visible()
    # As if the page of thanks had never come.
    kept = f'{{"text": "{WORDS}", "at": {int(timezone.now().timestamp() * 1000)}}}'
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [f"comment-text:{article.slug}#", kept])
    page.goto(article.get_absolute_url())
    expect(page.locator(".my-comments")).to_contain_text(WORDS)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kept")).to_have_count(0)
    assert Comment.objects.count() == 1


# For everybody


def test_every_page_of_it_is_for_everybody(page, article, moderator):
    Rules.objects.create(pk=1, welcome="Good to have you here.", undo_minutes=0)
    parent = a_comment(article, text=UNBREAKABLE)
    checked = set()

    def check(name: str) -> None:
        page.evaluate("document.querySelectorAll('main details').forEach((d) => (d.open = true))")
        assert (name, barriers_to_anybody(page)) == (name, [])
        small = page.evaluate(
            """() => [...document.querySelectorAll("main button, main summary, main textarea")]
                .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 24)
                .map((e) => e.outerHTML)"""
        )
        assert (name, small) == (name, [])
        checked.add(name)

    def press(button: str) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()

    page.goto(f"/comments/on/{article.slug}/?reply_to={parent.pk}")
    check("form")
    write(page, UNBREAKABLE)
    press("Preview")
    check("preview")
    press("Send comment")
    check("held")
    page.goto("/comments/mine/")
    check("link form")
    page.get_by_label("E-mail").fill(KIT)
    press("Mail me a link")
    check("link sent")
    page.goto("/comments/prove/x/")
    check("old link")
    page.goto(link_in_mail())
    check("prove")
    press("Yes")
    check("own page")
    mine = Comment.objects.get(parent=parent)
    for name in ("edit", "take-back", "changed"):
        page.goto(f"/comments/{mine.pk}/{name}/")
        check(name)
    page.goto(article.get_absolute_url())
    page.get_by_label("Comment", exact=True).fill("Not sent")
    page.goto(article.get_absolute_url())
    expect(page.locator(".kept")).to_be_visible()
    check("story with an offer")
    moderation.reject(mine, by=moderator, reason="abusive", note=UNBREAKABLE)
    page.goto("/comments/mine/")
    check("own page with a reason")
    page.goto(f"/comments/{parent.pk}/report/")
    check("report")
    press("Send report")
    check("report with a mistake")
    page.goto(f"/comments/{parent.pk}/reported/")
    check("reported")
    page.goto(letters.stop_address(mine.commenter, "answers").partition("8000")[2])
    check("mail")
    page.goto("/comments/mine/erase/")
    check("erase")
    press("Yes, erase everything")
    check("erased")
    assert len(checked) == 19
