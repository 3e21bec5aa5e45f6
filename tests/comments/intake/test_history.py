"""Whoever was mostly turned down lately waits; nobody pays for what others did with an address."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Comment, Commenter

pytestmark = pytest.mark.django_db
Status = Comment.Status
NOW = timezone.now()


@pytest.fixture
def wrote(make_comment):
    def write(*statuses, days=1, **fields):
        fields = {"is_proven": True, "email": "kit@reader.example", **fields}
        fields["commenter"] = Commenter.objects.of(fields["email"])
        for status in statuses:
            decided_at = None if days is None else NOW - timedelta(days=days)
            make_comment(status=status, decided_at=decided_at, **fields)

    return write


GOOD, BAD = Status.APPROVED, Status.REJECTED


@pytest.mark.parametrize(
    ("statuses", "held"),
    [
        ([], False),
        ([BAD, BAD], False),
        ([BAD, BAD, BAD], True),
        ([BAD, BAD, GOOD], True),
        ([BAD, BAD, GOOD, GOOD], True),
        ([BAD, GOOD, GOOD], False),
        ([BAD, BAD, GOOD, GOOD, GOOD], False),
        ([Status.SPAM, Status.REMOVED, BAD], True),
        ([Status.WITHDRAWN] * 5, False),
    ],
)
def test_half_of_at_least_three(ask, wrote, statuses, held):
    wrote(*statuses)
    verdict = ask("history", is_proven=True, now=NOW)
    assert bool(verdict) is held
    if verdict:
        count = sum(status != GOOD for status in statuses)
        assert verdict.status == Status.PENDING
        assert f"{count} of this person’s last {len(statuses)}" in verdict.words


def test_what_is_long_ago_or_undecided_does_not_count(ask, wrote):
    wrote(BAD, BAD, BAD, days=91)
    wrote(BAD, BAD, BAD, days=None)
    assert ask("history", is_proven=True, now=NOW) is None


def test_only_the_newest_decisions_count(ask, wrote):
    wrote(*[BAD] * 20, days=20)
    wrote(*[GOOD] * 20, days=2)
    assert ask("history", is_proven=True, now=NOW) is None


def test_a_proved_reader_does_not_pay_for_what_others_typed(ask, wrote):
    wrote(*[BAD] * 5, is_proven=False, address="198.51.100.0")
    assert ask("history", is_proven=True, now=NOW) is None


def test_a_typed_address_is_known_again_by_its_place(ask, wrote):
    wrote(*[BAD] * 3, is_proven=False, address="203.0.113.0")
    assert ask("history", address="203.0.113.7", now=NOW)
    assert ask("history", address="198.51.100.7", now=NOW) is None
    assert ask("history", address=None, now=NOW) is None


def test_other_people_are_other_people(ask, wrote):
    wrote(*[BAD] * 5, email="other@reader.example", address="203.0.113.0")
    assert ask("history", is_proven=True, now=NOW) is None
    assert ask("history", address="203.0.113.7", now=NOW) is None


def test_rewording_does_not_count_itself(ask, make_comment, wrote):
    wrote(BAD, BAD)
    kit = Commenter.objects.of("kit@reader.example")
    comment = make_comment(status=BAD, decided_at=NOW, is_proven=True, commenter=kit)
    assert ask("history", is_proven=True, now=NOW)
    assert ask("history", is_proven=True, now=NOW, editing=comment) is None
