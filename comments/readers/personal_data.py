"""All that is kept about a reader: to take along, and to have erased."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from comments.models import Comment, Commenter, Decision, Recommendation, Report, Thread
from comments.moderation.deciding import change, hold_still
from comments.readers import own, recommending, reporting
from comments.readers.remembered import Remembered

Status = Comment.Status
# What is left of a comment that answers stand under: its place.
NOTHING: dict[str, Any] = {
    "name": "",
    "email": "",
    "text": "",
    "html": "",
    "reasons": [],
    "spam_score": None,
    "user": None,
    "commenter": None,
    "is_proven": False,
}


def everything_about(known: Remembered) -> dict[str, Any]:
    """Fit for JSON. Nothing of it was written by others but the moderators' notes."""
    commenter = Commenter.objects.get(email=known.email)
    found = own.comments_of(known).select_related("article")
    found = found.prefetch_related("wordings", "decisions").order_by("pk")
    return {
        "address": commenter.email,
        "first_seen": said(commenter.first_seen_at),
        "address_proved": said(commenter.proved_at),
        "last_link_mailed": said(commenter.asked_at),
        "wants_mail_of_decisions": commenter.wants_decisions,
        "wants_mail_of_answers": commenter.wants_answers,
        "comments": [all_of(comment) for comment in found],
        "recommended_in_this_browser": [
            {"comment": sign.comment_id, "when": said(sign.made_at)}
            for sign in made_by(Recommendation.objects.all(), known)
        ],
        "reported_in_this_browser": [
            {
                "comment": report.comment_id,
                "when": said(report.made_at),
                "reason": report.reason,
                "words": report.words,
            }
            for report in made_by(Report.objects.all(), known)
        ],
    }


def all_of(comment: Comment) -> dict[str, Any]:
    return {
        "number": comment.pk,
        "story": settings.SITE_ADDRESS + comment.article.get_absolute_url(),
        "in_answer_to": comment.parent_id,
        "name": comment.name,
        "address": comment.email,
        "internet_address": comment.address,
        "text": comment.text,
        "status": comment.status,
        "recommended": comment.recommended,
        "written": said(comment.created_at),
        "reworded": said(comment.edited_at),
        "decided": said(comment.decided_at),
        "appeared": said(comment.appeared_at),
        "former_wordings": [
            {"text": wording.text, "replaced": said(wording.replaced_at)}
            for wording in comment.wordings.all()
        ],
        "decisions": [decided(decision) for decision in comment.decisions.all()],
    }


def decided(decision: Decision) -> dict[str, Any]:
    """Who decided is the newsroom's affair; what, when and why is the writer's."""
    return {
        "what": decision.verb,
        "how": decision.via,
        "from": decision.from_status,
        "to": decision.to_status,
        "reason": decision.reason,
        "note": decision.note,
        "when": said(decision.made_at),
        "undone": said(decision.undone_at),
    }


def made_by(every: QuerySet, known: Remembered) -> QuerySet:
    return every.filter(reader=known.digest).order_by("pk") if known.key else every.none()


def said(moment: Any) -> str | None:
    return moment.isoformat() if moment else None


def erase(known: Remembered) -> None:
    """Deletes what can go, and blanks what answers of others stand under.

    Story by story, each at once or not at all: a long history holds up no thread for long, and
    what an interruption leaves is erased by the next attempt.
    """
    stories = own.comments_of(known).order_by("article").values_list("article", flat=True)
    for article_pk in list(stories.distinct()):
        erase_under(article_pk, known)
    take_back_recommendations(known)
    take_back_reports(known)
    forget(known.email)


@transaction.atomic
def erase_under(article_pk: int, known: Remembered) -> None:
    thread = Thread.objects.locked(article_pk)
    mine = own.comments_of(known).filter(article=article_pk)
    # The deepest first, so that what only their own answers stood under can go as well.
    for comment in sorted(mine, key=lambda comment: -comment.depth):
        erase_one(comment, thread)


def erase_one(comment: Comment, thread: Thread) -> None:
    hold_still(comment)
    for decision in Decision.objects.filter(comment_number=comment.pk):
        clean(decision)
    # What stands under a comment that was turned down does not come back with its erasure.
    ends = comment.status if comment.status in Comment.TURNED_DOWN else Status.WITHDRAWN
    change(comment, {**NOTHING, "status": ends, "is_picked": False}, thread)
    # A change leaves the range of the internet address.
    Comment.objects.filter(pk=comment.pk).update(address=None)
    comment.wordings.all().delete()
    if not comment.answers.exists():
        comment.delete()


def clean(decision: Decision) -> None:
    """That it was made stays on record, and nothing that anybody said about the writer."""
    decision.note = ""
    decision.before = {k: v for k, v in decision.before.items() if k != "reasons"}
    decision.save(update_fields=["note", "before"])


def take_back_recommendations(known: Remembered) -> None:
    for sign in made_by(Recommendation.objects.all(), known):
        recommending.take_back(sign)


def take_back_reports(known: Remembered) -> None:
    for report in made_by(Report.objects.select_related("comment"), known):
        with transaction.atomic():
            Thread.objects.locked(report.comment.article_id)
            hold_still(report.comment)
            report.delete()
            reporting.count_again(report.comment)


@transaction.atomic
def forget(email: str) -> None:
    """The address goes from comments too that others may have sent with it: they stay theirs."""
    Comment.objects.filter(commenter__email=email).update(email="")
    Commenter.objects.filter(email=email).delete()
