"""Proving an address: a mailed link, and a press of a button on the page it opens.

The mail carries no word of what was written nor of who wrote it: whoever types the address of
somebody else into a form can put nothing into their inbox.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.utils import timezone

from comments import jobs
from comments.models import Comment, Commenter, CommentQuerySet
from comments.readers.letters import PROVE, PROVE_WITHIN
from comments.readers.remembered import Remembered
from newsroom.lib.antispam import is_within_limit

AN_HOUR = timedelta(hours=1)
MOST_OF_A_RANGE = 10
# So many of a browser's comments are named in a link, which mail programs must not break.
NAMED = 10
LEFT_ALONE = [Comment.Status.SPAM, Comment.Status.REJECTED]


@dataclass(frozen=True)
class Claim:
    """What a link says: whose address it was mailed to, and the comments it was asked for."""

    commenter: Commenter
    comments: list[int]


def ask_after(comment: Comment, remembered: Remembered, address: str | None) -> None:
    """Has a link mailed after a comment that came with an address nobody has proved."""
    is_odd = comment.is_proven or comment.is_by_newsroom or comment.status in LEFT_ALONE
    if not is_odd and comment.commenter_id:
        ask(comment.commenter_id, remembered, address)


def ask_for(email: str, remembered: Remembered, address: str | None) -> None:
    """Has a link mailed to an address, if anybody has ever commented with it.

    Nothing tells the asker whether anybody has: a job is deferred in any case.
    """
    known = Commenter.objects.filter(email=email.lower()).values_list("pk", flat=True).first()
    ask(known or 0, remembered, address)


def ask(commenter_pk: int, remembered: Remembered, address: str | None) -> None:
    if is_within_limit("prove", address, most=MOST_OF_A_RANGE, every=AN_HOUR):
        named = remembered.comments[-NAMED:]
        jobs.prove_address.defer(commenter_pk=commenter_pk, comments=named)


def claim_in(token: str) -> Claim | None:
    """None for a link that is not ours, too old, or whose reader has been forgotten."""
    try:
        commenter_pk, comments = signing.loads(token, salt=PROVE, max_age=PROVE_WITHIN)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    commenter = Commenter.objects.filter(pk=commenter_pk).first()
    return Claim(commenter, comments) if commenter else None


def marked_by(claim: Claim, remembered: Remembered) -> CommentQuerySet:
    """The comments that a press would mark as proved: those of this browser and of the one that
    the link was made for. Whoever else has typed the address gets nothing."""
    written = [*claim.comments, *remembered.comments]
    return Comment.objects.filter(pk__in=written, commenter=claim.commenter, is_proven=False)


@transaction.atomic
def prove(claim: Claim, remembered: Remembered, others: Iterable[int] = ()) -> Remembered:
    """The address is theirs who opened the link; gives what the browser is to remember.

    `others` are comments that somebody else has sent with it, says its owner.
    """
    Commenter.objects.filter(pk=claim.commenter.pk).update(proved_at=timezone.now())
    marked_by(claim, remembered).exclude(pk__in=list(others)).update(is_proven=True)
    return remembered.with_email(claim.commenter.email)
