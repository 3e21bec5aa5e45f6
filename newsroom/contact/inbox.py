"""What is done with a message: it is received, the newsroom is told, somebody opens it."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from newsroom.contact import jobs
from newsroom.contact.models import Enquiry
from newsroom.lib.addresses import range_of
from newsroom.lib.turns import one_at_a_time

State = Enquiry.State
SAME_WITHIN = timedelta(hours=24)


def receive(
    *,
    name: str,
    email: str,
    subject: str,
    message: str,
    page: str = "",
    address: str | None = None,
    is_trapped: bool = False,
) -> Enquiry:
    """Keeps a message, together with the job that will mail it; as spam if it was trapped.

    The same message sent again gives the one that is there already.
    """
    with one_at_a_time(f"enquiry {email.lower()}"):
        same = Enquiry.objects.filter(
            email__iexact=email,
            subject=subject,
            message=message,
            created_at__gte=timezone.now() - SAME_WITHIN,
        ).first()
        if same:
            if same.state == State.SPAM and not is_trapped:
                # Sent once more without the trap: it was a person after all.
                move(same, State.NEW)
            return same
        enquiry = Enquiry.objects.create(
            name=name,
            email=email,
            subject=subject,
            message=message,
            page=page,
            address=range_of(address),
            state=State.SPAM if is_trapped else State.NEW,
        )
        if not is_trapped:
            tell(enquiry)
        return enquiry


def tell(enquiry: Enquiry) -> None:
    """Queues the notice to the newsroom; inside a transaction it is queued with the rest of it."""
    jobs.send_notice.defer(enquiry_pk=enquiry.pk)


@transaction.atomic
def move(enquiry: Enquiry, state: str) -> None:
    """Puts a message into another state; the newsroom is told of what turns out to be no spam."""
    was_spam = Enquiry.objects.select_for_update().get(pk=enquiry.pk).state == State.SPAM
    enquiry.state = state
    enquiry.save(update_fields=["state"])
    if was_spam and state != State.SPAM and enquiry.notified_at is None:
        tell(enquiry)


def mark_read(enquiry: Enquiry) -> None:
    """Somebody opens a message: it is no longer new."""
    Enquiry.objects.filter(pk=enquiry.pk, state=State.NEW).update(state=State.READ)
