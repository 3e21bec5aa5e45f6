"""Sends one recipient what is due, at most once."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from comments.digests.letter import letter_to
from comments.digests.recipients import Recipient, recipient_of, recipients
from comments.digests.times import is_due, is_nudge_due, told_up_to
from comments.digests.waiting import Wait
from comments.models import ModeratorMail, Rules


def due(now: datetime | None = None) -> Iterator[Recipient]:
    """Those to whom a mail is due."""
    now, wait, hours = now or timezone.now(), Wait(), Rules.current().nudge_after_hours
    for recipient in recipients():
        if is_due(recipient, wait, now) or is_nudge_due(recipient, wait, hours, now):
            yield recipient


@transaction.atomic
def send(told_pk: int, now: datetime | None = None) -> bool:
    """Mails what is due to one recipient, and says whether anything was.

    Whoever sends holds the recipient's row, so that the same is not mailed twice. A mail that
    the server does not take is not remembered: the next attempt sends it.
    """
    now = now or timezone.now()
    told = ModeratorMail.objects.select_for_update(of=("self",)).filter(pk=told_pk).first()
    recipient = recipient_of(told) if told else None
    if recipient is None:
        return False
    wait, hours = Wait(), Rules.current().nudge_after_hours
    is_nudge = is_nudge_due(recipient, wait, hours, now)
    if not (is_nudge or is_due(recipient, wait, now)):
        return False
    letter = letter_to(recipient, wait, now, is_nudge=is_nudge)
    remember(recipient, wait, now, is_nudge=is_nudge)
    letter.send()
    return True


def remember(recipient: Recipient, wait: Wait, now: datetime, *, is_nudge: bool) -> None:
    told = recipient.told
    told.told_at = told_up_to(recipient, wait, now)
    if is_nudge:
        told.nudged_at = now
    told.save(update_fields=["told_at", "nudged_at"])
