"""An edition's way: planned, taken back, begun, stopped, resumed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.lib.times import validate_year
from newsroom.newsletter import jobs
from newsroom.newsletter.editions.meeting import require_seen
from newsroom.newsletter.editions.picking import pick
from newsroom.newsletter.models import Delivery, Edition

State = Edition.State
# One row for everybody who subscribes at this moment, however many there are.
ADDRESS = """
    INSERT INTO newsletter_delivery (edition_id, subscriber_id, state, attempts, changed_at, error)
    SELECT %s, subscriber_id, 'waiting', 0, %s, ''
    FROM newsletter_subscription
    WHERE newsletter_id = %s AND confirmed_at IS NOT NULL AND ended_at IS NULL
    ORDER BY subscriber_id
    ON CONFLICT DO NOTHING
"""


def plan(edition: Edition, at: datetime, *, by: Any, seen: int | None = None) -> None:
    """It goes out at that time unless it is taken back. `seen` is the revision that was read."""
    validate_year(at)
    if at <= timezone.now():
        raise ValidationError(_("This time is past. To send it now there is another button."))
    with held(edition, by, "Planned.") as row:
        require(row, State.DRAFT, State.PLANNED)
        require_seen(row, seen)
        require_something(row)
        # Somebody has looked at it: what they saw is what goes out.
        row.state, row.planned_at, row.is_arranged = State.PLANNED, at, True
        row.trouble = ""


def take_back(edition: Edition, *, by: Any) -> None:
    with held(edition, by, "Taken back.") as row:
        require(row, State.PLANNED)
        row.state = State.DRAFT


def send_now(edition: Edition, *, by: Any, seen: int | None = None) -> None:
    with held(edition, by, "Sent.") as row:
        require(row, State.DRAFT, State.PLANNED)
        require_seen(row, seen)
        set_out(row)


def stop(edition: Edition, *, by: Any) -> None:
    """No further mail goes out; who has got it has got it."""
    with held(edition, by, "Stopped.") as row:
        require(row, State.SENDING)
        row.state = State.STOPPED


def resume(edition: Edition, *, by: Any, with_unknown: bool = False) -> None:
    """Goes on where it was stopped.

    `with_unknown` sends it once more to those of whom nobody knows whether they have got it.
    """
    with held(edition, by, "Resumed.") as row:
        require(row, State.STOPPED, *([State.SENT] if with_unknown else []))
        if with_unknown:
            unknown = row.deliveries.filter(state=Delivery.State.UNKNOWN)
            unknown.update(state=Delivery.State.WAITING, not_before=None)
        row.state, row.trouble = State.SENDING, ""
        jobs.start_sending(row)


@transaction.atomic
def begin(edition_pk: int, now: datetime | None = None) -> bool:
    """Sends a planned edition whose time has come; says whether it did. Two at once send one."""
    row = Edition.objects.select_for_update().filter(pk=edition_pk, state=State.PLANNED).first()
    if row is None or row.planned_at > (now or timezone.now()):
        return False
    if not row.is_arranged:
        row.stories = pick(row.newsletter, now) or row.stories
    if row.readable_stories:
        set_out(row)
    else:
        # Everything in it has been withdrawn since: somebody has to look.
        row.state, row.trouble = State.DRAFT, _("None of its stories can be read now.")
    row.save()
    return row.state == State.SENDING


def set_out(row: Edition) -> None:
    """Writes down who gets it, and has the first mails sent."""
    require_something(row)
    row.state, row.trouble = State.SENDING, ""
    row.began_at = row.planned_at = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(ADDRESS, [row.pk, row.began_at, row.newsletter_id])
    jobs.start_sending(row)


@contextmanager
def held(edition: Edition, by: Any, words: str) -> Iterator[Edition]:
    """The row, locked; it is saved and recorded when nothing was raised."""
    if not by.has_perm("newsletter.send_edition"):
        raise PermissionDenied
    with transaction.atomic():
        found = Edition.objects.select_for_update(of=("self",)).select_related("newsletter")
        row = found.get(pk=edition.pk)
        yield row
        row.save()
        LogEntry.objects.log_actions(by.pk, [row], CHANGE, words, single_object=True)


def require(row: Edition, *states: str) -> None:
    if row.state not in states:
        words = _("Meanwhile this edition has moved on: %(state)s.")
        raise ValidationError(words % {"state": row.get_state_display()}, "overtaken")


def require_something(row: Edition) -> None:
    if not row.readable_stories:
        raise ValidationError(_("There is no story in it that readers can read now."))
