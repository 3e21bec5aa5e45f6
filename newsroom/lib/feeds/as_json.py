"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from typing import Any

from newsroom.lib.feeds.documents import Entry, Feed, Writer
from newsroom.lib.text import fit

TYPE = "application/feed+json"


def written(feed: Feed) -> str:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": feed.address,
        "description": feed.description,
        "icon": feed.logo,
        "language": feed.language,
        "authors": [_author(feed.publisher)],
        "hubs": [{"type": "WebSub", "url": feed.hub}] if feed.hub else [],
    }
    items = [_item(entry, feed) for entry in feed.entries]
    return fit(json.dumps({**_present(told), "items": items}, ensure_ascii=False, indent=1))


def _item(entry: Entry, feed: Feed) -> dict[str, Any]:
    return _present(
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "summary": entry.summary,
            "content_html": entry.content or "<p></p>",
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "authors": [_author(writer) for writer in entry.writers],
            "tags": list(entry.categories),
            "image": entry.picture and entry.picture.url,
            "language": entry.language if entry.language != feed.language else "",
        }
    )


def _author(writer: Writer) -> dict[str, str]:
    return _present({"name": writer.name, "url": writer.url})


def _present(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}
