"""Ids for headings, and the table of contents that they make possible."""

import re
from typing import Any

from newsroom.lib.richtext.harmless import harmless
from newsroom.lib.richtext.policy import (
    HEADING_PREFIX,
    HEADINGS,
    heading_id,
)
from newsroom.lib.richtext.tree import Element, elements, parse, text_of
from newsroom.lib.slugs import slug_of

LONGEST_SLUG = 80
FOOTNOTE_SIGN = re.compile(r"[\[(]?(?:[0-9]+|[a-z])[\])]|[*\u2020\u2021\u00a7]+")
# In "km2" the number is part of the word, in "Results1" it is a footnote.
LONG_WORD = re.compile(r"(?:[^\W\d_]{3}|[^\w\s])\s*$")

# The lowest heading in a table of contents: 3 for h3.
DEEPEST_LISTED = 3
# How many pieces before a mark are looked at to tell what it belongs to.
NEARBY = 8

Entry = dict[str, Any]


def contents_of(html: str, deepest: int = DEEPEST_LISTED) -> list[Entry]:
    """The headings of a sanitised body, nested: each {"id", "text", "level", "children"}.

    A skipped level nests one step, not two. `deepest` is the lowest heading listed: 3 for h3.
    """
    root = parse(harmless(html))
    give_ids(root)
    top: list[Entry] = []
    above: list[Entry] = []
    for heading in elements(root, *HEADINGS[: deepest - 1]):
        if not (text := heading_text(heading)):
            continue
        level = int(heading.tag[1])
        entry = {"id": heading.get("id"), "text": text, "level": level, "children": []}
        while above and above[-1]["level"] >= level:
            above.pop()
        (above[-1]["children"] if above else top).append(entry)
        above.append(entry)
    return top


def give_ids(root: Element) -> None:
    """Gives every heading an id of its own, and leaves those alone that have one.

    An id is an address that readers may have kept, so neither a new wording nor a new heading
    above changes it. Where a heading was copied with its id, the first keeps it.
    """
    headings = elements(root, *HEADINGS)
    used: dict[str, int] = {}
    for heading in headings:
        kept = heading_id(heading.attrib.pop("id", ""))
        if kept and kept not in used:
            used[kept] = 1
            heading.set("id", kept)
    for number, heading in enumerate(headings, start=1):
        if not heading.get("id"):
            words = slug_of(heading_text(heading), f"section-{number}", LONGEST_SLUG)
            heading.set("id", _unused(HEADING_PREFIX + words, used))


def _unused(wanted: str, used: dict[str, int]) -> str:
    """The id itself, or with -2, -3 ... behind it. Remembers how far each one was counted."""
    new, number = wanted, used.get(wanted, 0)
    while new in used:
        number += 1
        new = f"{wanted}-{number}"
    used[wanted] = max(number, 1)
    used[new] = 1
    return new


def heading_text(heading: Element) -> str:
    """Its words alone: without marks of footnotes, and with spaces as typed."""
    words = text_of(heading)
    if any(True for _ in heading.iter("sup")):
        words = "".join(_words_without_footnotes(heading))
    return " ".join(words.split())


def _words_without_footnotes(heading: Element) -> list[str]:
    said = [heading.text or ""]
    for child in heading:
        if child.tag != "sup" or not _is_footnote(child, "".join(said[-NEARBY:])):
            said += _words_without_footnotes(child)
        said.append(child.tail or "")
    return said


def _is_footnote(mark: Element, before: str) -> bool:
    text = text_of(mark).strip()
    if mark.find(".//a") is not None or mark.getparent().tag == "a":
        return True
    return bool(FOOTNOTE_SIGN.fullmatch(text) or (text.isdecimal() and LONG_WORD.search(before)))
