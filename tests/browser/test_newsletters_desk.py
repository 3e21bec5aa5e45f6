"""The newsletters' desk in a real browser: keyboard, mouse, no scripts, and no barrier."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.newsletter import editions
from newsroom.newsletter.models import Delivery, Movement, Newsletter, Subscriber, Subscription
from newsroom.newsletter.subscribing import links
from newsroom.site.models import SiteSettings
from tests.browser.barriers import UNBREAKABLE, WIDTHS_OF_THE_DESK, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def newsletter(db):
    return Newsletter.objects.create(name="The Morning Tide", slug="morning-tide")


@pytest.fixture
def edition(newsletter, make_article, editor):
    now = timezone.now()
    for hour in range(1, 4):
        make_article(headline=f"Story {hour}", published_at=now - timedelta(hours=hour))
    make_article(headline="An old gull", published_at=now - timedelta(days=40))
    made = editions.make(newsletter, by=editor)
    order = {story.headline: story.pk for story in made.readable_stories}
    stories = [order[f"Story {number}"] for number in (1, 2, 3)]
    editions.arrange(made, stories=stories, subject="", intro="", by=editor)
    return made


@pytest.fixture
def desk(edition):
    return f"/admin/newsletter/edition/{edition.pk}/change/"


def headlines(page) -> list[str]:
    return page.locator('[data-place="stories"] .front-row__headline').all_inner_texts()


def press(page, name: str) -> None:
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Enter")


def test_the_keyboard_alone_arranges_an_edition(page_of, editor, edition, desk):
    page = page_of(editor)
    page.goto(desk)
    press(page, "Move down: Story 1")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Move down: Story 1")
    expect(page.locator("#front-status")).to_contain_text("Story 1")
    page.get_by_label("Words of the headline").fill("gull")
    page.keyboard.press("Enter")
    expect(page.locator("#front-found .front-row")).to_have_count(1)
    press(page, "Add: An old gull")
    expect(page.locator('[data-place="stories"] .front-row')).to_have_count(4)
    assert headlines(page) == ["Story 2", "Story 1", "Story 3", "An old gull"]
    page.get_by_label("Subject").fill("Low water")
    page.get_by_role("button", name="Save", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("The edition was saved.")
    edition.refresh_from_db()
    assert edition.subject == "Low water"
    assert len(edition.stories) == 4


def test_the_mouse_drags_stories(page_of, editor, edition, desk):
    page = page_of(editor)
    page.goto(desk)
    first = page.locator('[data-place="stories"] .front-row').first
    third = page.locator('[data-place="stories"] .front-row').nth(2)
    third.drag_to(first, target_position={"x": 20, "y": 2})
    expect(page.locator('[data-place="stories"] .front-row').first).to_contain_text("Story 3")
    assert headlines(page) == ["Story 3", "Story 1", "Story 2"]


def test_it_works_without_scripts(new_context, live_server, editor, edition, desk):
    client = Client()
    client.force_login(editor)
    context = new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(desk)
    page.get_by_label("Subject").fill("Low water")
    page.get_by_role("button", name="Take away: Story 2").click()
    page.get_by_role("button", name="Save and send").click()
    expect(page.get_by_role("heading", name="Send this edition now?")).to_be_visible()
    page.get_by_role("button", name="Send now").click()
    expect(page.locator(".messagelist")).to_contain_text("The edition is on its way.")
    edition.refresh_from_db()
    assert (edition.state, edition.subject, len(edition.stories)) == ("sending", "Low water", 2)


def test_of_two_editors_the_second_sees_both(page_of, editor, edition, desk):
    page = page_of(editor)
    page.goto(desk)
    editions.arrange(edition, stories=edition.stories, subject="Theirs", intro="", by=editor)
    page.get_by_label("Subject").fill("Mine")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="Theirs")).to_be_visible()
    expect(page.get_by_label("Subject")).to_have_value("Mine")


def test_the_preview_is_the_mail_as_it_was_typed(page_of, editor, edition, desk):
    page = page_of(editor)
    page.goto(desk)
    page.get_by_label("Introduction").fill("Good morning.")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview", exact=True).click()
    mail = opened.value
    expect(mail.get_by_role("heading", name="The Morning Tide")).to_be_visible()
    expect(mail.get_by_text("Good morning.").last).to_be_visible()
    assert barriers_to_anybody(mail, widths=(360, 700)) == []


@pytest.fixture
def readers(newsletter, edition, editor):
    """One who gets it and one who has not confirmed; an edition that went out, and a draft."""
    kit = Subscriber.objects.create(email=f"{UNBREAKABLE[:40]}@reader.example")
    Subscription.objects.create(newsletter=newsletter, subscriber=kit, confirmed_at=timezone.now())
    Movement.objects.create(newsletter=newsletter, day=timezone.localdate(), came=2, went=1)
    editions.arrange(
        edition, stories=edition.stories, subject=UNBREAKABLE, intro=UNBREAKABLE, by=editor
    )
    editions.send_now(edition, by=editor)
    Delivery.objects.update(state="hard", error=f"550 {UNBREAKABLE}")
    return kit


def test_nothing_bars_the_way_at_the_desk(page_of, editor, readers, edition, newsletter):
    editor.is_superuser = True
    editor.save()
    page, draft = page_of(editor), editions.make(newsletter, by=editor)
    found = []
    for address in (
        "edition/",
        "edition/add/",
        f"edition/{edition.pk}/change/",
        f"edition/{draft.pk}/change/",
        f"edition/{edition.pk}/step/stop/",
        f"edition/{draft.pk}/step/plan/",
        "subscriber/",
        f"subscriber/{readers.pk}/change/",
        f"subscriber/{readers.pk}/delete/",
        "newsletter/",
    ):
        page.goto(f"/admin/newsletter/{address}")
        there = barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK)
        found += [f"{address}: {barrier}" for barrier in there]
    assert not found, "\n".join(found)


def test_nothing_bars_the_way_of_readers(new_context, live_server, readers, edition, newsletter):
    SiteSettings.objects.get_or_create(pk=1)
    Newsletter.objects.create(name=UNBREAKABLE[:80], slug="other", description=UNBREAKABLE)
    mine = f"/newsletter/mine/{links.own_token(readers.pk)}/"
    page, found = new_context().new_page(), []
    for address in (
        "/",
        edition.readable_stories[0].get_absolute_url(),
        "/newsletter/",
        newsletter.get_absolute_url(),
        edition.get_absolute_url(),
        "/newsletter/link/",
        "/newsletter/sent/",
        "/newsletter/welcome/",
        f"/newsletter/leave/{links.leave_token(readers.pk, newsletter.pk)}/",
        mine,
        f"{mine}erase/",
        links.confirm_address(readers, [newsletter]).replace("http://127.0.0.1:8000", ""),
    ):
        page.goto(f"{live_server.url}{address}")
        found += [f"{address}: {barrier}" for barrier in barriers_to_anybody(page)]
    assert not found, "\n".join(found)
