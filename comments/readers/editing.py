"""What a writer may still do about a comment: reword it or take it back, for a while."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import intake, jobs
from comments.intake import Submission
from comments.models import Comment, Commenter, Decision, Rules, Thread, Wording
from comments.moderation import following
from comments.moderation.deciding import change, decide, hold_still, state_of
from comments.modes import standing_of
from comments.readers.remembered import Remembered
from newsroom.lib.marks import html_of

Status = Comment.Status
OWN_TO_CHANGE = [Status.PENDING, Status.APPROVED]


class NoLonger(ValidationError):
    """The writer came too late; the message says what happened."""


def is_own(comment: Comment, remembered: Remembered) -> bool:
    """Whether it came with the address that was proved in this browser, and from its owner."""
    return comment.is_proven and remembered.has_proved(comment.email)


def why_fixed(comment: Comment, rules: Rules) -> str:
    """Why its writer can no longer change it, in words; empty while that is possible."""
    if comment.status not in OWN_TO_CHANGE:
        return _("A decision has been made about this comment, so it can no longer be changed.")
    if comment.answers_shown:
        return answered()
    if comment.created_at + timedelta(minutes=rules.edit_minutes) <= timezone.now():
        return _("The time in which this comment could be changed is over.")
    return ""


def answered() -> str:
    return _("Somebody has answered this comment, so it can no longer be changed.")


def can_change(comment: Comment, remembered: Remembered, rules: Rules) -> bool:
    return is_own(comment, remembered) and not why_fixed(comment, rules)


def reword(comment: Comment, text: str, *, seen: int, **known: Any) -> Comment:
    """Gives the comment other words; they are judged as those of a new one are.

    `known` are further fields of intake.Submission. Raises NoLonger, and intake.Refused.
    """
    # Before anything is held: a step may ask a service somewhere else.
    submission = rewording_of(comment, text, known)
    status, reasons = intake.judge(submission)
    with transaction.atomic():
        thread = Thread.objects.locked(comment.article_id)
        hold_still(comment)
        require_as_seen(comment, seen)
        if text != comment.text:
            put(comment, submission, thread, waits=status != Status.APPROVED, reasons=reasons)
    return comment


def rewording_of(comment: Comment, text: str, known: dict[str, Any]) -> Submission:
    return Submission(
        article=comment.article,
        name=comment.name,
        email=comment.email,
        text=text,
        now=timezone.now(),
        standing=standing_of(comment.article),
        parent=comment.parent,
        commenter=Commenter.objects.of(comment.email),
        is_proven=True,
        editing=comment,
        **known,
    )


def require_as_seen(comment: Comment, seen: int) -> None:
    """The caller holds the thread: nothing can happen in between any more."""
    if fixed := why_fixed(comment, Rules.current()):
        raise NoLonger(fixed)
    # While a comment is held, its answers are not shown; they are there all the same.
    if comment.answers.exclude(appeared_at=None).exists():
        raise NoLonger(answered())
    if comment.number_of_state != seen:
        raise NoLonger(
            _("Something has happened to this comment since you opened it. Please send it again."),
            code="moved",
        )


def put(
    comment: Comment, submission: Submission, thread: Thread, *, waits: bool, reasons: list
) -> None:
    """What had appeared and would be held as a new comment waits again; what waited still does."""
    values: dict[str, Any] = {
        "text": submission.text,
        "html": html_of(submission.text),
        "edited_at": submission.now,
        "reasons": reasons or comment.reasons,
        "spam_score": submission.spam_score,
        # What was picked, and found to be fine in spite of reports, were the words before.
        "is_picked": False,
        "ignores_reports": False,
    }
    goes_back = waits and comment.status == Status.APPROVED
    if goes_back:
        values |= {"status": Status.PENDING, "decided_at": None}
        values["address"] = submission.address
    before = state_of(comment)
    Wording.objects.create(comment=comment, text=comment.text)
    change(comment, values, thread)
    reader = {"via": Decision.Via.READER, "from_status": before["status"], "before": before}
    following.up(Decision.of(comment, "reword", **reader))
    if goes_back:
        jobs.tell_moderators.defer(comment_pk=comment.pk)


@transaction.atomic
def take_back(comment: Comment, *, seen: int) -> None:
    """Raises NoLonger when somebody was quicker."""
    Thread.objects.locked(comment.article_id)
    hold_still(comment)
    require_as_seen(comment, seen)
    decide(comment, "take_back", by=None, via=Decision.Via.READER, seen=seen)
