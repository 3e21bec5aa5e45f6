"""What follows from a notice: once, however often it arrives."""

from django.db import transaction
from django.utils import timezone

from newsroom.newsletter.bounces.reading import COMPLAINT, Notice
from newsroom.newsletter.models import Delivery, Subscription
from newsroom.newsletter.sending.outcomes import fit_for_row, follow
from newsroom.newsletter.subscribing.leaving import end_all

State = Delivery.State
# Of others it is known already what became of them, or they never left here.
MAY_COME_BACK = [State.SENT, State.UNKNOWN, State.TAKEN]


@transaction.atomic
def take_in(notice: Notice) -> bool:
    """Notes that a mail came back, and ends a subscription where that is due; says whether."""
    found = Delivery.objects.select_for_update(of=("self",)).select_related("subscriber")
    delivery = found.filter(pk=notice.delivery).first()
    if delivery is None:
        return False
    if notice.kind == COMPLAINT:
        return complain(delivery)
    if delivery.state not in MAY_COME_BACK:
        return False
    Delivery.objects.filter(pk=delivery.pk).update(
        state=notice.kind, error=fit_for_row(notice.words), changed_at=timezone.now()
    )
    follow(delivery, notice.kind)
    return True


def complain(delivery: Delivery) -> bool:
    """Whoever calls our mail spam gets none of it any more, whatever they once confirmed."""
    subscriber = delivery.subscriber
    if subscriber is None or is_of_before(delivery):
        return False
    end_all(subscriber, Subscription.Ending.COMPLAINT)
    return True


def is_of_before(delivery: Delivery) -> bool:
    """Whether the reader has confirmed anew since the mail went out."""
    running = Subscription.objects.active().filter(subscriber=delivery.subscriber_id)
    return running.filter(confirmed_at__gt=delivery.changed_at).exists()
