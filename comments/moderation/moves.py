"""What can be done about a comment: from which statuses, to which, and how it is said."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from comments.models import Comment

Status = Comment.Status
APPROVED = frozenset({Status.APPROVED})


class Move(NamedTuple):
    """`ends` is None for what leaves the status alone and sets `fields` instead."""

    starts: frozenset[str]
    ends: str | None
    words: object
    fields: dict[str, object] = {}
    # Whether the writer is owed a reason.
    needs_reason: bool = False
    # Whether a moderator has now looked at what was reported.
    settles_reports: bool = True


MOVES = {
    "approve": Move(
        frozenset({Status.PENDING, Status.REJECTED, Status.SPAM}), Status.APPROVED, _("Approve")
    ),
    "reject": Move(
        frozenset({Status.PENDING, Status.SPAM}), Status.REJECTED, _("Reject"), needs_reason=True
    ),
    "mark_as_spam": Move(
        frozenset({Status.PENDING, Status.APPROVED, Status.REJECTED, Status.REMOVED}),
        Status.SPAM,
        _("Mark as spam"),
    ),
    "remove": Move(APPROVED, Status.REMOVED, _("Remove from the page"), needs_reason=True),
    "restore": Move(frozenset({Status.REMOVED}), Status.APPROVED, _("Put back")),
    # A reader's reports can bring an approved comment back to the queue.
    "hold": Move(APPROVED, Status.PENDING, _("Hold"), settles_reports=False),
    # The writer's own.
    "take_back": Move(
        frozenset({Status.PENDING, Status.APPROVED}), Status.WITHDRAWN, _("Take back")
    ),
    "keep": Move(APPROVED, None, _("Keep"), {"ignores_reports": True}),
    "pick": Move(APPROVED, None, _("Pick"), {"is_picked": True}, settles_reports=False),
    "unpick": Move(APPROVED, None, _("Do not pick"), {"is_picked": False}, settles_reports=False),
}
# What a moderator may choose; the others are made by readers and by the rules.
OF_MODERATORS = [verb for verb in MOVES if verb not in {"hold", "take_back"}]
