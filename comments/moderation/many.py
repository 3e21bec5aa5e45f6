"""Deciding about many comments with one press."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import Truncator

from comments.models import Comment, Decision
from comments.moderation.deciding import decide


@dataclass
class Outcome:
    """What became of a bulk decision; `batch` is what undoes it."""

    batch: uuid.UUID = field(default_factory=uuid.uuid4)
    done: list[Decision] = field(default_factory=list)
    # The comment (or the record of something else), and in words why it was left as it is.
    refused: list[tuple[Any, str]] = field(default_factory=list)


def decide_many(
    seen: dict[int, int | None],
    verb: str,
    *,
    by: Any,
    reason: str = "",
    note: str = "",
    batch: uuid.UUID | None = None,
) -> Outcome:
    """Decides about each that can be decided so, and tells of the others.

    `seen` has the `number_of_state` that was looked at by the comment's primary key. Each
    decision is a transaction of its own: one that is refused does not hold up the rest. They are
    taken in the order of their threads, so that two people at once do not wait in a circle.
    """
    outcome = Outcome(batch or uuid.uuid4())
    for comment in Comment.objects.filter(pk__in=seen).order_by("article", "pk"):
        try:
            decision = decide(
                comment,
                verb,
                by=by,
                reason=reason,
                note=note,
                seen=seen[comment.pk],
                batch=outcome.batch,
            )
            outcome.done.append(decision)
        except ValidationError as error:
            outcome.refused.append((comment, error.messages[0]))
    return outcome


def in_short(comment: Comment, length: int = 60) -> str:
    return Truncator(str(comment)).chars(length)
