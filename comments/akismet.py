"""Asks a service that speaks as Akismet does (https://akismet.com/developers/), if one is set.

It is another machine, perhaps a slow or a broken one: whatever goes wrong, the comment goes on
without it.
"""

import logging
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings

logger = logging.getLogger(__name__)
# Seconds: how long a comment waits for an answer, and how long a service that failed is left alone.
PATIENCE, REST = 2.0, 60.0
ANSWERS = {b"true": True, b"false": False}


class Rest:
    """Until when the service is not asked; each process finds out for itself."""

    until = 0.0


@lru_cache(maxsize=1)
def helpers() -> ThreadPoolExecutor:
    """No time-out ends the look-up of a name, or an answer that drips in: a thread can be left."""
    return ThreadPoolExecutor(max_workers=4, thread_name_prefix="akismet")


def is_spam(about: Mapping[str, str]) -> bool | None:
    """The service's word on a comment; None if there is none to be had within two seconds."""
    if not settings.AKISMET_KEY or time.monotonic() < Rest.until:
        return None
    try:
        return helpers().submit(ask, dict(about)).result(timeout=PATIENCE)
    except Exception as error:
        Rest.until = time.monotonic() + REST
        logger.warning("Akismet was skipped: %s: %s", type(error).__name__, error)
        return None


def ask(about: dict[str, str]) -> bool:
    """Raises whatever went wrong; ValueError for an answer that is neither true nor false."""
    address = f"{settings.AKISMET_ADDRESS}/1.1/comment-check"
    sent = {"api_key": settings.AKISMET_KEY, "blog": settings.SITE_ADDRESS, **about}
    request = Request(address, urlencode(sent).encode(), {"User-Agent": "Newsroom"})  # noqa: S310
    with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - settings allow http and https
        words = answer.read(20).strip()
    if words not in ANSWERS:
        raise ValueError(f"the answer was {words!r}")
    return ANSWERS[words]
