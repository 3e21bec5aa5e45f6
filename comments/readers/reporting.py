"""Readers say that something is wrong with a comment; enough of them bring it to the queue."""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import ngettext

from comments import jobs
from comments.models import Comment, Decision, Report, Rules, Thread
from comments.moderation.deciding import Gone, decide, hold_still
from comments.moderation.reports import count_again
from newsroom.lib.addresses import range_of


def place_of(address: str | None) -> str:
    """A digest of the address range: many browsers of one household have one voice."""
    return salted_hmac("comments.place", range_of(address) or "unknown").hexdigest()


@transaction.atomic
def report(comment: Comment, *, reader: str, address: str | None, reason: str, words: str) -> bool:
    """Keeps what a reader says, once for each; False when the comment is no longer shown.

    `reader` is the digest of the browser's key.
    """
    Thread.objects.locked(comment.article_id)
    try:
        hold_still(comment)
    except Gone:
        return False
    if not Comment.objects.public().filter(pk=comment.pk).exists():
        return False
    said = {"reason": reason, "words": words, "place": place_of(address)}
    if comment.ignores_reports:
        # A moderator has looked, and wants to hear no more.
        said["settled_at"] = timezone.now()
    Report.objects.get_or_create(comment=comment, reader=reader, defaults=said)
    count(comment)
    return True


def count(comment: Comment) -> None:
    """The caller holds the thread and the comment."""
    number = count_again(comment)
    threshold = Rules.current().hold_reports_from
    if threshold and number >= threshold and comment.status == Comment.Status.APPROVED:
        hold(comment, number)


def hold(comment: Comment, number: int) -> None:
    decide(comment, "hold", by=None, via=Decision.Via.REPORTS)
    words = ngettext("%d report of a reader", "%d reports of readers", number) % number
    why = [*comment.reasons, {"step": "reports", "words": words}]
    Comment.objects.filter(pk=comment.pk).update(reasons=why)
    jobs.tell_moderators.defer(comment_pk=comment.pk)
