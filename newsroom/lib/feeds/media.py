"""The picture of an entry, as RSS and Atom have it (rssboard.org/media-rss)."""

from newsroom.lib.feeds.documents import Picture
from newsroom.lib.feeds.xml import Writing


def write_picture(xml: Writing, picture: Picture) -> None:
    size = {"width": picture.width, "height": picture.height}
    xml.open("media:content", {"url": picture.url, "medium": "image", "type": picture.type, **size})
    if picture.caption:
        xml.element("media:description", picture.caption, {"type": "plain"})
    if picture.credit:
        xml.element("media:credit", picture.credit)
    xml.close("media:content")
