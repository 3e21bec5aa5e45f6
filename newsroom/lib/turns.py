"""Lets people take turns, across all hosts and workers."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """A transaction in which nobody else, on any host, does the same: others wait their turn.

    The lock ends with the transaction, so it works behind PgBouncer in transaction mode too.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number_of(what)])
        yield


@contextmanager
def while_nobody_does(what: str) -> Iterator[None]:
    """A transaction that many may be in together, and never while somebody has the turn of `what`.

    Whoever asks for `one_at_a_time(what)` waits until all of these have ended.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [number_of(what)])
        yield


def number_of(what: str) -> int:
    return int.from_bytes(hashlib.sha256(what.encode()).digest()[:8], signed=True)
