"""Readers from more than one place have reported what this person wrote."""

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Comment, Commenter, Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(make_comment):
    kit = Commenter.objects.of("kit@reader.example")
    return make_comment(commenter=kit, is_proven=True)


@pytest.fixture
def report(comment):
    def file(reader, place="", about=None, **fields):
        about = about or comment
        return Report.objects.create(
            comment=about, reader=reader, place=place, reason="abuse", **fields
        )

    return file


def test_one_reader_is_not_enough(ask, report):
    report("reader one", "place one")
    assert ask("reports", is_proven=True) is None


def test_two_places_are(ask, report):
    report("reader one", "place one")
    report("reader two", "place two")
    verdict = ask("reports", is_proven=True)
    assert verdict.status == Comment.Status.PENDING
    assert "2 times" in verdict.words


def test_many_browsers_in_one_house_are_one(ask, report):
    for number in range(5):
        report(f"reader {number}", "one house")
    assert ask("reports", is_proven=True) is None


def test_one_house_reporting_several_comments_is_one(ask, report, comment, make_comment):
    other = make_comment(commenter=comment.commenter, is_proven=True)
    report("reader one", "one house")
    report("reader one", "one house", about=other)
    assert ask("reports", is_proven=True) is None


def test_readers_without_a_place_are_told_apart_by_their_keys(ask, report):
    report("reader one")
    report("reader two")
    assert ask("reports", is_proven=True)


def test_what_a_moderator_has_looked_at_counts_no_more(ask, report, comment, moderator):
    report("reader one", "place one")
    report("reader two", "place two")
    moderation.decide(comment, "keep", by=moderator)
    assert ask("reports", is_proven=True) is None


def test_settled_reports_do_not_count(ask, report):
    for number in range(3):
        report(f"reader {number}", f"place {number}", settled_at=timezone.now())
    assert ask("reports", is_proven=True) is None


def test_whoever_only_types_the_address_is_somebody_else(ask, report):
    report("reader one", "place one")
    report("reader two", "place two")
    assert ask("reports", is_proven=False) is None
    assert ask("reports", is_proven=True, email="other@reader.example") is None
