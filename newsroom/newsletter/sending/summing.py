"""What became of the mails of an edition, as numbers; after a while nothing else is kept."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from newsroom.newsletter.models import Delivery, Edition

# By then no mail comes back any more.
KEPT = timedelta(days=90)


def counts_of_many(rows: list[Edition]) -> dict[int, dict[str, int]]:
    """How many mails are in which state, by the edition's primary key."""
    found: dict[int, dict[str, int]] = {row.pk: dict(row.counts) for row in rows if row.counts}
    grouped = Delivery.objects.filter(edition__in=rows).order_by().values("edition", "state")
    counted = grouped.annotate(number=Count("pk")).values_list("edition", "state", "number")
    for edition, state, number in counted:
        found.setdefault(edition, {})[state] = number
    return found


def sum_up(now: datetime | None = None) -> int:
    """Keeps only numbers of editions that went out long ago; says of how many."""
    old = Edition.objects.filter(
        state=Edition.State.SENT, counts={}, finished_at__lt=(now or timezone.now()) - KEPT
    )
    done = 0
    for pk in old.values_list("pk", flat=True):
        done += sum_up_one(pk)
    return done


@transaction.atomic
def sum_up_one(pk: int) -> bool:
    edition = Edition.objects.select_for_update().get(pk=pk)
    counts = counts_of_many([edition]).get(pk, {})
    if edition.state != Edition.State.SENT or not counts:
        return False
    Edition.objects.filter(pk=pk).update(counts=counts)
    edition.deliveries.all().delete()
    return True
