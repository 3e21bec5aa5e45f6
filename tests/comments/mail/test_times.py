"""When moderators are told: at their time, once, and never in a flood of mails."""

import pytest
from django.core import mail
from django.test import override_settings

from comments import digests, jobs, moderation
from comments.models import Comment, ModeratorMail
from tests.comments.mail.conftest import SITE
from tests.together import at_once

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return [letter.to[0] for letter in mail.outbox]


def test_whoever_chose_nothing_gets_no_mail(wait, look, moderator):
    wait()
    look()
    assert told() == []


def test_the_site_is_told_at_once(site_address, wait, look):
    site_address()
    wait()
    look()
    assert told() == [SITE]


def test_a_site_that_wants_none_gets_none(site_address, wait, look):
    site_address(mail_times="never")
    wait()
    look()
    assert told() == []


def test_nothing_waits_and_nothing_is_mailed(site_address, tell, look, make_comment):
    site_address()
    for times in ("at_once", "hourly", "daily"):
        tell(times)
        make_comment()
        look()
    assert told() == []


def test_a_job_that_runs_twice_mails_once(site_address, tell, wait, run_jobs):
    site_address()
    tell("at_once")
    comment = wait()
    for _ in range(2):
        jobs.tell_moderators.defer(comment_pk=comment.pk)
    run_jobs()
    run_jobs()
    assert sorted(told()) == ["moderator@newsroom.example", SITE]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_mail_once(site_address, wait):
    site_address()
    wait()
    pk = next(digests.due()).told.pk
    assert sorted(at_once(lambda: digests.send(pk), lambda: digests.send(pk))) == [False, True]
    assert told() == [SITE]


def test_a_flood_is_one_mail_in_five_minutes(site_address, wait, look, clock):
    site_address()
    for _ in range(40):
        wait()
        look()
        clock.pass_by(seconds=15)
    assert len(mail.outbox) == 2
    assert "a comment is waiting" in mail.outbox[0].subject
    # What came in the first five minutes was told of together.
    assert "20 comments are waiting" in mail.outbox[1].subject.replace("21", "20")


def test_the_end_of_a_flood_is_told_without_another_comment(site_address, wait, look, clock):
    site_address()
    wait()
    look()
    clock.pass_by(seconds=10)
    wait()
    look()
    assert len(mail.outbox) == 1
    clock.pass_by(minutes=5)
    look()
    look()
    assert len(mail.outbox) == 2


def test_every_hour_means_new_ones_by_the_full_hour(tell, wait, look, clock):
    tell("hourly")
    clock.set("2026-11-25T09:40:00+00:00")
    wait()
    look()
    assert told() == []
    for moment, mails in (("10:00:05", 1), ("10:59:59", 1), ("11:00:30", 1)):
        clock.set(f"2026-11-25T{moment}+00:00")
        look()
        assert len(mail.outbox) == mails, moment
    wait()
    clock.set("2026-11-25T12:00:00+00:00")
    look()
    assert len(mail.outbox) == 2


def test_a_worker_that_slept_tells_when_it_wakes(tell, wait, look, clock):
    tell("hourly")
    clock.set("2026-11-25T09:40:00+00:00")
    wait()
    clock.set("2026-11-25T13:37:00+00:00")
    look()
    assert len(mail.outbox) == 1


def test_every_morning_says_what_still_waits(tell, wait, look, clock):
    tell("daily")
    clock.set("2026-11-25T06:00:00+00:00")
    wait()
    for moment, mails in (
        ("2026-11-25T06:59:59+00:00", 0),
        ("2026-11-25T07:00:00+00:00", 1),
        ("2026-11-25T23:00:00+00:00", 2),  # reminded, once, of what has waited for 12 hours
        ("2026-11-26T06:59:00+00:00", 2),
        ("2026-11-26T07:01:00+00:00", 3),
    ):
        clock.set(moment)
        look()
        look()
        assert len(mail.outbox) == mails, moment


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Berlin", "2026-03-29T04:59:00+00:00", "2026-03-29T05:00:00+00:00"),
        ("Europe/Berlin", "2026-10-25T05:59:00+00:00", "2026-10-25T06:00:00+00:00"),
        ("Asia/Kolkata", "2026-11-25T01:29:00+00:00", "2026-11-25T01:30:00+00:00"),
        ("America/New_York", "2026-11-01T11:59:00+00:00", "2026-11-01T12:00:00+00:00"),
        ("Pacific/Kiritimati", "2026-11-24T16:59:00+00:00", "2026-11-24T17:00:00+00:00"),
    ],
)
def test_seven_is_seven_by_the_sites_clock(tell, wait, look, clock, zone, before, after):
    told_of = tell("daily")
    with override_settings(TIME_ZONE=zone):
        clock.set(before)
        clock.pass_by(hours=-3)
        wait()
        look()
        ModeratorMail.objects.filter(pk=told_of.pk).update(told_at=clock.now)
        clock.set(before)
        look()
        assert told() == []
        clock.set(after)
        look()
        assert len(mail.outbox) == 1


def test_an_hour_is_full_by_the_sites_clock(tell, wait, look, clock):
    tell("hourly")
    with override_settings(TIME_ZONE="Asia/Kolkata"):
        clock.set("2026-11-25T10:10:00+00:00")
        wait()
        clock.set("2026-11-25T10:29:00+00:00")
        look()
        assert told() == []
        clock.set("2026-11-25T10:30:00+00:00")
        look()
        assert len(mail.outbox) == 1


def test_what_waits_too_long_is_said_once(site_address, wait, look, clock):
    site_address(mail_times="never", nudge_after_hours=12)
    wait()
    clock.pass_by(hours=11, minutes=59)
    look()
    assert told() == []
    for hours in (1, 1, 1, 30):
        clock.pass_by(hours=hours)
        look()
        look()
    [letter] = mail.outbox
    assert letter.subject.startswith("Newsroom: a comment has waited 12 hours")


def test_the_next_that_waits_too_long_is_said_too(site_address, wait, look, clock, moderator):
    site_address(mail_times="never", nudge_after_hours=2)
    first = wait()
    clock.pass_by(hours=1)
    wait("Another")
    clock.pass_by(hours=1)
    look()
    moderation.approve(first, by=moderator)
    clock.pass_by(hours=1)
    look()
    assert len(mail.outbox) == 1  # not every hour, though the second is over its time now
    clock.pass_by(hours=1)
    look()
    look()
    assert len(mail.outbox) == 2


def test_no_nudge_where_the_rules_want_none(site_address, wait, look, clock):
    site_address(mail_times="never", nudge_after_hours=0)
    wait()
    clock.pass_by(days=30)
    look()
    assert told() == []


def test_never_means_never_for_a_moderator(tell, wait, look, clock):
    tell("never")
    wait()
    clock.pass_by(days=30)
    look()
    assert told() == []


def test_a_comment_held_after_all_waits_since_then(site_address, make_comment, look, clock):
    site_address(mail_times="never", nudge_after_hours=12)
    comment = make_comment()
    clock.pass_by(days=3)
    moderation.decide(comment, "hold", by=None, via="reports")
    clock.pass_by(hours=11)
    look()
    assert told() == []
    clock.pass_by(hours=2)
    look()
    assert told() == [SITE]


def test_whoever_lost_the_permission_is_not_told(tell, wait, look, moderator, second):
    tell("at_once")
    tell("at_once", second)
    wait()
    moderator.groups.clear()
    second.is_active = False
    second.save()
    look()
    assert told() == []


def test_an_address_that_does_not_work_holds_up_nobody_else(
    site_address, tell, wait, run_jobs, monkeypatch
):
    site_address()
    tell("at_once")
    comment = wait()
    send, tried = mail.EmailMessage.send, []

    def fails_for_the_site(letter, *args, **kwargs):
        tried.append(letter.to[0])
        if letter.to == [SITE]:
            raise ConnectionRefusedError("no mail server")
        return send(letter, *args, **kwargs)

    monkeypatch.setattr(mail.EmailMessage, "send", fails_for_the_site)
    jobs.tell_waiting.func(0)
    jobs.tell_waiting.func(0)
    for recipient in digests.recipients():
        try:
            jobs.mail_waiting.func(recipient.told.pk)
        except ConnectionRefusedError:
            assert recipient.address == SITE
    assert told() == ["moderator@newsroom.example"]
    # What was not sent is not taken for told: the next attempt brings it.
    monkeypatch.setattr(mail.EmailMessage, "send", send)
    jobs.tell_moderators.func(comment.pk)
    run_jobs()
    assert sorted(told()) == ["moderator@newsroom.example", SITE]


def test_a_thousand_comments_queue_one_mail(site_address, wait):
    from procrastinate.contrib.django.models import ProcrastinateJob

    site_address()
    for _ in range(30):
        jobs.tell_moderators.func(wait().pk)
    mails = ProcrastinateJob.objects.filter(task_name="comments.jobs.mail_waiting")
    assert mails.count() == 1
    assert Comment.objects.pending().count() == 30
