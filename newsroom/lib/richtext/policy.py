"""What a body may hold. The sanitiser and the editor both get their rules from this one table."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any
from urllib.parse import urlsplit

from newsroom.lib import embeds
from newsroom.lib.slugs import belongs_to_word

# Answers what may be stored for a value that was given, or None when it may not be stored at all.
Check = Callable[[str], str | None]

SCHEMES = ("https", "http", "mailto")
# Feed readers open links in windows of their own, which must not reach back into them.
LINK_RELATION = "noopener"
HEADING_PREFIX = "h-"
LONGEST_ID = 120
# Browsers take these out of an address before they read its scheme.
INVISIBLE = re.compile(r"[\x00-\x1f\x7f]+")


def link(address: str) -> str | None:
    """An address with a scheme we allow, or a relative one; `//host` becomes https."""
    address = INVISIBLE.sub("", address).strip()
    start = address[:2].replace("\\", "/")
    if start == "//":
        address = "https:" + start + address[2:].lstrip("/\\")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme in ("http", "https"):
        return address if parts.netloc else None
    is_relative = not parts.scheme and ":" not in re.split("[/?#]", address)[0]
    return address or None if is_relative or parts.scheme in SCHEMES else None


def heading_id(value: str) -> str | None:
    """An id of our own making; any other could clash with an id of the page around the body."""
    words = value.removeprefix(HEADING_PREFIX)
    if words == value or not words or len(value) > LONGEST_ID:
        return None
    return value if all(c == "-" or belongs_to_word(c) for c in words) else None


def count(value: str) -> str | None:
    return value if re.fullmatch("[1-9][0-9]{0,2}", value) else None


def number(value: str) -> str | None:
    """A primary key."""
    return value if re.fullmatch("[1-9][0-9]{0,17}", value) else None


def one_of(*values: str) -> Check:
    return lambda value: value if value in values else None


class Kind(Enum):
    """Where a tag stands, which is all that tidying needs to know of it."""

    INLINE = auto()  # among words
    LINE = auto()  # holds words
    HOLDER = auto()  # holds lines, or other holders
    BREAK = auto()  # empty, among words
    OBJECT = auto()  # empty, beside lines


@dataclass(frozen=True)
class Allowed:
    kind: Kind
    attributes: Mapping[str, Check] = field(default_factory=dict)
    required: frozenset[str] = frozenset()  # attributes without which the tag means nothing
    classes: frozenset[str] = frozenset()


HEADING = Allowed(Kind.LINE, {"id": heading_id})
CELL = {"colspan": count, "rowspan": count}

TAGS: dict[str, Allowed] = {
    "p": Allowed(Kind.LINE),
    "h2": HEADING,
    "h3": HEADING,
    "h4": HEADING,
    "ul": Allowed(Kind.HOLDER),
    "ol": Allowed(Kind.HOLDER),
    "li": Allowed(Kind.LINE),
    "blockquote": Allowed(Kind.HOLDER, classes=frozenset({"pull-quote"})),
    # One or the other: see newsroom.lib.richtext.figures.
    "figure": Allowed(
        Kind.HOLDER,
        {"data-picture": number, "data-embed": embeds.stored},
        classes=frozenset({"is-wide"}),
    ),
    "figcaption": Allowed(Kind.LINE),
    "pre": Allowed(Kind.LINE),
    "hr": Allowed(Kind.OBJECT),
    "br": Allowed(Kind.BREAK),
    "a": Allowed(Kind.INLINE, {"href": link, "data-article": number}, required=frozenset({"href"})),
    "strong": Allowed(Kind.INLINE),
    "em": Allowed(Kind.INLINE),
    "sub": Allowed(Kind.INLINE),
    "sup": Allowed(Kind.INLINE),
    "code": Allowed(Kind.INLINE),
    # A note that stands where it belongs while it is written: see newsroom.lib.richtext.footnotes.
    "small": Allowed(Kind.INLINE, classes=frozenset({"footnote"}), required=frozenset({"class"})),
    "table": Allowed(Kind.HOLDER),
    "caption": Allowed(Kind.LINE),
    "thead": Allowed(Kind.HOLDER),
    "tbody": Allowed(Kind.HOLDER),
    "tr": Allowed(Kind.HOLDER),
    "th": Allowed(Kind.LINE, {**CELL, "scope": one_of("row", "col", "rowgroup", "colgroup")}),
    "td": Allowed(Kind.LINE, CELL),
}
HEADINGS = ("h2", "h3", "h4")


def tags_of(*kinds: Kind) -> set[str]:
    return {tag for tag, allowed in TAGS.items() if allowed.kind in kinds}


# Not only these tags go, their content goes too: none of it is running text of the story. What
# Word marks as deleted is still in its clipboard, and must not come back to life.
DROPPED_WITH_CONTENT = (
    {"script", "style", "template", "title", "xml", "xmp", "svg", "math", "del"}
    | {"iframe", "object", "applet", "audio", "video", "canvas", "map"}
    | {"noembed", "noframes", "noscript", "button", "datalist", "select", "textarea"}
)


def store(tag: str, attribute: str, value: str) -> str | None:
    """What may be stored for an attribute, or None for nothing."""
    if (tag, attribute) == ("a", "rel"):
        return LINK_RELATION  # the sanitiser sets it, whatever was given
    allowed = TAGS.get(tag)
    if allowed and attribute == "class":
        return " ".join(sorted(allowed.classes & set(value.split()))) or None
    check = allowed.attributes.get(attribute) if allowed else None
    return check(value) if check else None


def sanitiser_rules() -> dict[str, Any]:
    """The policy as arguments of `nh3.Cleaner`."""
    return {
        "tags": set(TAGS),
        "clean_content_tags": DROPPED_WITH_CONTENT,
        "attributes": {tag: set(rule.attributes) for tag, rule in TAGS.items()},
        "allowed_classes": {tag: set(rule.classes) for tag, rule in TAGS.items() if rule.classes},
        "attribute_filter": store,
        "url_schemes": set(SCHEMES),
        "link_rel": LINK_RELATION,
    }
