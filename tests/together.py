"""People who do something at the same moment, each with a connection of their own."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Does all of it at the same moment; gives what each came to, and raises what one raised."""
    ready = threading.Barrier(len(acts))

    def play(act: Callable[[], Any]) -> Any:
        ready.wait(timeout=30)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(play, acts))
