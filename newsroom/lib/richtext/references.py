"""What a stored body names without holding it: pictures, embeds, and other stories.

A stored body was written by the sanitiser in one exact way: attributes in double quotes, with no
double quote in any, no `<` in running text, figures at the top and never in each other. So
patterns read it reliably, as long as each steps over whole tags: an attribute may hold anything
else. What they are given must be a stored body.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import urlsplit

from django.utils.html import strip_tags

ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
ATTRIBUTES = r'(?: [\w-]+="[^"]*")*'
# Words, and tags other than that of what is being read: none stands in another of its kind.
WITHIN = rf"[^<]*(?:<(?!/?%s\b)/?[a-z][a-z0-9]*{ATTRIBUTES}>[^<]*)*"
FIGURE = re.compile(
    rf'<figure( [\w-]+="[^"]*"{ATTRIBUTES})>'
    rf"(?:<figcaption>({WITHIN % 'figcaption'})</figcaption>)?</figure>"
)
STORY_LINK = re.compile(rf'<a({ATTRIBUTES}? data-article="[^"]*"{ATTRIBUTES})>({WITHIN % "a"})</a>')


@dataclass(frozen=True)
class Figure:
    picture: int | None
    embed: str
    is_wide: bool
    caption: str  # markup that may stand among words, its links already brought up to date

    @property
    def caption_text(self) -> str:
        return " ".join(unescape(strip_tags(self.caption)).split())


@dataclass(frozen=True)
class Named:
    pictures: frozenset[int]
    articles: frozenset[int]


def named_in(body: str) -> Named:
    """The primary keys of the pictures and stories that a stored body names."""
    pictures = (_figure(found).picture for found in FIGURE.finditer(body))
    articles = (_attributes(found.group(1))["data-article"] for found in STORY_LINK.finditer(body))
    return Named(
        frozenset(pk for pk in pictures if pk is not None),
        frozenset(int(number) for number in articles),
    )


def fill(
    body: str, *, draw: Callable[[Figure], str], address_of: Callable[[int], str | None]
) -> str:
    """The body with its figures drawn, and its links to stories leading where those are now.

    A story without an address is not for everybody: its link goes, its words stay.
    """
    linked = STORY_LINK.sub(lambda found: _link(found, address_of), body)
    return FIGURE.sub(lambda found: draw(_figure(found)), linked)


def _figure(found: re.Match[str]) -> Figure:
    attributes = _attributes(found.group(1))
    picture = attributes.get("data-picture")
    return Figure(
        int(picture) if picture else None,
        attributes.get("data-embed", ""),
        "is-wide" in attributes.get("class", "").split(),
        found.group(2) or "",
    )


def _link(found: re.Match[str], address_of: Callable[[int], str | None]) -> str:
    attributes = _attributes(found.group(1))
    address = address_of(int(attributes.pop("data-article")))
    if address is None:
        return found.group(2)
    # A link may lead to a heading inside the story.
    fragment = urlsplit(attributes["href"]).fragment
    attributes["href"] = f"{address}#{fragment}" if fragment else address
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<a{written}>{found.group(2)}</a>"


def _attributes(written: str) -> dict[str, str]:
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(written)}
