from django.db import transaction
from django.utils import timezone

from newsroom.newsletter.models import Subscription
from newsroom.newsletter.subscribing.counting import came
from newsroom.newsletter.subscribing.links import Question


@transaction.atomic
def confirm(question: Question) -> None:
    """The mailbox is theirs who opened the link: from now on they get what they asked for."""
    for newsletter in question.newsletters:
        begin(question.subscriber.pk, newsletter.pk)


def begin(subscriber_pk: int, newsletter_pk: int) -> None:
    """Begins a subscription, or begins it again; one that is under way stays as it is."""
    Subscription.objects.bulk_create(
        [Subscription(subscriber_id=subscriber_pk, newsletter_id=newsletter_pk)],
        ignore_conflicts=True,
    )
    mine = Subscription.objects.filter(subscriber=subscriber_pk, newsletter=newsletter_pk)
    idle = mine.exclude(pk__in=mine.active().values("pk"))
    if idle.update(confirmed_at=timezone.now(), ended_at=None, ending=""):
        came(newsletter_pk)
