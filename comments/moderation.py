"""What readers and moderators do with comments. Each decision is recorded."""

from datetime import timedelta
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from articles.models import Article
from comments import jobs
from comments.models import Comment, Decision
from newsroom.lib.addresses import range_of
from newsroom.lib.turns import one_at_a_time

Status = Comment.Status


class Move(NamedTuple):
    """A decision: the statuses it can be made from, and the one it leads to."""

    starts: frozenset[str]
    ends: str


MOVES = {
    "approve": Move(frozenset({Status.PENDING, Status.REJECTED, Status.SPAM}), Status.APPROVED),
    "reject": Move(frozenset({Status.PENDING, Status.SPAM}), Status.REJECTED),
    "mark_as_spam": Move(frozenset(Status) - {Status.SPAM}, Status.SPAM),
    "remove": Move(frozenset({Status.APPROVED}), Status.REMOVED),
    "restore": Move(frozenset({Status.REMOVED}), Status.APPROVED),
}
# The same words from the same person within this time are the same comment.
SAME_WITHIN = timedelta(hours=24)
A_MINUTE = timedelta(minutes=1)


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
    once. Raises ValidationError when the story takes no comments, or not this answer.
    """
    require_open(article, parent)
    parent = top_of(parent)
    with one_at_a_time(f"comment {article.pk} {email.lower()}"):
        if same := earlier(article, parent, email, text):
            return same if is_trapped else out_of_trap(same)
        comment = Comment.objects.create(
            article=article,
            parent=parent,
            user=user,
            name=name,
            email=email,
            text=text,
            address=range_of(address) if is_trapped else address,
            status=Status.SPAM if is_trapped else Status.PENDING,
        )
        if not is_trapped:
            jobs.tell_moderators.defer(comment_pk=comment.pk)
        return comment


def require_open(article: Article, parent: Comment | None) -> None:
    if not (article.is_published() and article.comments_enabled):
        raise ValidationError(_("Comments on this story are closed."), code="closed")
    if parent and not Comment.objects.public().on(article).filter(pk=parent.pk).exists():
        raise ValidationError(_("The comment you answer is no longer there."), code="gone")


def top_of(comment: Comment | None) -> Comment | None:
    """Threads have one level: an answer to an answer stands under the same comment."""
    return comment.parent or comment if comment else None


def earlier(article: Article, parent: Comment | None, email: str, text: str) -> Comment | None:
    """The same comment, sent before and not decided yet.

    One that was decided is not looked for: what becomes of a second post would tell whose
    address the first one came with.
    """
    since = timezone.now() - SAME_WITHIN
    sent = Comment.objects.on(article).filter(email__iexact=email, created_at__gte=since)
    return sent.filter(parent=parent, text=text, decided_at=None).first()


def out_of_trap(comment: Comment) -> Comment:
    """Sent once more without the trap, it was a person after all: a program had filled it in."""
    if comment.status == Status.SPAM:
        comment.status = Status.PENDING
        comment.save(update_fields=["status"])
        jobs.tell_moderators.defer(comment_pk=comment.pk)
    return comment


def approve(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Lets a comment appear."""
    decide(comment, "approve", by=by, note=note, seen=seen)


def reject(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Keeps a comment from ever appearing."""
    decide(comment, "reject", by=by, note=note, seen=seen)


def mark_as_spam(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    decide(comment, "mark_as_spam", by=by, note=note, seen=seen)


def remove(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Takes down a comment that had appeared; its answers stay."""
    decide(comment, "remove", by=by, note=note, seen=seen)


def restore(comment: Comment, *, by: Any, note: str = "", seen: str | None = None) -> None:
    """Lets a comment that was taken down appear again."""
    decide(comment, "restore", by=by, note=note, seen=seen)


@transaction.atomic
def decide(
    comment: Comment, verb: str, *, by: Any, note: str = "", seen: str | None = None
) -> None:
    """Takes one of MOVES and records it. `by` is None for the system itself.

    `seen` is the status the moderator was looking at. Raises PermissionDenied, AlreadyDecided
    when it is no longer that one, and ValidationError for a move that makes no sense.
    """
    if by is not None and not by.has_perm("comments.moderate_comment"):
        raise PermissionDenied
    move = MOVES[verb]
    Comment.objects.select_for_update().get(pk=comment.pk)
    comment.refresh_from_db()
    if seen and comment.status != seen:
        raise AlreadyDecided(who_decided(comment))
    if comment.status not in move.starts:
        raise ValidationError(
            _("This is not possible: the comment is %(status)s.")
            % {"status": comment.get_status_display().lower()}
        )
    Decision.objects.create(
        comment=comment,
        comment_number=comment.pk,
        by=by,
        from_status=comment.status,
        to_status=move.ends,
        note=note,
    )
    comment.status = move.ends
    comment.decided_at = timezone.now()
    comment.address = range_of(comment.address)
    comment.save(update_fields=["status", "decided_at", "address"])


def who_decided(comment: Comment) -> str:
    last = comment.decisions.select_related("by").first()
    words = {
        "status": comment.get_status_display(),
        "name": last.by.get_username() if last and last.by else _("somebody else"),
        "ago": timesince(last.made_at) if last else "",
    }
    if last is None or timezone.now() - last.made_at < A_MINUTE:
        return _("%(status)s by %(name)s a moment ago. Nothing was changed.") % words
    return _("%(status)s by %(name)s %(ago)s ago. Nothing was changed.") % words
