"""Feeds of whole texts in the three forms that readers' programs ask for, and their ETags.

RSS 2.0 as the RSS Advisory Board's profile has it (rssboard.org/rss-profile), Atom (RFC 4287) and
JSON Feed 1.1 (jsonfeed.org).
"""

from newsroom.lib.feeds.documents import Entry, Feed, Picture, Writer
from newsroom.lib.feeds.forms import FORMS, feeds_of
from newsroom.lib.feeds.stamps import etag_of, feed_id, guid

__all__ = [
    "FORMS",
    "Entry",
    "Feed",
    "Picture",
    "Writer",
    "etag_of",
    "feed_id",
    "feeds_of",
    "guid",
]
