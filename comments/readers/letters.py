"""Mail to readers: a link to prove an address, what became of a comment, and answers to it.

What tells of comments goes only to addresses that were proved, and each mail can be stopped with
one press (https://www.rfc-editor.org/rfc/rfc8058).
"""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment, Commenter, Decision
from newsroom.lib.antispam.limits import is_within_limit_of
from newsroom.lib.emails import BY_MACHINE, mail, send_once
from newsroom.site.models import SiteSettings

Status = Comment.Status
PROVE, PROVE_WITHIN = "comments.prove", timedelta(days=7)
STOP = "comments.mail"
A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
MOST_A_DAY = 3
# The two kinds of mail that can be stopped, and the columns that say who wants them.
KINDS = {"decisions": "wants_decisions", "answers": "wants_answers"}
# What the writer is told of: that it appears, or that it does not.
TOLD = [Status.APPROVED, Status.REJECTED, Status.REMOVED]


# Proving an address


@transaction.atomic
def send_link(commenter_pk: int, comments: list[int]) -> None:
    """Mails the link, at most once an hour and three times a day.

    That it was sent is kept only when the mail server has taken it.
    """
    if not take_the_hour(commenter_pk):
        return
    commenter = Commenter.objects.get(pk=commenter_pk)
    if is_within_limit_of("prove", commenter.email, most=MOST_A_DAY, every=A_DAY):
        theirs = Comment.objects.filter(pk__in=comments, commenter=commenter)
        address = link_of(commenter, theirs.order_by("pk").values_list("pk", flat=True))
        words = {"site": SiteSettings.current(), "address": address}
        mail("comments/mail_prove", words, to=commenter.email, headers=BY_MACHINE).send()


def take_the_hour(commenter_pk: int) -> bool:
    """Holds the row until the mail is gone, so that of two jobs at once one does nothing."""
    now = timezone.now()
    free = Q(asked_at=None) | Q(asked_at__lte=now - AN_HOUR)
    return bool(Commenter.objects.filter(free, pk=commenter_pk).update(asked_at=now))


def link_of(commenter: Commenter, comments: Iterable[int]) -> str:
    """The link names comments, and says nothing of them."""
    token = signing.dumps([commenter.pk, list(comments)], salt=PROVE, compress=True)
    return settings.SITE_ADDRESS + reverse("comments:prove", args=[token])


# Decisions


def tell_writer(decision_pk: int) -> None:
    found = Decision.objects.select_related("comment__commenter", "comment__article")
    decision = found.filter(pk=decision_pk, undone_at=None).exclude(comment=None).first()
    if decision is None or not is_news(decision):
        return
    comment = decision.comment
    if wants(comment, "decisions"):
        words = {"decision": decision, "appears": comment.status == Status.APPROVED}
        letter = letter_about("comments/mail_decided", comment, "decisions", words)
        send_once(letter, about=f"decision {decision.pk}", at=decision.made_at)


def is_news(decision: Decision) -> bool:
    """Whether it is the last word on the comment, and the writer has not heard it before."""
    comment = decision.comment
    others = comment.decisions.filter(undone_at=None).exclude(from_status=F("to_status"))
    is_last = not others.filter(pk__gt=decision.pk).exists()
    if comment.status not in TOLD or comment.status != decision.to_status or not is_last:
        return False
    if comment.status != Status.APPROVED:
        return True
    # A comment that comes back from the queue had appeared before.
    appeared_before = others.filter(pk__lt=decision.pk, to_status=Status.APPROVED).exists()
    is_back = decision.verb == "restore"
    return is_public(comment) and (is_back or not appeared_before)


# Answers


def tell_answered(comment_pk: int) -> None:
    shown = Comment.objects.public().filter(pk=comment_pk).exclude(parent=None)
    answer = shown.select_related("article", "parent__commenter", "parent__article").first()
    if answer and is_first_sight(answer) and is_for_another(answer):
        letter = letter_about(
            "comments/mail_answered", answer.parent, "answers", {"answer": answer}
        )
        send_once(letter, about=f"answer {answer.pk}", at=answer.appeared_at or answer.created_at)


def is_first_sight(answer: Comment) -> bool:
    """Not told again of what had appeared, was held, and appears once more."""
    approved = answer.decisions.filter(to_status=Status.APPROVED, undone_at=None)
    return approved.exclude(from_status=Status.APPROVED).count() <= 1


def is_for_another(answer: Comment) -> bool:
    """Whether somebody else wrote what it answers, and wants to hear of it."""
    answered = answer.parent
    is_same = bool(answer.commenter_id) and answer.commenter_id == answered.commenter_id
    return is_public(answered) and wants(answered, "answers") and not is_same


# Both


def is_public(comment: Comment) -> bool:
    return Comment.objects.public().filter(pk=comment.pk).exists()


def wants(comment: Comment, kind: str) -> bool:
    """Only an address that was proved hears of a comment, and only of one from its owner."""
    commenter = comment.commenter
    if commenter is None or commenter.proved_at is None or not comment.is_proven:
        return False
    return bool(getattr(commenter, KINDS[kind]))


def letter_about(
    template: str, comment: Comment, kind: str, words: dict[str, object]
) -> EmailMessage:
    stop = stop_address(comment.commenter, kind)
    headers = {
        **BY_MACHINE,
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    all_words = {
        "site": SiteSettings.current(),
        "comment": comment,
        "story": comment.article,
        "stop": stop,
        "mine": settings.SITE_ADDRESS + reverse("comments:mine"),
        "SITE_ADDRESS": settings.SITE_ADDRESS,
        **words,
    }
    return mail(template, all_words, to=comment.commenter.email, headers=headers)


def stop_address(commenter: Commenter, kind: str) -> str:
    token = signing.dumps([commenter.pk, kind], salt=STOP)
    return settings.SITE_ADDRESS + reverse("comments:mail", args=[token])


def stop_in(token: str) -> tuple[int, str] | None:
    """Whose mail of which kind a link is about. It works for ever, as the mail that has it may."""
    try:
        commenter_pk, kind = signing.loads(token, salt=STOP)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return (commenter_pk, kind) if kind in KINDS else None
