"""RSS 2.0, by the profile of the RSS Advisory Board."""

from email.utils import format_datetime
from html import escape

from newsroom.lib.feeds import xml as names
from newsroom.lib.feeds.documents import Entry, Feed
from newsroom.lib.feeds.media import write_picture
from newsroom.lib.feeds.xml import Writing

TYPE = "application/rss+xml"


def written(feed: Feed) -> str:
    xml = Writing()
    xml.open(
        "rss",
        {
            "version": "2.0",
            "xmlns:atom": names.ATOM,
            "xmlns:content": names.CONTENT,
            "xmlns:dc": names.DUBLIN_CORE,
            "xmlns:media": names.MEDIA,
            "xmlns:wfw": names.COMMENTS,
        },
    )
    xml.open("channel")
    _write_channel(xml, feed)
    for entry in feed.entries:
        _write_item(xml, entry, feed)
    xml.close("channel")
    xml.close("rss")
    return xml.text()


def _write_channel(xml: Writing, feed: Feed) -> None:
    xml.element("title", feed.title)
    xml.element("link", feed.url)
    xml.element("description", feed.description or feed.title)
    xml.empty("atom:link", {"rel": "self", "type": TYPE, "href": feed.address})
    if feed.hub:
        xml.empty("atom:link", {"rel": "hub", "href": feed.hub})
    xml.element("language", feed.language)
    if feed.updated:
        xml.element("lastBuildDate", format_datetime(feed.updated))
    if feed.logo:
        xml.open("image")
        xml.element("url", feed.logo)
        xml.element("title", feed.title)
        xml.element("link", feed.url)
        xml.close("image")


def _write_item(xml: Writing, entry: Entry, feed: Feed) -> None:
    xml.open("item")
    xml.element("title", entry.title)
    xml.element("link", entry.url)
    # Read as markup by programs: what is text is to stay text.
    xml.element("description", escape(entry.summary, quote=False))
    xml.element("content:encoded", entry.content)
    xml.element("guid", entry.id, {"isPermaLink": "false"})
    xml.element("pubDate", format_datetime(entry.published))
    for writer in entry.writers:
        xml.element("dc:creator", writer.name)
    for category in entry.categories:
        xml.element("category", category)
    if entry.language not in {"", feed.language}:
        xml.element("dc:language", entry.language)
    if entry.comments:
        xml.element("comments", entry.comments)
    if entry.comments_feed:
        # Written like this, whatever the specification once said (rssboard.org/rss-profile).
        xml.element("wfw:commentRss", entry.comments_feed)
    if entry.picture:
        write_picture(xml, entry.picture)
    xml.close("item")
