"""What follows a decision, once there has been time to think again."""

from datetime import timedelta

from comments import jobs
from comments.models import Comment, Decision, Rules


def up(decision: Decision) -> None:
    """Defers what is to be done about it; the jobs look whether the decision still stands."""
    if decision.from_status == decision.to_status or decision.comment_id is None:
        return
    wait = int(timedelta(minutes=Rules.current().undo_minutes).total_seconds())
    later = {"schedule_in": {"seconds": wait}}
    jobs.learn.configure(**later).defer(comment_pk=decision.comment_id)
    if decision.verb != "undo" and decision.via != Decision.Via.READER:
        jobs.tell_writer.configure(**later).defer(decision_pk=decision.pk)
    if decision.to_status == Comment.Status.APPROVED:
        jobs.tell_answered.configure(**later).defer(comment_pk=decision.comment_id)
