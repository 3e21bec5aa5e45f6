"""Atom (RFC 4287)."""

from datetime import UTC, datetime

from newsroom.lib.feeds import xml as names
from newsroom.lib.feeds.documents import Entry, Feed, Writer
from newsroom.lib.feeds.media import write_picture
from newsroom.lib.feeds.xml import Writing

TYPE = "application/atom+xml"
# A feed has to say when it changed: one without entries has not since before there were any.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def written(feed: Feed) -> str:
    xml = Writing()
    spaces = {"xmlns": names.ATOM, "xmlns:media": names.MEDIA}
    xml.open("feed", {**spaces, "xml:lang": feed.language})
    _write_head(xml, feed)
    for entry in feed.entries:
        _write_entry(xml, entry, feed)
    xml.close("feed")
    return xml.text()


def _write_head(xml: Writing, feed: Feed) -> None:
    xml.element("id", feed.id)
    xml.element("title", feed.title)
    if feed.description:
        xml.element("subtitle", feed.description)
    xml.empty("link", {"rel": "alternate", "type": "text/html", "href": feed.url})
    xml.empty("link", {"rel": "self", "type": TYPE, "href": feed.address})
    if feed.hub:
        xml.empty("link", {"rel": "hub", "href": feed.hub})
    xml.element("updated", (feed.updated or NEVER).isoformat())
    if feed.logo:
        xml.element("logo", feed.logo)
    # Whoever is responsible for an entry that names nobody.
    _write_author(xml, feed.publisher)


def _write_author(xml: Writing, writer: Writer) -> None:
    xml.open("author")
    xml.element("name", writer.name)
    if writer.url:
        xml.element("uri", writer.url)
    xml.close("author")


def _write_entry(xml: Writing, entry: Entry, feed: Feed) -> None:
    xml.open("entry", {"xml:lang": entry.language if entry.language != feed.language else ""})
    xml.element("id", entry.id)
    xml.element("title", entry.title)
    xml.empty("link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    if entry.comments_feed:
        # RFC 4685: what is said in answer to it.
        address = f"{entry.comments_feed}atom/"
        xml.empty("link", {"rel": "replies", "type": TYPE, "href": address})
    xml.element("published", entry.published.isoformat())
    xml.element("updated", entry.updated.isoformat())
    for writer in entry.writers:
        _write_author(xml, writer)
    for category in entry.categories:
        xml.empty("category", {"term": category})
    if entry.summary:
        xml.element("summary", entry.summary)
    xml.element("content", entry.content, {"type": "html"})
    if entry.picture:
        write_picture(xml, entry.picture)
    xml.close("entry")
