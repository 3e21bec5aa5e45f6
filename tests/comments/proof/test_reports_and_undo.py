"""A report that comes between a decision and its undo is still to be looked at."""

import pytest

from comments import moderation
from comments.readers import reporting
from tests.comments.proof import ledger

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["pick", "keep"])
def test_an_undo_forgets_no_report(make_comment, moderator, verb):
    comment = make_comment()
    decision = moderation.decide(comment, verb, by=moderator)
    said = {"reason": "abuse", "words": "", "address": "10.0.0.1"}
    assert reporting.report(comment, reader="one", **said)
    moderation.undo(decision.batch, by=moderator)
    comment.refresh_from_db()
    assert comment.reported == (1 if verb == "pick" else 0)
    ledger.check_reports(comment)
