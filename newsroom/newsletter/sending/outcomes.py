"""What follows from the fate of a mail: trying again, giving up, ending a subscription."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from newsroom.lib.text import fit
from newsroom.newsletter.models import Delivery, Edition, Subscription
from newsroom.newsletter.sending.answers import Answer
from newsroom.newsletter.subscribing.leaving import end_all

State = Delivery.State
# Tried again after 5, 10, 20 ... minutes: some ten hours in all.
FIRST_WAIT, MOST_ATTEMPTS = timedelta(minutes=5), 8
# So many mails in a row that came back end a subscription, unless all did so within a few days: a
# mailbox that is full over a weekend is still somebody's.
IN_A_ROW, AT_LEAST = 5, timedelta(days=4)
CAME_BACK = [State.HARD, State.SOFT]


def note(delivery: Delivery, answer: Answer, now: datetime | None = None) -> None:
    """Keeps the answer, and does what follows from it."""
    now, state, not_before = now or timezone.now(), answer.state, None
    if answer.is_about_us:
        # As if it had never been taken.
        Delivery.objects.filter(pk=delivery.pk).update(state=state, attempts=F("attempts") - 1)
        return
    if state == State.WAITING:
        if delivery.attempts < MOST_ATTEMPTS:
            not_before = now + FIRST_WAIT * 2 ** (delivery.attempts - 1)
        else:
            state = State.SOFT
    with transaction.atomic():
        Delivery.objects.filter(pk=delivery.pk).update(
            state=state, not_before=not_before, error=fit_for_row(answer.words), changed_at=now
        )
        follow(delivery, state)


def follow(delivery: Delivery, state: str) -> None:
    """A mailbox that is not there gets no more mail; one that is full gets some more tries."""
    if delivery.subscriber is None:
        return
    if state == State.HARD:
        end_all(delivery.subscriber, Subscription.Ending.NO_MAILBOX)
    elif state == State.SOFT and has_come_back_often(delivery):
        end_all(delivery.subscriber, Subscription.Ending.TURNED_AWAY)


def has_come_back_often(delivery: Delivery) -> bool:
    """Whether the last so many mails to the address, of any newsletter, all came back, over days.

    When they set out counts: notices of many mails may arrive together.
    """
    settled = Delivery.objects.filter(subscriber=delivery.subscriber_id).exclude(
        state__in=[State.WAITING, State.TAKEN, State.LEFT, State.REFUSED, State.UNKNOWN]
    )
    last = list(settled.order_by("-pk").values_list("state", "edition__began_at")[:IN_A_ROW])
    if len(last) < IN_A_ROW or any(state not in CAME_BACK for state, _began in last):
        return False
    times = [began for _state, began in last]
    return max(times) - min(times) >= AT_LEAST


def fit_for_row(words: str) -> str:
    return " ".join(fit(words).split())[:300]


def finish(edition_pk: int) -> bool:
    """Says of an edition whose last mail is gone that it has been sent."""
    with transaction.atomic():
        row = Edition.objects.select_for_update().filter(pk=edition_pk).first()
        if row is None or row.state != Edition.State.SENDING:
            return False
        if row.deliveries.filter(state__in=[State.WAITING, State.TAKEN]).exists():
            return False
        row.state, row.finished_at, row.trouble = Edition.State.SENT, timezone.now(), ""
        row.save(update_fields=["state", "finished_at", "trouble"])
        return True
