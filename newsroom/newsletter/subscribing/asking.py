"""Asking for newsletters, or for the link to one's own page: both lead to a mail, no more."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction

from newsroom.lib.antispam import is_within_limit_of
from newsroom.newsletter import jobs
from newsroom.newsletter.models import Newsletter, Subscriber, Subscription

# Whoever types the address of somebody else again and again fills no mailbox.
LIMITS = {"hour": (2, timedelta(hours=1)), "day": (4, timedelta(days=1))}


@transaction.atomic
def ask(email: str, newsletters: Iterable[Newsletter]) -> None:
    """Has a mail sent that asks whether it was meant; nobody else learns who gets what already."""
    if not may_be_mailed(email):
        return
    subscriber, _is_new = Subscriber.objects.get_or_create(email=email.lower())
    wanted = [newsletter.pk for newsletter in newsletters]
    Subscription.objects.bulk_create(
        [Subscription(subscriber=subscriber, newsletter_id=pk) for pk in wanted],
        ignore_conflicts=True,
    )
    jobs.send_question.defer(subscriber_pk=subscriber.pk, newsletters=wanted)


def ask_for_link(email: str) -> None:
    """Nothing tells the asker whether anybody subscribes with this address."""
    if not may_be_mailed(email):
        return
    known = Subscriber.objects.filter(email=email.lower()).values_list("pk", flat=True).first()
    jobs.send_link.defer(subscriber_pk=known or 0)


def may_be_mailed(email: str) -> bool:
    """Counts one more request for an address, and says whether a mail may follow."""
    return all(
        is_within_limit_of(f"newsletter {name}", email.lower(), most=most, every=every)
        for name, (most, every) in LIMITS.items()
    )
