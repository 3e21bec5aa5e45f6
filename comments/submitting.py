"""A reader's comment comes in: it is judged, stored, and what follows is deferred."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from articles.models import Article
from comments import intake, jobs, standing
from comments.intake import Submission
from comments.models import Comment, Commenter, Decision, Thread
from comments.modes import standing_of
from newsroom.lib.addresses import range_of
from newsroom.lib.turns import one_at_a_time

# The same words from the same person within this time are the same comment.
SAME_WITHIN = timedelta(hours=24)


def submit(article: Article, *, name: str, email: str, text: str, **known: Any) -> Comment:
    """Stores a reader's comment; `known` are further fields of intake.Submission.

    The same words sent again give the comment that is there already, however many posts come at
    once. Raises intake.Refused when it is not taken.
    """
    submission = Submission(
        article=article,
        name=name,
        email=email,
        text=text,
        now=timezone.now(),
        standing=standing_of(article),
        **known,
    )
    submission.commenter = Commenter.objects.of(email)
    status, reasons = intake.judge(submission)
    with one_at_a_time(f"comment {article.pk} {email.lower()}"):
        if same := earlier(submission):
            return same if submission.is_trapped else out_of_trap(same)
        return store(submission, status, reasons)


def store(submission: Submission, status: str, reasons: list[dict[str, str]]) -> Comment:
    waits = status == Comment.Status.PENDING
    comment = Comment(
        article=submission.article,
        parent=submission.parent,
        user=submission.user,
        is_by_newsroom=bool(submission.user and submission.user.is_staff),
        commenter=submission.commenter,
        name=submission.name,
        email=submission.email,
        is_proven=submission.is_proven,
        text=submission.text,
        address=submission.address if waits else range_of(submission.address),
        status=status,
        reasons=reasons,
        spam_score=submission.spam_score,
    )
    comment.save()
    if waits:
        jobs.tell_moderators.defer(comment_pk=comment.pk)
    elif status == Comment.Status.APPROVED:
        appear(comment)
    return comment


def appear(comment: Comment) -> None:
    """Lets a new comment stand in its thread that no rule has held."""
    thread = Thread.objects.locked(comment.article_id)
    now = timezone.now()
    Comment.objects.filter(pk=comment.pk).update(decided_at=now)
    standing.settle(comment, thread)
    Decision.objects.create(
        comment=comment,
        comment_number=comment.pk,
        article_id=comment.article_id,
        via=Decision.Via.RULES,
        verb="approve",
        to_status=comment.status,
        state_after=comment.number_of_state,
    )
    jobs.tell_answered.defer(comment_pk=comment.pk)
    comment.refresh_from_db()


def earlier(submission: Submission) -> Comment | None:
    """The same comment, sent before and not decided yet.

    One that was decided is not looked for: what becomes of a second post would tell whose
    address the first one came with.
    """
    since = submission.now - SAME_WITHIN
    sent = Comment.objects.on(submission.article).filter(
        email__iexact=submission.email, created_at__gte=since
    )
    same = sent.filter(parent=submission.parent, text=submission.text)
    return same.filter(decided_at=None).first()


def out_of_trap(comment: Comment) -> Comment:
    """Sent once more without the trap, it was a person after all: a program had filled it in."""
    caught_by = {reason["step"] for reason in comment.reasons}
    if comment.status == Comment.Status.SPAM and caught_by <= {"trap", "policy"}:
        comment.status = Comment.Status.PENDING
        comment.save(update_fields=["status"])
        jobs.tell_moderators.defer(comment_pk=comment.pk)
    return comment
