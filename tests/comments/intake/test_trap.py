"""The field that nobody sees."""

import pytest

from comments.models import Comment

pytestmark = pytest.mark.django_db


def test_what_fills_it_in_is_spam(ask):
    assert ask("trap", is_trapped=True).status == Comment.Status.SPAM


def test_what_leaves_it_empty_passes(ask):
    assert ask("trap") is None


def test_even_moderators_programs_fall_in(make_submission, moderator):
    from comments.intake import judge

    status, reasons = judge(make_submission(is_trapped=True, user=moderator))
    assert (status, [reason["step"] for reason in reasons]) == (Comment.Status.SPAM, ["trap"])
