"""Two at the same moment: one edition goes out once, and one arrangement is told of the other."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from newsroom.newsletter import editions
from newsroom.newsletter.bounces.boxes import read_one
from newsroom.newsletter.bounces.marks import mark_of
from newsroom.newsletter.models import Delivery, Edition, Movement, Subscription
from newsroom.newsletter.sending import posting
from tests.newsletter.returned import notice
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition(newsletter, make_article, editor):
    make_article(headline="The ferry is back")
    return editions.make(newsletter, by=editor)


def test_two_workers_begin_one_edition_once(edition, editor, subscribe):
    subscribe()
    at = timezone.now() + timedelta(minutes=1)
    editions.plan(edition, at, by=editor)
    begun = at_once(*[lambda: editions.begin(edition.pk, at)] * 3)
    assert sorted(begun) == [False, False, True]
    assert Delivery.objects.count() == 1


def test_two_workers_send_each_mail_once(edition, editor, subscribe):
    for number in range(12):
        subscribe(f"{number}@reader.example")
    editions.send_now(edition, by=editor)
    at_once(*[lambda: posting.send_some(edition.pk)] * 2)
    assert len(mail.outbox) == 12
    assert len({letter.to[0] for letter in mail.outbox}) == 12


def test_of_two_editors_who_save_at_once_one_is_told(edition, editor):
    def save(subject):
        by = User.objects.get(pk=editor.pk)
        typed = {"stories": edition.stories, "subject": subject, "intro": "", "seen": 0}
        try:
            editions.arrange(edition, by=by, **typed)
        except editions.Overtaken as overtaken:
            return overtaken.theirs.subject
        return None

    told = at_once(lambda: save("Mine"), lambda: save("Yours"))
    kept = Edition.objects.get().subject
    assert sorted(told, key=str) == [None, kept] or sorted(told, key=str) == [kept, None]


def test_two_editions_made_at_once_have_two_numbers(newsletter, editor, make_article):
    make_article()
    at_once(*[lambda: editions.make(newsletter)] * 2)
    assert sorted(Edition.objects.values_list("number", flat=True)) == [1, 2]


def test_one_notice_that_is_read_twice_at_once_counts_once(edition, editor, subscribe):
    subscribe()
    editions.send_now(edition, by=editor)
    posting.send_some(edition.pk)
    content = notice(mark_of(Delivery.objects.get().pk))
    taken = at_once(*[lambda: read_one(content)] * 2)
    assert sorted(one.followed for one in taken) == [0, 1]
    assert Subscription.objects.get().ending == "no_mailbox"
    assert Movement.objects.get().went == 1
