"""Taking back what was decided with one press, as long as nothing has happened since."""

import uuid
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from comments.models import Decision, Thread
from comments.moderation import following, records
from comments.moderation.deciding import (
    KEPT,
    AlreadyDecided,
    change,
    hold_still,
    state_of,
    who_decided,
)
from comments.moderation.many import Outcome
from comments.moderation.reports import count_again


def undo(batch: uuid.UUID, *, by: Any) -> Outcome:
    """Puts all that a batch changed back as it was; what has moved on since is refused.

    Raises PermissionDenied. An undo is a decision too, and recorded as one.
    """
    if not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied
    outcome = Outcome()
    # What a reader did with a comment of their own is not a moderator's to undo.
    found = Decision.objects.filter(batch=batch, undone_at=None).exclude(comment=None)
    found = found.exclude(via=Decision.Via.READER)
    for decision in found.select_related("comment").order_by("article", "comment", "pk"):
        try:
            outcome.done.append(undo_one(decision, by, outcome.batch))
        except ValidationError as error:
            outcome.refused.append((decision.comment, error.messages[0]))
    for record in records.of_batch(batch):
        try:
            outcome.done.append(records.put_back(record, by=by, batch=outcome.batch))
        except ValidationError as error:
            outcome.refused.append((record, error.messages[0]))
    return outcome


@transaction.atomic
def undo_one(decision: Decision, by: Any, batch: uuid.UUID) -> Decision:
    comment = decision.comment
    thread = Thread.objects.locked(comment.article_id)
    hold_still(comment)
    if comment.number_of_state != decision.state_after:
        raise AlreadyDecided(who_decided(comment))
    after = state_of(comment)
    change(comment, values_of(decision), thread)
    comment.reports.filter(pk__in=decision.before.get("open_reports", [])).update(settled_at=None)
    # Readers may have reported it since, which no moderator has seen.
    count_again(comment)
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    undoing = Decision.of(
        comment, "undo", by=by, from_status=decision.to_status, before=after, batch=batch
    )
    following.up(undoing)
    return undoing


def values_of(decision: Decision) -> dict[str, Any]:
    values = {name: decision.before[name] for name in KEPT if name in decision.before}
    if decided_at := values.get("decided_at"):
        values["decided_at"] = datetime.fromisoformat(decided_at)
    return values
