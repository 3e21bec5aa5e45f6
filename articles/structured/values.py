"""Plain values that become JSON."""

from datetime import datetime
from typing import Any

from django.utils import timezone

Data = dict[str, Any]
CONTEXT = "https://schema.org"


def present(found: Data) -> Data:
    """Without what there is not: no property is said to be empty."""
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def block(*things: Data) -> Data:
    """Everything that one page tells, as one block."""
    return {"@context": CONTEXT, "@graph": list(things)}


def when(at: datetime | None) -> str | None:
    """By the clock that readers are spoken to by, with its zone."""
    return at and timezone.localtime(at).isoformat()
