"""Reads the demo's texts from their files."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FENCE = "+++\n"
Entry = dict[str, Any]


@dataclass(frozen=True)
class Update:
    """What was changed in a story after it had been published."""

    hours_ago: float
    note: str
    find: str
    replace: str


@dataclass(frozen=True)
class Slip:
    """What the paper got wrong, and said so."""

    hours_ago: float
    text: str


@dataclass(frozen=True)
class Story:
    """One file of articles/: TOML between two lines of +++, then the body as HTML.

    A figure names a picture by its place in `figures`, counted from one.
    """

    slug: str
    body: str
    headline: str
    section: str
    hours_ago: float
    kicker: str = ""
    short_headline: str = ""
    standfirst: str = ""
    dateline: str = ""
    desk_note: str = ""
    note: str = ""
    contents_mode: str = "auto"
    language: str = ""
    series: str = ""
    shows_age: bool = True
    picture: str = ""
    state: str = "published"
    figures: list[str] = field(default_factory=list)
    # The slugs of those that the desk puts beside it.
    related: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    bylines: list[str | Entry] = field(default_factory=list)
    update: Update | None = None
    correction: Slip | None = None

    def credits(self) -> list[Entry]:
        """The bylines in order, each {"contributor": slug, "credit": text}."""
        return [
            {"contributor": line, "credit": ""} if isinstance(line, str) else line
            for line in self.bylines
        ]

    def updated_body(self) -> str:
        if self.update is None or self.update.find not in self.body:
            raise ValueError(f"{self.slug}: the words to be updated are not in the body.")
        return self.body.replace(self.update.find, self.update.replace.strip())


@cache
def paper() -> Entry:
    """The site, its sections, topics, accounts and contributors."""
    return toml("paper.toml")


@cache
def pictures() -> Entry:
    return toml("pictures.toml")


@cache
def comments() -> list[Entry]:
    return toml("comments.toml")["comments"]


@cache
def enquiries() -> list[Entry]:
    return toml("enquiries.toml")["enquiries"]


@cache
def newsletters() -> list[Entry]:
    return toml("newsletters.toml")["newsletters"]


@cache
def stories() -> list[Story]:
    """All of them, the oldest first, as they were written."""
    found = [story(path) for path in sorted((FOLDER / "articles").glob("*.html"))]
    return sorted(found, key=lambda one: -one.hours_ago)


@cache
def pages() -> list[Entry]:
    """The pages of the house, each with its slug and its body."""
    return [page(path) for path in sorted((FOLDER / "pages").glob("*.html"))]


def page(path: Path) -> Entry:
    _, head, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    return {"slug": path.stem, "body": body, **tomllib.loads(head)}


def toml(name: str) -> Entry:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def story(path: Path) -> Story:
    _, head, body = path.read_text(encoding="utf-8").split(FENCE, 2)
    fields = tomllib.loads(head)
    update, correction = fields.pop("update", None), fields.pop("correction", None)
    fields.setdefault("slug", path.stem)
    return Story(
        body=body,
        update=Update(**update) if update else None,
        correction=Slip(**correction) if correction else None,
        **fields,
    )
