"""Counts what is read: in memory first, written together every few seconds, nothing of anybody.

Each process keeps its own counts. What it has not written yet is written when it ends.
"""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime

from django.db import Error, connection, transaction
from django.utils import timezone

from articles.models import Article
from newsroom.lib.addresses import range_of

WRITTEN_EVERY = 5
# More stories than anybody reads in some seconds: a flood of numbers must not fill the memory.
MOST_WAITING = 20_000
# As many as a school or an office behind one address may read one story in an hour.
MOST_FROM_ONE_PLACE = 40
MOST_PLACES = 50_000
# In the order of the key, so that processes which write at once cannot lock each other out.
ADD = """
    INSERT INTO articles_reading (article_id, hour, count)
    SELECT article, hour, count FROM unnest(%s::bigint[], %s::timestamptz[], %s::int[])
        AS counted (article, hour, count)
    WHERE article IN ({public})
    ORDER BY hour, article
    ON CONFLICT (hour, article_id) DO UPDATE
        SET count = LEAST(articles_reading.count::bigint + EXCLUDED.count, 2147483647)
"""

Key = tuple[datetime, int]
logger = logging.getLogger(__name__)


def after_a_moment(do: Callable[[], None]) -> None:
    waiting = threading.Timer(WRITTEN_EVERY, do)
    waiting.daemon = True
    waiting.start()


class Counts:
    """What has been read and is not written yet."""

    def __init__(self, later: Callable[[Callable[[], None]], None] = after_a_moment) -> None:
        self.later = later
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.waiting: Counter[Key] = Counter()
        self.places: Counter[tuple[datetime, str, int]] = Counter()
        self.is_due = False

    def add(self, article_pk: int, address: str | None) -> bool:
        """One more reading of a story; whether it counts."""
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        with self.lock:
            if not self._has_room((hour, article_pk), range_of(address) or ""):
                return False
            self.waiting[hour, article_pk] += 1
            begins, self.is_due = not self.is_due, True
        if begins:
            self.later(self.write_in_thread)
        return True

    def _has_room(self, key: Key, place: str) -> bool:
        hour, article_pk = key
        if key not in self.waiting and len(self.waiting) >= MOST_WAITING:
            return False
        if len(self.places) >= MOST_PLACES or next(iter(self.places), (hour,))[0] != hour:
            self.places.clear()
        self.places[hour, place, article_pk] += 1
        return self.places[hour, place, article_pk] <= MOST_FROM_ONE_PLACE

    def write(self) -> None:
        """Adds all that is waiting to the table; what cannot be written waits on."""
        with self.writing:
            with self.lock:
                taken, self.waiting, self.is_due = self.waiting, Counter(), False
            try:
                add_to_table(taken)
            except Error:
                logger.warning("Readings could not be counted yet.", exc_info=True)
                self._put_back(taken)

    def write_last(self) -> None:
        """When the process ends, which begins no new threads."""
        self.later = lambda _do: None
        self.write()

    def _put_back(self, taken: Counter[Key]) -> None:
        with self.lock:
            self.waiting.update(taken)
            begins, self.is_due = not self.is_due, True
        if begins:
            self.later(self.write_in_thread)

    def write_in_thread(self) -> None:
        """In a thread of its own, whose connection nobody else would close."""
        try:
            self.write()
        finally:
            connection.close()


def add_to_table(counted: Counter[Key]) -> None:
    """In one statement. Stories that readers may not see, or that never were, are left out."""
    if not counted:
        return
    keys = list(counted)
    columns = [pk for _hour, pk in keys], [hour for hour, _pk in keys], list(counted.values())
    public = Article.objects.published().filter(pk__in=columns[0]).order_by().values("pk")
    sql, given = public.query.sql_with_params()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ADD.format(public=sql), [*columns, *given])


counts = Counts()
atexit.register(counts.write_last)
