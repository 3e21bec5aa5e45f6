"""The newsroom answers its readers."""

import uuid
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import standing
from comments.models import LONGEST, Comment, Decision, Thread
from comments.moderation import following
from comments.moderation.records import name_of, require_moderator
from newsroom.lib.text import fit, has_visible

# The same words under the same comment within this time are the same answer, sent twice.
SAME_WITHIN = timedelta(hours=1)


@transaction.atomic
def reply(parent: Comment, text: str, *, by: Any, batch: uuid.UUID | None = None) -> Decision:
    """Stores an answer of the newsroom's; it appears at once. To undo it is to take it back.

    Raises PermissionDenied, and ValidationError where there is nothing to say or to answer.
    """
    require_moderator(by)
    text = cleaned(text)
    thread = Thread.objects.locked(parent.article_id)
    if not Comment.objects.public().filter(pk=parent.pk).exists():
        raise ValidationError(_("Only a comment that readers can see is answered."))
    if same := sent_already(parent, text, by):
        return same
    answer = Comment.objects.create(
        article_id=parent.article_id,
        parent=parent,
        user=by,
        is_by_newsroom=True,
        name=name_of(by)[:80],
        email=by.email,
        text=text,
        status=Comment.Status.APPROVED,
        decided_at=timezone.now(),
    )
    standing.settle(answer, thread)
    answer.refresh_from_db()
    return record_of(answer, by, batch)


def cleaned(text: str) -> str:
    text = fit(text).strip()
    if not has_visible(text):
        raise ValidationError(_("Write your answer."), code="empty")
    if len(text) > LONGEST:
        raise ValidationError(_("An answer has %d characters at most.") % LONGEST)
    return text


def sent_already(parent: Comment, text: str, by: Any) -> Decision | None:
    since = timezone.now() - SAME_WITHIN
    same = parent.answers.filter(user=by, text=text, created_at__gte=since)
    return Decision.objects.filter(
        comment__in=same.filter(status=Comment.Status.APPROVED), verb="reply", undone_at=None
    ).first()


def record_of(answer: Comment, by: Any, batch: uuid.UUID | None) -> Decision:
    decision = Decision.of(
        answer,
        "reply",
        by=by,
        before={"status": Comment.Status.WITHDRAWN, "decided_at": None},
        batch=batch or uuid.uuid4(),
    )
    following.tell_answered(answer)
    return decision
