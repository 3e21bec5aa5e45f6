"""Taking back decisions: one, many, and what has moved on since."""

import pytest
from django.core.exceptions import PermissionDenied

from comments import moderation
from comments.models import Comment, Decision, Report, Thread

pytestmark = pytest.mark.django_db
Status = Comment.Status


def test_an_undo_puts_a_comment_back_as_it_was(make_comment, moderator):
    comment = make_comment(status=Status.PENDING)
    decision = moderation.reject(comment, by=moderator, reason="off_topic")
    outcome = moderation.undo(decision.batch, by=moderator)
    comment.refresh_from_db()
    assert (comment.status, comment.decided_at) == (Status.PENDING, None)
    assert [undoing.verb for undoing in outcome.done] == ["undo"]
    decision.refresh_from_db()
    assert decision.undone_at


def test_many_are_decided_and_undone_with_one_press(make_comment, moderator, article):
    waiting = [make_comment(status=Status.PENDING, text=f"Number {n}") for n in range(4)]
    seen = {comment.pk: comment.number_of_state for comment in waiting}
    outcome = moderation.decide_many(seen, "approve", by=moderator)
    assert len(outcome.done) == Thread.objects.get(article=article).count == 4
    assert len(moderation.undo(outcome.batch, by=moderator).done) == 4
    assert Thread.objects.get(article=article).count == 0
    assert Comment.objects.pending().count() == 4


def test_what_moved_on_is_not_undone(make_comment, moderator):
    comment = make_comment(status=Status.PENDING)
    decision = moderation.approve(comment, by=moderator)
    moderation.remove(comment, by=moderator, reason="abusive")
    outcome = moderation.undo(decision.batch, by=moderator)
    assert not outcome.done
    assert "Removed by moderator" in outcome.refused[0][1]
    comment.refresh_from_db()
    assert comment.status == Status.REMOVED


def test_an_undo_is_undone_like_any_decision(make_comment, moderator):
    comment = make_comment(status=Status.PENDING)
    decision = moderation.approve(comment, by=moderator)
    undoing = moderation.undo(decision.batch, by=moderator)
    moderation.undo(undoing.batch, by=moderator)
    comment.refresh_from_db()
    assert (comment.status, comment.is_shown) == (Status.APPROVED, True)
    assert comment.decided_at


def test_reports_are_settled_by_a_decision_and_open_again_after_an_undo(make_comment, moderator):
    comment = make_comment(reported=1)
    report = Report.objects.create(comment=comment, reader="a" * 64, reason="abuse")
    decision = moderation.decide(comment, "keep", by=moderator)
    report.refresh_from_db()
    assert report.settled_at
    assert (comment.reported, comment.ignores_reports) == (0, True)
    moderation.undo(decision.batch, by=moderator)
    report.refresh_from_db()
    comment.refresh_from_db()
    assert report.settled_at is None
    assert (comment.reported, comment.ignores_reports) == (1, False)


def test_what_reports_held_keeps_them_open(make_comment):
    comment = make_comment(reported=3)
    report = Report.objects.create(comment=comment, reader="a" * 64, reason="abuse")
    moderation.decide(comment, "hold", by=None, via=Decision.Via.REPORTS)
    report.refresh_from_db()
    assert report.settled_at is None
    assert (comment.status, comment.reported, comment.is_shown) == (Status.PENDING, 3, False)


def test_a_removed_branch_comes_back_whole(make_comment, moderator, article):
    top = make_comment()
    answer = make_comment(parent=top)
    below = make_comment(parent=answer)
    decision = moderation.mark_as_spam(top, by=moderator)
    assert not Comment.objects.public().exists()
    assert Thread.objects.get(article=article).count == 0
    moderation.undo(decision.batch, by=moderator)
    assert set(Comment.objects.public()) == {top, answer, below}
    top.refresh_from_db()
    assert (top.answers_shown, Thread.objects.get(article=article).count) == (2, 3)


def test_only_moderators_undo(make_comment, moderator, journalist, editor, stranger):
    decision = moderation.approve(make_comment(status=Status.PENDING), by=moderator)
    for nobody in (journalist, editor, stranger):
        with pytest.raises(PermissionDenied):
            moderation.undo(decision.batch, by=nobody)
