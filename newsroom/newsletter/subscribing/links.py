"""Signed addresses that are mailed: what they open, and for how long."""

from datetime import timedelta
from typing import NamedTuple

from django.core import signing
from django.urls import reverse

from newsroom.lib.templatetags.reading import absolute
from newsroom.newsletter.models import Newsletter, Subscriber, Subscription

CONFIRM, LEAVE, OWN = "newsletter.confirm", "newsletter.leave", "newsletter.own"
CONFIRM_WITHIN = timedelta(days=7)


class Question(NamedTuple):
    """What a confirming link asks its reader."""

    subscriber: Subscriber
    newsletters: list[Newsletter]


def confirm_address(subscriber: Subscriber, newsletters: list[Newsletter]) -> str:
    value = [subscriber.pk, [newsletter.pk for newsletter in newsletters]]
    return absolute(reverse("newsletter:confirm", args=[signing.dumps(value, salt=CONFIRM)]))


def question_in(token: str) -> Question | None:
    """None for a link that is not ours, is too old, or is of somebody who has been erased."""
    try:
        pk, newsletters = signing.loads(token, salt=CONFIRM, max_age=CONFIRM_WITHIN)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    subscriber = Subscriber.objects.filter(pk=pk).first()
    found = list(Newsletter.objects.filter(pk__in=newsletters))
    return Question(subscriber, found) if subscriber and found else None


def leave_token(subscriber_pk: int, newsletter_pk: int) -> str:
    return signing.Signer(salt=LEAVE).sign_object([subscriber_pk, newsletter_pk])


def leave_address(token: str) -> str:
    return absolute(reverse("newsletter:leave", args=[token]))


def subscription_in(token: str) -> tuple[bool, Subscription | None]:
    """Whether the link is ours, and what it ends. It works for as long as a mail is kept."""
    try:
        subscriber, newsletter = signing.Signer(salt=LEAVE).unsign_object(token)
    except (signing.BadSignature, TypeError, ValueError):
        return False, None
    found = Subscription.objects.select_related("subscriber", "newsletter")
    return True, found.filter(subscriber=subscriber, newsletter=newsletter).first()


def own_token(subscriber_pk: int) -> str:
    return signing.Signer(salt=OWN).sign_object(subscriber_pk)


def own_address(token: str) -> str:
    return absolute(reverse("newsletter:mine", args=[token]))


def subscriber_in(token: str) -> Subscriber | None:
    try:
        pk = signing.Signer(salt=OWN).unsign_object(token)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return Subscriber.objects.filter(pk=pk).first()
