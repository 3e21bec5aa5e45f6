"""Feeds of whole texts (RSS 2.0; rssboard.org/rss-profile), and their ETags."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.utils.feedgenerator import Rss201rev2Feed

from newsroom.lib.text import fit


class FullTextRss(Rss201rev2Feed):
    """RSS with `content:encoded` after the description and one `dc:creator` for each writer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **fitting(kwargs))

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        super().add_item(*args, **fitting(kwargs))

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


def fitting(values: Any) -> Any:
    """The values without characters that XML does not know: one would take the whole feed down."""
    if isinstance(values, dict):
        return {name: fitting(value) for name, value in values.items()}
    if isinstance(values, list):
        return [fitting(value) for value in values]
    return fit(values) if isinstance(values, str) else values


def etag_of(shown: Any) -> str:
    """Another one for anything else that a feed shows, and the same on every host."""
    written = json.dumps(shown, default=str)
    return f'"{hashlib.sha256(written.encode()).hexdigest()[:32]}"'


def guid(kind: str, pk: int, day: Any) -> str:
    """Never changes, whatever becomes of the address (RFC 4151)."""
    host = settings.SITE_ADDRESS.partition("//")[2]
    return f"tag:{host},{day:%Y-%m-%d}:{kind}/{pk}"
