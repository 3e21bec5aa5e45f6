"""The one door through which a comment's status changes. Each decision is recorded."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from comments import standing
from comments.models import Comment, Decision, Thread
from comments.moderation import following
from comments.moderation.moves import MOVES, Move
from comments.moderation.records import name_of
from newsroom.lib.addresses import range_of
from newsroom.lib.spelling import fingerprint

A_MINUTE = timedelta(minutes=1)
# What a decision changes, and what an undo puts back.
KEPT = ["status", "decided_at", "is_picked", "reported", "ignores_reports", "reasons"]


class AlreadyDecided(ValidationError):
    """Somebody else decided meanwhile; the message says who and when."""


class Gone(AlreadyDecided):
    """The comment has been deleted meanwhile."""


@transaction.atomic
def decide(
    comment: Comment,
    verb: str,
    *,
    by: Any,
    reason: str = "",
    note: str = "",
    seen: int | None = None,
    batch: uuid.UUID | None = None,
    via: str = Decision.Via.DESK,
) -> Decision:
    """Makes one of MOVES and records it. `by` is None for readers, rules and mailed links.

    `seen` is the comment's `number_of_state` that the moderator was looking at; `batch` joins
    decisions that were made with one press. Raises PermissionDenied, AlreadyDecided when the
    comment is no longer as it was seen, and ValidationError for a move that makes no sense.
    """
    if by is not None and not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied
    move = MOVES[verb]
    thread = Thread.objects.locked(comment.article_id)
    hold_still(comment)
    if seen is not None and comment.number_of_state != seen:
        raise AlreadyDecided(who_decided(comment))
    require_possible(comment, move)
    before = state_of(comment)
    carry_out(comment, move, thread)
    decision = Decision.of(
        comment,
        verb,
        by=by,
        via=via,
        from_status=before["status"],
        before=before,
        reason=reason,
        note=note,
        batch=batch or uuid.uuid4(),
    )
    following.up(decision)
    return decision


def hold_still(comment: Comment) -> None:
    """Locks the comment until the transaction ends, and reads it anew. Raises Gone."""
    try:
        Comment.objects.select_for_update().get(pk=comment.pk)
    except Comment.DoesNotExist as error:
        raise Gone(_("The comment has been deleted meanwhile. Nothing was changed.")) from error
    comment.refresh_from_db()


def require_possible(comment: Comment, move: Move) -> None:
    if comment.is_erased:
        raise AlreadyDecided(_("Its writer has erased it. Nothing was changed."))
    if comment.status not in move.starts:
        raise ValidationError(
            _("This is not possible: the comment is %(status)s.")
            % {"status": comment.get_status_display().lower()}
        )


def carry_out(comment: Comment, move: Move, thread: Thread) -> None:
    values: dict[str, Any] = dict(move.fields)
    if move.ends:
        waits = move.ends == Comment.Status.PENDING
        values |= {"status": move.ends, "decided_at": None if waits else timezone.now()}
    if move.ends and move.ends != Comment.Status.APPROVED:
        values["is_picked"] = False
    if move.settles_reports:
        values["reported"] = 0
        comment.reports.filter(settled_at=None).update(settled_at=timezone.now())
    change(comment, values, thread)


def change(comment: Comment, values: dict[str, Any], thread: Thread) -> None:
    """Sets the values, counts the change, and keeps what is shown true.

    The caller holds the thread and the comment.
    """
    status = values.get("status", comment.status)
    if "text" in values:
        values = {**values, "fingerprint": fingerprint(values["text"])}
    values = {**values, "number_of_state": comment.number_of_state + 1}
    if status != Comment.Status.PENDING:
        values["address"] = range_of(comment.address)
    is_hidden = comment.is_shown and status != Comment.Status.APPROVED
    if is_hidden:
        values["is_shown"] = False
    Comment.objects.filter(pk=comment.pk).update(**values)
    if status != comment.status:
        standing.settle(comment, thread, already=-1 if is_hidden else 0)
    else:
        standing.count_in(thread, 0)
    comment.refresh_from_db()


def state_of(comment: Comment) -> dict[str, Any]:
    """The values that a decision may change, fit for JSON."""
    values = {name: getattr(comment, name) for name in KEPT}
    decided_at = values["decided_at"]
    return values | {
        "decided_at": decided_at.isoformat() if decided_at else None,
        "open_reports": list(comment.reports.filter(settled_at=None).values_list("pk", flat=True)),
    }


def who_decided(comment: Comment) -> str:
    last = comment.decisions.select_related("by").first()
    words = {
        "status": comment.get_status_display(),
        "name": name_of(last.by if last else None),
        "ago": timesince(last.made_at) if last else "",
    }
    if last is None or timezone.now() - last.made_at < A_MINUTE:
        return _("%(status)s by %(name)s a moment ago. Nothing was changed.") % words
    return _("%(status)s by %(name)s %(ago)s ago. Nothing was changed.") % words
