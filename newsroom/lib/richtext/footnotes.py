"""Footnotes: each stands among the words that it belongs to, as `<small class="footnote">`.

So a writer sees where it belongs, and no number has to be kept right. They are numbered and
gathered at the end when a body is made ready to be served.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsroom.lib.richtext.references import WITHIN
from newsroom.lib.richtext.tree import Element, add, elements, pieces, refill

# Here a note becomes part of the words, in brackets: they are printed elsewhere too, on their own.
LINES_WITHOUT = ("h2", "h3", "h4", "figcaption", "caption", "pre")
# In a stored body, with the spaces before it: the mark belongs to the word.
NOTE = re.compile(rf'\s*<small class="footnote">({WITHIN % "small"})</small>')


class Note(NamedTuple):
    number: int
    markup: str


def settle(root: Element) -> None:
    """Takes footnotes out of links, which they would end, and out of lines that have none."""
    for note in elements(root, "small"):
        if any(True for _ in note.iterancestors(*LINES_WITHOUT)):
            _put_in_brackets(note)
            continue
        for link in list(note.iterancestors("a"))[-1:]:
            _put_behind(note, link)


def _put_in_brackets(note: Element) -> None:
    held = list(pieces(note))
    refill(note, [" (", *held])
    add(note, ")")
    note.drop_tag()


def _put_behind(note: Element, link: Element) -> None:
    note.drop_tree()
    note.tail, link.tail = link.tail, None
    link.addnext(note)


def take_out(body: str, mark: Callable[[Note], str]) -> tuple[str, list[Note]]:
    """A stored body with a mark where each note was, and the notes in their order."""
    notes: list[Note] = []

    def replace(found: re.Match[str]) -> str:
        notes.append(Note(len(notes) + 1, found.group(1).strip()))
        return mark(notes[-1])

    return NOTE.sub(replace, body), notes
