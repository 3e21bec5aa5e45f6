"""Leaving: one newsletter, all of them, or without a trace."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from newsroom.newsletter.models import Newsletter, Subscriber, Subscription
from newsroom.newsletter.subscribing.confirming import begin
from newsroom.newsletter.subscribing.counting import went

Ending = Subscription.Ending


@transaction.atomic
def end(subscription: Subscription, ending: str = Ending.READER) -> bool:
    """Ends a subscription, confirmed or not; says whether it was running."""
    running = Subscription.objects.filter(pk=subscription.pk, ended_at=None)
    was_active = running.active().exists()
    if not running.update(ended_at=timezone.now(), ending=ending):
        return False
    if was_active:
        went(subscription.newsletter_id)
    return was_active


@transaction.atomic
def end_all(subscriber: Subscriber, ending: str) -> None:
    for subscription in subscriber.subscriptions.filter(ended_at=None):
        end(subscription, ending)


def come_back(subscription: Subscription) -> None:
    """Undoes a leave, for whoever has the link that was mailed to the address."""
    with transaction.atomic():
        begin(subscription.subscriber_id, subscription.newsletter_id)


@transaction.atomic
def choose(subscriber: Subscriber, offered: Iterable[Newsletter], wanted: Iterable[int]) -> None:
    """Of the newsletters that were offered, the subscriber wants these and no others."""
    wanted = set(wanted)
    mine = {one.newsletter_id: one for one in subscriber.subscriptions.all()}
    for newsletter in offered:
        if newsletter.pk in wanted:
            begin(subscriber.pk, newsletter.pk)
        elif newsletter.pk in mine:
            end(mine[newsletter.pk])


@transaction.atomic
def erase(subscriber: Subscriber) -> None:
    """Forgets the address; how many mails there were, and how many left, is all that stays."""
    end_all(subscriber, Ending.READER)
    subscriber.delete()
