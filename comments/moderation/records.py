"""The record of what is decided about threads and people, and taking such a decision back.

What is decided about a comment is recorded by comments.moderation.
"""

import uuid
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Ban, Decision, Thread
from newsroom.lib import people


def require_moderator(by: Any) -> None:
    if not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied


def name_of(user: Any) -> str:
    """As the desk calls people, somebody who is no longer there included."""
    return people.name_of(user) or _("somebody else")


def record(
    verb: str, before: dict[str, Any], *, by: Any, batch: uuid.UUID | None = None, **known: Any
) -> Decision:
    """`known` are further fields of the decision: article_id, comment_number, note, reason."""
    return Decision.objects.create(
        verb=verb, before=before, by=by, batch=batch or uuid.uuid4(), **known
    )


def of_batch(batch: uuid.UUID) -> QuerySet[Decision]:
    found = Decision.objects.filter(batch=batch, undone_at=None, verb__in=PUT_BACK)
    return found.order_by("pk")


@transaction.atomic
def put_back(decision: Decision, *, by: Any, batch: uuid.UUID) -> Decision:
    """Takes back a decision about a thread or a person, if it still stands."""
    require_moderator(by)
    PUT_BACK[decision.verb](decision)
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    known = {"article_id": decision.article_id, "comment_number": decision.comment_number}
    return record("undo", {**decision.before, "verb": decision.verb}, by=by, batch=batch, **known)


def put_back_mode(decision: Decision) -> None:
    if decision.article_id is None:
        raise ValidationError(_("The story has been deleted. Nothing was undone."))
    thread = Thread.objects.locked(decision.article_id)
    if thread.mode != decision.before["became"]:
        raise ValidationError(_("The story has been given another mode since. Nothing was undone."))
    thread.mode = decision.before["mode"]
    thread.save()


def put_back_ban(decision: Decision) -> None:
    ban = ban_of(decision)
    if ban.lifted_at:
        raise ValidationError(_("The ban was lifted before. Nothing was undone."))
    ban.lifted_at = timezone.now()
    ban.save(update_fields=["lifted_at"])


def put_back_lifting(decision: Decision) -> None:
    ban = ban_of(decision)
    if ban.lifted_at is None:
        raise ValidationError(_("The ban is in force again. Nothing was undone."))
    ban.lifted_at = None
    ban.save(update_fields=["lifted_at"])


def ban_of(decision: Decision) -> Ban:
    ban = Ban.objects.select_for_update().filter(pk=decision.before["ban"]).first()
    if ban is None:
        raise ValidationError(_("The ban is no longer there. Nothing was undone."))
    return ban


PUT_BACK: dict[str, Callable[[Decision], None]] = {
    "mode": put_back_mode,
    "ban": put_back_ban,
    "lift_ban": put_back_lifting,
}
