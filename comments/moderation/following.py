"""What follows a decision, once there has been time to think again."""

from datetime import timedelta

from comments import jobs
from comments.models import Comment, Decision, Rules


def up(decision: Decision) -> None:
    """Defers what is to be done about it; the jobs look whether the decision still stands."""
    if decision.from_status == decision.to_status or decision.comment_id is None:
        return
    later = in_a_while()
    jobs.learn.configure(**later).defer(comment_pk=decision.comment_id)
    if decision.verb != "undo" and decision.via != Decision.Via.READER:
        jobs.tell_writer.configure(**later).defer(decision_pk=decision.pk)
    if decision.to_status == Comment.Status.APPROVED:
        jobs.tell_answered.configure(**later).defer(comment_pk=decision.comment_id)


def tell_answered(answer: Comment) -> None:
    """Whoever is answered hears of it when the answer has stood for a while."""
    jobs.tell_answered.configure(**in_a_while()).defer(comment_pk=answer.pk)


def in_a_while() -> dict[str, dict[str, int]]:
    wait = timedelta(minutes=Rules.current().undo_minutes)
    return {"schedule_in": {"seconds": int(wait.total_seconds())}}
