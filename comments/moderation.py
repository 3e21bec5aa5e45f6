"""What readers and moderators do with comments. Each decision is recorded."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles.models import Article
from comments import jobs
from comments.models import Comment, Decision
from newsroom.lib.addresses import range_of
from newsroom.lib.antispam import one_at_a_time

Status = Comment.Status
# From which statuses each decision can be made.
STARTS = {
    Status.APPROVED: {Status.PENDING, Status.REJECTED, Status.SPAM, Status.REMOVED},
    Status.REJECTED: {Status.PENDING, Status.SPAM},
    Status.SPAM: {Status.PENDING, Status.APPROVED, Status.REJECTED, Status.REMOVED},
    Status.REMOVED: {Status.APPROVED},
}
# The same words from the same person within this time are the same comment.
SAME_WITHIN = timedelta(hours=24)


class AlreadyDecided(ValidationError):
    """Somebody else decided meanwhile; the message says who and when."""


def submit(
    article: Article,
    *,
    name: str,
    email: str,
    text: str,
    parent: Comment | None = None,
    address: str | None = None,
    user: Any = None,
    is_trapped: bool = False,
) -> Comment:
    """Stores a reader's comment, which waits for a moderator; spam if it fell into the trap.

    The same words sent again give the comment that is there already, however many posts come at
    once. Raises ValidationError when the story takes no comments.
    """
    if not (article.is_published() and article.comments_enabled):
        raise ValidationError(_("Comments on this story are closed."), code="closed")
    with one_at_a_time(f"comment {article.pk} {email.lower()}"):
        if same := earlier(article, email, text):
            return same
        comment = Comment.objects.create(
            article=article,
            parent=top_of(parent),
            user=user,
            name=name,
            email=email,
            text=text,
            address=address,
            status=Status.SPAM if is_trapped else Status.PENDING,
        )
        if not is_trapped:
            jobs.tell_moderators.defer(comment_pk=comment.pk)
        return comment


def earlier(article: Article, email: str, text: str) -> Comment | None:
    since = timezone.now() - SAME_WITHIN
    sent = Comment.objects.on(article).filter(email__iexact=email, created_at__gte=since)
    return sent.filter(text=text).first()


def top_of(comment: Comment | None) -> Comment | None:
    """Threads have one level: an answer to an answer stands under the same comment."""
    return comment.parent or comment if comment else None


def approve(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Lets a comment appear."""
    decide(comment, Status.APPROVED, by=by, note=note, seen=seen)


def reject(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Keeps a comment from ever appearing."""
    decide(comment, Status.REJECTED, by=by, note=note, seen=seen)


def mark_as_spam(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    decide(comment, Status.SPAM, by=by, note=note, seen=seen)


def remove(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Takes down a comment that had appeared; its answers stay."""
    decide(comment, Status.REMOVED, by=by, note=note, seen=seen)


@transaction.atomic
def decide(
    comment: Comment, status: str, *, by: Any, note: str = "", seen: str | None = None
) -> None:
    """Moves a comment to a status and records it.

    `seen` is the status the moderator was looking at. Raises PermissionDenied, AlreadyDecided
    when it is no longer that one, and ValidationError for a move that makes no sense.
    """
    if not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied
    Comment.objects.select_for_update().get(pk=comment.pk)
    comment.refresh_from_db()
    if seen and comment.status != seen:
        raise AlreadyDecided(who_decided(comment))
    if comment.status not in STARTS[status]:
        raise ValidationError(
            _("This is not possible: the comment is %(status)s.")
            % {"status": comment.get_status_display().lower()}
        )
    Decision.objects.create(
        comment=comment, by=by, from_status=comment.status, to_status=status, note=note
    )
    comment.status = status
    comment.decided_at = timezone.now()
    comment.address = range_of(comment.address)
    comment.save(update_fields=["status", "decided_at", "address"])


def who_decided(comment: Comment) -> str:
    last = comment.decisions.select_related("by").first()
    return _("%(status)s by %(name)s %(ago)s ago. Nothing was changed.") % {
        "status": comment.get_status_display(),
        "name": last.by.get_username() if last and last.by else _("somebody"),
        "ago": timesince(last.made_at) if last else "",
    }
