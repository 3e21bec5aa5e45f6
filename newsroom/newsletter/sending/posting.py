"""Takes deliveries one by one to the mail server.

That a mail is about to be sent is committed before the server hears of it, so a worker that is
killed in the middle leaves one mail of which nobody knows, and sends none twice.
"""

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from newsroom.newsletter.models import Delivery, Edition, Subscription
from newsroom.newsletter.sending import trouble
from newsroom.newsletter.sending.answers import Answer, answer_to
from newsroom.newsletter.sending.letters import Letters
from newsroom.newsletter.sending.outcomes import note

State = Delivery.State
# So many mails in one go, and so long at most: others wait for the worker too.
AT_ONCE, AT_MOST = 200, timedelta(seconds=20)
# A worker that has taken a mail needs no longer than this to be rid of it.
LOST_AFTER = timedelta(minutes=15)


def send_some(edition_pk: int) -> bool:
    """Sends the next mails of an edition; says whether there is more to send now."""
    edition = under_way(edition_pk)
    if edition is None:
        return False
    letters, until = Letters(edition), timezone.now() + AT_MOST
    if not letters.stories:
        trouble.stop(edition, trouble.nothing_to_read())
        return False
    try:
        with open_line() as line:
            return send_along(line, letters, until)
    except (smtplib.SMTPException, OSError) as error:
        # Nobody can be reached just now; the sweep comes back every minute.
        trouble.tell(edition, f"{type(error).__name__}: {error}")
        return False


def send_along(line: Any, letters: Letters, until: datetime) -> bool:
    edition = letters.edition
    for _number in range(AT_ONCE):
        delivery = take_one(edition.pk)
        if delivery is None:
            return False
        answer = answer_to(line, letters.to(delivery))
        note(delivery, answer)
        if answer.is_about_us:
            trouble.tell(edition, answer.words)
            return False
        if answer.state in trouble.WORRYING and trouble.is_with_all(edition):
            trouble.stop(edition, answer.words)
            return False
        if answer.ends_the_line or timezone.now() > until:
            break
    trouble.tell(edition, "")
    return True


def under_way(edition_pk: int) -> Edition | None:
    found = Edition.objects.select_related("newsletter")
    return found.filter(pk=edition_pk, state=Edition.State.SENDING).first()


@contextmanager
def open_line() -> Iterator[Any]:
    """One conversation with the mail server for many mails."""
    line = get_connection()
    line.open()
    try:
        yield line
    finally:
        line.close()


def take_one(edition_pk: int, now: datetime | None = None) -> Delivery | None:
    """The next mail, taken by us alone; None when there is none, or sending was stopped."""
    while True:
        delivery = claimed(edition_pk, now or timezone.now())
        if delivery is None or still_wants(delivery):
            return delivery
        note(delivery, Answer(State.LEFT))


@transaction.atomic
def claimed(edition_pk: int, now: datetime) -> Delivery | None:
    ready = Q(not_before=None) | Q(not_before__lte=now)
    found = (
        Delivery.objects.filter(ready, edition=edition_pk, state=State.WAITING)
        .filter(edition__state=Edition.State.SENDING)
        .select_related("subscriber", "edition")
        .select_for_update(skip_locked=True, of=("self",))
        .order_by("pk")
        .first()
    )
    if found:
        Delivery.objects.filter(pk=found.pk).update(
            state=State.TAKEN, changed_at=now, attempts=F("attempts") + 1
        )
        found.attempts += 1
    return found


def still_wants(delivery: Delivery) -> bool:
    """Whoever has left since the edition set out gets no more mail, erased or not."""
    if delivery.subscriber_id is None:
        return False
    mine = Subscription.objects.active().filter(subscriber=delivery.subscriber_id)
    return mine.filter(newsletter=delivery.edition.newsletter_id).exists()


def give_up_lost(now: datetime | None = None) -> int:
    """Says of mails whose worker was killed that nobody knows whether they arrived."""
    now = now or timezone.now()
    open_ones = Edition.objects.filter(state__in=[Edition.State.SENDING, Edition.State.STOPPED])
    lost = Delivery.objects.filter(edition__in=open_ones, state=State.TAKEN)
    return lost.filter(changed_at__lt=now - LOST_AFTER).update(state=State.UNKNOWN, changed_at=now)
