"""How long processors were at work on something, whatever else they had to do meanwhile."""

import time
from pathlib import Path

from django.db import connection

IN_A_MILLISECOND = 1_000_000


def at_work() -> float:
    """Milliseconds so far, of this process and of the one that serves it in the database.

    Of this process alone where the database runs elsewhere or the system does not tell.
    """
    return (time.process_time_ns() + of_the_server()) / IN_A_MILLISECOND


def of_the_server() -> int:
    process = Path("/proc", str(connection.connection.info.backend_pid))
    try:
        if not (process / "comm").read_text().startswith("postgres"):
            return 0
        return int((process / "schedstat").read_text().split()[0])
    except OSError:
        return 0
