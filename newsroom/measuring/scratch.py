"""A database beside the site's, on the same server, gone when the measuring is over."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from django.db import connection


@contextmanager
def scratch_database() -> Iterator[str]:
    """Gives the address of an empty database, which everything here uses until the end.

    The site's own is neither read nor written meanwhile.
    """
    own = connection.settings_dict["NAME"]
    # Named by its process, so that two who measure do not meet.
    name = f"{own}_measured_{os.getpid()}"
    connection.settings_dict.setdefault("TEST", {})["NAME"] = name
    before = signal.signal(signal.SIGTERM, leave)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield address_of(name)
    finally:
        connection.creation.destroy_test_db(own, verbosity=0)
        signal.signal(signal.SIGTERM, before)


def leave(*_signal: Any) -> None:
    """Whoever is asked to stop cleans up first."""
    raise SystemExit(143)


def address_of(name: str) -> str:
    known = connection.get_connection_params()
    host = quote(str(known.get("host") or "localhost"), safe="")
    user = quote(str(known.get("user") or ""), safe="")
    password = f":{quote(known['password'], safe='')}" if known.get("password") else ""
    return f"postgres://{user}{password}@{host}:{known.get('port') or 5432}/{quote(name)}"
