"""Looks at every page that any test opens: a new page cannot be forgotten.

Of pages drawn from the same templates one is looked at, so that this costs little.
"""

from typing import Any

from django.conf import settings

from tests.html.checker import faults

seen: set[frozenset[str]] = set()


def check(response: Any) -> None:
    if not is_page_for_readers(response):
        return
    drawn_from = frozenset(filter(None, (template.name for template in response.templates)))
    if drawn_from in seen:
        return
    found = faults(response.content.decode())
    assert not found, f"{address_of(response.request)} is not sound HTML:\n" + "\n".join(found)
    seen.add(drawn_from)


def is_page_for_readers(response: Any) -> bool:
    """Whole ones: pieces that a script fetches are looked at where they belong."""
    is_html = response.get("Content-Type", "").startswith("text/html")
    if not is_html or response.streaming:
        return False
    is_of_the_desk = response.request["PATH_INFO"].startswith(settings.DESK_PATH)
    return not is_of_the_desk and b"<html" in response.content[:200]


def address_of(request: Any) -> str:
    return f"{request['REQUEST_METHOD']} {request['PATH_INFO']}?{request.get('QUERY_STRING', '')}"
