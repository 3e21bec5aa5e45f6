"""What is forgotten every night, and what stays."""

import threading
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from comments import jobs, moderation, tidying
from comments.models import Comment, Commenter, Decision, Thread
from newsroom.lib.addresses import range_of
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def aged(make_comment):
    def make(days, status=Status.PENDING, **fields):
        comment = make_comment(status=status, **fields)
        written = timezone.now() - timedelta(days=days)
        Comment.objects.filter(pk=comment.pk).update(created_at=written)
        return comment

    return make


def address_of(comment):
    return Comment.objects.values_list("address", flat=True).get(pk=comment.pk)


@pytest.mark.parametrize(
    "address",
    [
        "203.0.113.7",
        "203.0.113.255",
        "2001:db8:1:2::3",
        "::ffff:203.0.113.7",
        "10.1.2.3",
        "fe80::1",
    ],
)
def test_what_nobody_decided_is_cut_to_its_range(aged, address):
    comment = aged(31, address=address)
    assert tidying.cut_addresses() == 1
    assert address_of(comment) == range_of(address)
    assert tidying.cut_addresses() == 0


@pytest.mark.parametrize(("days", "whole"), [(29, True), (31, False)])
def test_it_is_kept_whole_for_as_long_as_the_rules_say(aged, days, whole):
    comment = aged(days, address="203.0.113.7")
    tidying.cut_addresses()
    assert (address_of(comment) == "203.0.113.7") is whole


def test_the_owner_may_want_it_forgotten_sooner(aged, rules):
    rules(forget_after_days=1)
    comment = aged(2, address="203.0.113.7")
    tidying.cut_addresses()
    assert address_of(comment) == "203.0.113.0"


@pytest.mark.parametrize("status", [s for s in Status if s != Status.PENDING])
def test_what_is_decided_is_cut_at_once(aged, status):
    comment = aged(0, status, address="203.0.113.7")
    tidying.cut_addresses()
    assert address_of(comment) == "203.0.113.0"


def test_where_there_is_no_address_nothing_is_done(aged):
    aged(99)
    assert tidying.cut_addresses() == 0


@pytest.mark.parametrize(("days", "stays"), [(89, True), (91, False)])
def test_old_spam_goes(aged, days, stays):
    comment = aged(days, Status.SPAM)
    assert tidying.purge_spam() == (0 if stays else 1)
    assert Comment.objects.filter(pk=comment.pk).exists() is stays


@pytest.mark.parametrize("status", [s for s in Status if s != Status.SPAM])
def test_nothing_else_goes(aged, status):
    aged(999, status)
    assert tidying.purge_spam() == 0


def test_the_record_of_decisions_stays(aged, moderator):
    comment = aged(200)
    pk = comment.pk
    moderation.mark_as_spam(comment, by=moderator)
    tidying.purge_spam()
    decision = Decision.objects.get()
    assert (decision.comment, decision.comment_number) == (None, pk)


def test_spam_that_somebody_answered_stays_with_the_answer(aged, make_comment, moderator):
    top = make_comment()
    answer = make_comment(parent=top)
    moderation.mark_as_spam(top, by=moderator)
    Comment.objects.update(created_at=timezone.now() - timedelta(days=200))
    assert tidying.purge_spam() == 0
    assert Comment.objects.filter(pk=answer.pk).exists()


def test_the_count_of_the_thread_is_not_touched(aged, make_comment, article):
    make_comment()
    before = Thread.objects.get(article=article).count
    aged(200, Status.SPAM)
    tidying.purge_spam()
    assert Thread.objects.get(article=article).count == before == 1


def test_more_than_one_handful_goes_in_one_night(aged, monkeypatch):
    monkeypatch.setattr(tidying, "AT_A_TIME", 2)
    for number in range(5):
        aged(100, Status.SPAM, text=f"Spam {number}")
    assert tidying.purge_spam() == 5


def test_the_nightly_job_does_both(aged):
    kept, gone = aged(31, address="203.0.113.7"), aged(100, Status.SPAM)
    jobs.tidy_comments(timestamp=0)
    assert address_of(kept) == "203.0.113.0"
    assert not Comment.objects.filter(pk=gone.pk).exists()


def test_it_is_done_every_night():
    from procrastinate.contrib.django import app

    crons = {task.task.name: task.cron for task in app.periodic_registry.periodic_tasks.values()}
    assert crons["comments.jobs.tidy_comments"] == "7 4 * * *"


@pytest.mark.django_db(transaction=True)
def test_what_a_moderator_finds_to_be_honest_meanwhile_stays(aged, moderator):
    comment = aged(100, Status.SPAM)
    approved, purged = threading.Event(), threading.Event()

    def approve():
        with transaction.atomic():
            moderation.approve(comment, by=moderator)
            approved.set()
            purged.wait(timeout=3)

    def purge():
        approved.wait(timeout=30)
        tidying.purge_spam()
        purged.set()

    at_once(approve, purge)
    assert Comment.objects.get().status == Status.APPROVED
    assert Thread.objects.get().count == 1


def test_an_address_that_nothing_is_left_of_goes(aged):
    for name in ("gone", "young", "proved", "writes"):
        Commenter.objects.of(f"{name}@reader.example")
    long_ago = timezone.now() - timedelta(days=91)
    Commenter.objects.exclude(email__startswith="young").update(first_seen_at=long_ago)
    Commenter.objects.filter(email__startswith="proved").update(proved_at=long_ago)
    aged(1, commenter=Commenter.objects.get(email__startswith="writes"))
    jobs.tidy_comments.func(0)
    left = Commenter.objects.order_by("pk").values_list("email", flat=True)
    assert [email.partition("@")[0] for email in left] == ["young", "proved", "writes"]
