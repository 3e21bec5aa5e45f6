"""Addresses and forms of the moderators' queue, as tests send them."""

import re
from typing import Any

from comments.models import Comment

QUEUE = "/admin/comments/queue/"
UNDO = f"{QUEUE}undo/"
BULK = f"{QUEUE}bulk/"
SCRIPT = {"Accept": "application/json"}


def own_page(comment: Comment) -> str:
    return f"/admin/comments/comment/{comment.pk}/change/"


def act(comment: Comment, what: str = "decide") -> str:
    return f"{QUEUE}{comment.pk}/{what}/"


def form(comment: Comment, verb: str = "approve", **fields: Any) -> dict[str, Any]:
    """What a card sends whose moderator sees the comment as it is now."""
    return {"seen": comment.number_of_state, "card": comment.pk, "verb": verb, **fields}


def cards_on(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'data-card="([0-9]+)"', page)]
