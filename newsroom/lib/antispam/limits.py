"""Counts in Postgres, so that every host and worker counts together."""

from datetime import UTC, datetime, timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from newsroom.lib.addresses import range_of
from newsroom.lib.models import Tally

COUNT_ONE_MORE = """
    INSERT INTO lib_tally (what, place, began_at, count) VALUES (%s, %s, %s, 1)
    ON CONFLICT (what, place, began_at) DO UPDATE SET count = lib_tally.count + 1
    RETURNING count
"""


def is_within_limit(what: str, address: str | None, *, most: int, every: timedelta) -> bool:
    """Counts one more from the range of an address, and says whether that is still allowed.

    Visitors whose address is unknown share one count.
    """
    return is_within_limit_of(what, range_of(address) or "unknown", most=most, every=every)


def is_within_limit_of(what: str, whom: str, *, most: int, every: timedelta) -> bool:
    """The same for whatever else is counted, such as an e-mail address; kept as a digest too."""
    seconds = int(every.total_seconds())
    began = datetime.fromtimestamp(timezone.now().timestamp() // seconds * seconds, UTC)
    return count_one_more(what, whom, began) <= most


def count_one_more(what: str, whom: str, began: datetime) -> int:
    place = salted_hmac("newsroom.limits", whom).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE_MORE, [what, place, began])
        return int(cursor.fetchone()[0])


def take_back_count(what: str, whom: str, began: datetime) -> None:
    place = salted_hmac("newsroom.limits", whom).hexdigest()
    Tally.objects.filter(what=what, place=place, began_at=began).delete()


def forget_old_counts(*, older_than: timedelta = timedelta(days=2)) -> int:
    """Deletes counts that no limit looks at any more; gives their number."""
    return Tally.objects.filter(began_at__lt=timezone.now() - older_than).delete()[0]
