"""The steps of an edition at the desk: each asks first, and is taken once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from newsroom.newsletter import editions, jobs, subscribing
from newsroom.newsletter.models import Delivery, Edition, Newsletter, Subscription
from newsroom.newsletter.sending import outcomes, posting

pytestmark = pytest.mark.django_db
State = Edition.State


@pytest.fixture
def edition(newsletter, make_article, editor):
    make_article(headline="The ferry is back")
    return editions.make(newsletter, by=editor)


@pytest.fixture
def step(as_user, editor, edition):
    client = as_user(editor)

    def open_or_press(name, sent=None):
        address = f"/admin/newsletter/edition/{edition.pk}/step/{name}/"
        if sent is None:
            return client.get(address)
        response = client.post(address, {"seen": edition.revision, **sent}, follow=True)
        edition.refresh_from_db()
        return response

    return open_or_press


def test_sending_asks_first_and_names_how_many_get_it(step, subscribe, edition, run_jobs):
    for name in ("kit", "jo"):
        subscribe(f"{name}@reader.example")
    subscribe("asked@reader.example", confirmed_at=None)
    page = step("send").content.decode()
    assert "<b>2 subscribers</b> of The Morning Tide" in page
    assert mail.outbox == []
    step("send", {})
    assert edition.state == State.SENDING
    run_jobs()
    assert len(mail.outbox) == 2


def test_what_was_changed_meanwhile_is_not_sent_unseen(step, edition, editor):
    editions.arrange(edition, stories=edition.stories, subject="New", intro="", by=editor)
    response = step("send", {"seen": 0})
    assert "Somebody has changed this edition meanwhile." in response.content.decode()
    assert edition.state == State.DRAFT


def test_a_second_press_sends_nothing_twice(step, subscribe, edition, run_jobs):
    subscribe()
    step("send", {})
    assert "no longer where it was" in step("send", {}).content.decode()
    run_jobs()
    assert len(mail.outbox) == 1


def test_an_edition_with_nothing_in_it_goes_nowhere(step, edition, editor):
    editions.arrange(edition, stories=[], subject="Empty", intro="", by=editor)
    edition.refresh_from_db()
    assert "no story in it" in step("send", {}).content.decode()
    assert edition.state == State.DRAFT


def test_planned_for_a_time_it_can_be_taken_back(step, edition):
    at = timezone.localtime(timezone.now() + timedelta(days=1))
    step("plan", {"at_0": f"{at:%Y-%m-%d}", "at_1": f"{at:%H:%M}"})
    assert edition.state == State.PLANNED
    assert edition.planned_at == at.replace(second=0, microsecond=0)
    step("take-back", {})
    assert edition.state == State.DRAFT


@pytest.mark.parametrize(
    "at", [{"at_0": "2020-01-01", "at_1": "10:00"}, {"at_0": "x", "at_1": ""}, {}]
)
def test_a_time_that_is_past_or_none_is_refused(step, edition, at):
    assert "errorlist" in step("plan", at).content.decode()
    assert edition.state == State.DRAFT


def test_stopped_and_resumed_everybody_gets_it_once(step, subscribe, edition, monkeypatch):
    for number in range(5):
        subscribe(f"{number}@reader.example")
    monkeypatch.setattr("newsroom.newsletter.sending.posting.AT_ONCE", 2)
    step("send", {})
    posting.send_some(edition.pk)
    step("stop", {})
    assert edition.state == State.STOPPED
    assert not posting.send_some(edition.pk)
    assert len(mail.outbox) == 2
    assert "3 mails are still to go out" in step("resume").content.decode()
    step("resume", {})
    while posting.send_some(edition.pk):
        pass
    assert outcomes.finish(edition.pk)
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        f"{number}@reader.example" for number in range(5)
    ]
    edition.refresh_from_db()
    assert edition.state == State.SENT


def test_where_nobody_knows_it_is_sent_again_only_when_somebody_says_so(
    step, subscribe, edition, run_jobs
):
    for name in ("kit", "jo"):
        subscribe(f"{name}@reader.example")
    step("send", {})
    run_jobs()
    lost = edition.deliveries.first()
    Delivery.objects.filter(pk=lost.pk).update(state="unknown")
    mail.outbox.clear()
    jobs.look_after_newsletters(0)
    run_jobs()
    assert mail.outbox == []
    assert "to one address" in step("send-to-unknown").content.decode()
    step("send-to-unknown", {})
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[lost.subscriber.email]]


def test_steps_that_do_not_suit_lead_back(step, edition):
    for name in ("stop", "resume", "send-to-unknown", "take-back", "burn"):
        assert "no longer where it was" in step(name, {}).content.decode()
    assert edition.state == State.DRAFT


def test_only_who_may_send_sends(edition, journalist):
    at = timezone.now() + timedelta(days=1)
    for act in (
        lambda: editions.send_now(edition, by=journalist),
        lambda: editions.plan(edition, at, by=journalist),
        lambda: editions.stop(edition, by=journalist),
        lambda: editions.resume(edition, by=journalist),
        lambda: editions.take_back(edition, by=journalist),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_leaves_between_planning_and_sending_gets_nothing(edition, editor, subscribe, run_jobs):
    kit, jo = subscribe(), subscribe("jo@reader.example")
    at = timezone.now() + timedelta(hours=1)
    editions.plan(edition, at, by=editor)
    subscribing.end(kit.subscriptions.get())
    assert editions.begin(edition.pk, at)
    run_jobs()
    assert [letter.to[0] for letter in mail.outbox] == [jo.email]


def test_a_planned_edition_goes_out_on_its_minute(edition, editor, subscribe, monkeypatch):
    subscribe()
    at = timezone.now().replace(microsecond=0) + timedelta(days=1)
    editions.plan(edition, at, by=editor)
    for late, is_sent in ((-1, False), (0, True)):
        now = at + timedelta(seconds=late)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        jobs.look_after_newsletters(0)
        edition.refresh_from_db()
        assert (edition.state == State.SENDING) is is_sent
    assert edition.began_at == at


def test_a_plan_whose_stories_are_gone_becomes_a_draft_and_says_why(edition, editor, make_article):
    at = timezone.now() + timedelta(hours=1)
    editions.plan(edition, at, by=editor)
    for story in edition.readable_stories:
        story.withdraw(by=editor, note="")
    assert not editions.begin(edition.pk, at)
    edition.refresh_from_db()
    assert (edition.state, bool(edition.trouble)) == (State.DRAFT, True)


@pytest.fixture
def daily(db, make_article, monkeypatch):
    """Due at six, made an hour before; the clock stands at noon on a Wednesday."""
    clock(monkeypatch, 4, 12)
    daily = Newsletter.objects.create(
        name="Six", slug="six", rhythm="daily", sends_by_itself=True, made_ahead=60
    )
    make_article(published_at=datetime(2026, 3, 5, 2, tzinfo=UTC))
    return daily


def clock(monkeypatch, day, hour, minute=0, second=0):
    now = datetime(2026, 3, day, hour, minute, second, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_by_itself_it_is_made_and_sent_to_the_minute_and_once(
    daily, subscribe, monkeypatch, run_jobs
):
    subscribe(to=daily)
    clock(monkeypatch, 5, 4, 59, 59)
    jobs.look_after_newsletters(0)
    assert not Edition.objects.exists()
    clock(monkeypatch, 5, 5)
    for _ in range(2):
        jobs.look_after_newsletters(0)
    assert Edition.objects.get().state == State.PLANNED
    clock(monkeypatch, 5, 5, 59, 59)
    jobs.look_after_newsletters(0)
    assert Edition.objects.get().state == State.PLANNED
    clock(monkeypatch, 5, 6)
    for _ in range(2):
        jobs.look_after_newsletters(0)
    run_jobs()
    assert Edition.objects.get().state == State.SENT
    assert len(mail.outbox) == 1
    daily.refresh_from_db()
    assert daily.due_at == datetime(2026, 3, 6, 6, tzinfo=UTC)


def test_a_draft_waits_for_an_editor_where_nothing_goes_by_itself(daily, subscribe, monkeypatch):
    subscribe(to=daily)
    Newsletter.objects.update(sends_by_itself=False)
    clock(monkeypatch, 5, 6, 1)
    jobs.look_after_newsletters(0)
    assert Edition.objects.get().state == State.DRAFT


def test_with_nothing_new_nobody_gets_an_empty_mail(daily, monkeypatch):
    clock(monkeypatch, 9, 6)
    jobs.look_after_newsletters(0)
    assert not Edition.objects.exists()
    daily.refresh_from_db()
    assert daily.due_at == datetime(2026, 3, 10, 6, tzinfo=UTC)


def test_the_list_shows_states_and_numbers_at_the_same_cost_for_many(
    as_user, editor, edition, subscribe, run_jobs, newsletter, django_assert_max_num_queries
):
    subscribe()
    editions.send_now(edition, by=editor)
    run_jobs()
    for _ in range(6):
        editions.make(newsletter, by=editor)
    client = as_user(editor)
    with django_assert_max_num_queries(11):
        page = client.get("/admin/newsletter/edition/").content.decode()
    assert "1 of 1" in page
    assert "Sent" in page


def test_what_became_of_it_is_told_in_numbers_and_bars(
    as_user, editor, edition, subscribe, run_jobs
):
    for number in range(4):
        subscribe(f"{number}@reader.example")
    editions.send_now(edition, by=editor)
    run_jobs()
    edition.deliveries.filter(pk=edition.deliveries.first().pk).update(state="hard")
    response = as_user(editor).get(f"/admin/newsletter/edition/{edition.pk}/change/")
    lines = [(line.state, line.number, line.share) for line in response.context["lines"]]
    assert lines == [("sent", 3, 75.0), ("hard", 1, 25.0)]
    assert "<svg" in response.content.decode()


def test_a_subscription_that_ended_is_not_counted(step, subscribe):
    subscribing.end(subscribe().subscriptions.get(), Subscription.Ending.DESK)
    assert "<b>0 subscribers</b>" in step("send").content.decode()


def test_a_time_in_the_past_is_refused_by_the_function_too(edition, editor):
    with pytest.raises(ValidationError):
        editions.plan(edition, timezone.now() - timedelta(seconds=1), by=editor)
