"""What moderators do with comments: decide, one or many, and undo."""

from typing import Any

from comments.models import Comment, Decision
from comments.moderation.deciding import AlreadyDecided, Gone, decide
from comments.moderation.deleting import delete, delete_many
from comments.moderation.many import Outcome, decide_many
from comments.moderation.moves import MOVES, OF_MODERATORS
from comments.moderation.undoing import undo

__all__ = [
    "MOVES",
    "OF_MODERATORS",
    "AlreadyDecided",
    "Gone",
    "Outcome",
    "approve",
    "decide",
    "decide_many",
    "delete",
    "delete_many",
    "mark_as_spam",
    "reject",
    "remove",
    "restore",
    "undo",
]


def approve(comment: Comment, *, by: Any, **why: Any) -> Decision:
    """Lets a comment appear."""
    return decide(comment, "approve", by=by, **why)


def reject(comment: Comment, *, by: Any, **why: Any) -> Decision:
    """Keeps a comment from ever appearing."""
    return decide(comment, "reject", by=by, **why)


def mark_as_spam(comment: Comment, *, by: Any, **why: Any) -> Decision:
    return decide(comment, "mark_as_spam", by=by, **why)


def remove(comment: Comment, *, by: Any, **why: Any) -> Decision:
    """Takes down a comment that had appeared; its answers stay."""
    return decide(comment, "remove", by=by, **why)


def restore(comment: Comment, *, by: Any, **why: Any) -> Decision:
    """Lets a comment that was taken down appear again."""
    return decide(comment, "restore", by=by, **why)
