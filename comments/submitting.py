"""A reader's comment comes in: it is judged, stored, and what follows is deferred."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, models
from django.utils import timezone

from articles.models import Article
from comments import intake, jobs, standing
from comments.intake import Submission
from comments.models import Comment, Commenter, Decision, Thread
from comments.moderation import following
from comments.moderation.deciding import Gone, change, hold_still, state_of
from comments.modes import standing_of
from newsroom.lib.addresses import range_of
from newsroom.lib.spelling import fingerprint
from newsroom.lib.turns import one_at_a_time

# The same words from the same person within this time are the same comment.
SAME_WITHIN = timedelta(hours=24)
# A browser, or its reader, sends again within this what has got no answer.
LOST_WITHIN = timedelta(minutes=10)


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
    try:
        return take(submission)
    except (IntegrityError, Gone):
        # What it answers was erased meanwhile, or its writer was: then it is judged as of now.
        return take(submission)


def take(submission: Submission) -> Comment:
    article, email = submission.article, submission.email.lower()
    submission.commenter = Commenter.objects.filter(email=email).first()
    intake.judge(submission)
    with one_at_a_time(f"comment {article.pk} {email}"):
        if same := earlier(submission):
            return out_of_trap(same, submission)
        return store(submission)


def store(submission: Submission) -> Comment:
    same_words = fingerprint(submission.text)
    if same_words:
        # From several people at once, the first must be there before the next is judged.
        with one_at_a_time(f"comment {same_words}"):
            return write_down(submission, *intake.judge_again(submission, "duplicate"))
    return write_down(submission, submission.status, submission.reasons)


def write_down(submission: Submission, status: str, reasons: list[dict[str, str]]) -> Comment:
    waits = status == Comment.Status.PENDING
    comment = Comment(
        article=submission.article,
        parent=submission.parent,
        user=submission.user,
        is_by_newsroom=bool(submission.user and submission.user.is_staff),
        # Nobody is kept of whom no comment was taken.
        commenter=submission.commenter or Commenter.objects.of(submission.email),
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
    Decision.of(comment, "approve", via=Decision.Via.RULES)
    # No moderator has looked at it: there is time to take it down before it is mailed to anybody.
    following.tell_answered(comment)
    comment.refresh_from_db()


def earlier(submission: Submission) -> Comment | None:
    """The same comment, sent before and not decided yet.

    One that was decided is not looked for: what becomes of a second post would tell whose
    address the first one came with; nor is one that had appeared and was held again, whose words
    everybody may know. Only one that appeared at once, a moment ago, from the same network is:
    that is one press whose answer was lost on the way.
    """
    since = submission.now - SAME_WITHIN
    sent = Comment.objects.on(submission.article).filter(
        commenter__email=submission.email.lower(), created_at__gte=since
    )
    same = sent.filter(parent=submission.parent, text=submission.text)
    lost = models.Q(
        status=Comment.Status.APPROVED,
        number_of_state=1,
        address=range_of(submission.address),
        created_at__gte=submission.now - LOST_WITHIN,
    )
    return same.filter(models.Q(decided_at=None, appeared_at=None) | lost).first()


def out_of_trap(comment: Comment, submission: Submission) -> Comment:
    """Sent once more without the trap, it was a person after all: a program had filled it in.

    Then whatever else was found decides; a moderator looks at it in any case.
    """
    fell = any(reason["step"] == "trap" for reason in comment.reasons)
    if (
        comment.status == Comment.Status.SPAM
        and fell
        and submission.status not in Comment.TURNED_DOWN
    ):
        wait_after_all(comment, submission)
    return comment


def wait_after_all(comment: Comment, submission: Submission) -> None:
    """A change like any other: recorded, and no decision made on what was there before counts."""
    thread = Thread.objects.locked(comment.article_id)
    hold_still(comment)
    if comment.status != Comment.Status.SPAM or comment.decided_at:
        return
    before = state_of(comment)
    # The same text is this very comment.
    submission.verdicts.pop("duplicate", None)
    values = {"status": Comment.Status.PENDING, "reasons": submission.reasons}
    change(comment, values, thread)
    rules = {"via": Decision.Via.RULES, "from_status": before["status"], "before": before}
    Decision.of(comment, "hold", **rules)
    jobs.tell_moderators.defer(comment_pk=comment.pk)
