"""The forms that every feed comes in, and where each of them is."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path

from newsroom.lib.feeds import as_atom, as_json, as_rss

FORMS = {"rss": as_rss, "atom": as_atom, "json": as_json}
# What stands behind the address of a feed, and behind its name.
ENDINGS = {"rss": ("", ""), "atom": ("atom/", "_atom"), "json": ("json/", "_json")}


def feeds_of(
    route: str, view: Callable[..., HttpResponse], name: str, **told: Any
) -> list[URLPattern]:
    """A feed in all its forms: RSS at the address itself, the others one step behind it."""
    return [
        path(f"{route}{ending}", view, {"form": form, **told}, name=f"{name}{suffix}")
        for form, (ending, suffix) in ENDINGS.items()
    ]
