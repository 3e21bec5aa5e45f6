"""What never changes about a feed, and what tells that it has."""

import hashlib
import json
from typing import Any

from django.conf import settings


def etag_of(shown: Any) -> str:
    """Another one for anything else that a feed shows, and the same on every host."""
    written = json.dumps(shown, default=str)
    return f'"{hashlib.sha256(written.encode()).hexdigest()[:32]}"'


def guid(kind: str, pk: int, day: Any) -> str:
    """Never changes, whatever becomes of the address (RFC 4151)."""
    return f"tag:{host()},{day:%Y-%m-%d}:{kind}/{pk}"


def feed_id(kind: str, pk: int | str) -> str:
    """The same for a feed, which has no day of its own."""
    return f"tag:{host()},2026:feed/{kind}/{pk}"


def host() -> str:
    return settings.SITE_ADDRESS.partition("//")[2]
