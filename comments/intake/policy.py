from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, hold
from comments.models import Comment, Commenter, Mode

# Trust fades when nothing has been heard for so long.
TRUSTED_FOR = timedelta(days=182)


def policy(submission: Submission) -> Verdict | None:
    """What the mode of the thread asks for."""
    mode = submission.standing.mode
    if mode == Mode.ALL_HELD:
        return hold(_("Every comment here waits for a moderator"))
    if mode == Mode.FIRST_HELD and not is_trusted(submission):
        return hold(why_not_trusted(submission))
    return None


def is_trusted(submission: Submission) -> bool:
    """A proved address, and an approved comment since the last one that was turned down.

    What was typed into the form proves nothing: anybody can type a regular's address.
    """
    if not (submission.is_proven and submission.commenter):
        return False
    approved = last_decided(submission.commenter, [Comment.Status.APPROVED])
    if approved is None or approved < submission.now - TRUSTED_FOR:
        return False
    turned_down = last_decided(submission.commenter, list(Comment.TURNED_DOWN))
    return turned_down is None or turned_down < approved


def last_decided(commenter: Commenter, statuses: list[str]) -> datetime | None:
    """When a comment that came with a proved address was last given one of these statuses."""
    written = Comment.objects.filter(commenter=commenter, status__in=statuses, is_proven=True)
    found = written.exclude(decided_at=None).order_by("-decided_at")
    return found.values_list("decided_at", flat=True).first()


def why_not_trusted(submission: Submission) -> str:
    return _("First comment") if submission.is_proven else _("Address not proved yet")
