"""What a feed says, whatever form it is written in. Every address is a whole one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Writer:
    name: str
    url: str = ""


@dataclass(frozen=True)
class Picture:
    url: str
    type: str
    width: int
    height: int
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Entry:
    """`summary` is text, `content` is HTML; `updated` is when readers were last told of news.

    `comments` is where readers talk about it, `comments_feed` the first form of what they say.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    published: datetime
    updated: datetime
    writers: Sequence[Writer] = ()
    categories: Sequence[str] = ()
    picture: Picture | None = None
    language: str = ""
    comments: str = ""
    comments_feed: str = ""


@dataclass(frozen=True)
class Feed:
    """`url` is the page that it is the feed of, `address` its own. `hub` tells of news (WebSub)."""

    id: str
    title: str
    description: str
    url: str
    address: str
    language: str
    publisher: Writer
    entries: Sequence[Entry]
    hub: str = ""
    logo: str = ""

    @property
    def updated(self) -> datetime | None:
        return max((entry.updated for entry in self.entries), default=None)
