"""A body as its reader sees it: paragraphs, headings, items and figures, one after the other."""

import re
from typing import Any, NamedTuple

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _

from newsroom.lib.richtext.harmless import harmless
from newsroom.lib.richtext.tree import Element, UnreadableError, parse

KINDS = {
    "p": _("Paragraph"),
    "h2": _("Heading 2"),
    "h3": _("Heading 3"),
    "h4": _("Heading 4"),
    "item": _("List item"),
    "numbered": _("Numbered list item"),
    "quotation": _("Quotation"),
    "pull-quote": _("Pull quote"),
    "row": _("Row of a table"),
    "caption": _("Caption of a table"),
    "pre": _("Preformatted text"),
    "picture": _("Picture"),
    "embed": _("Embedded content"),
    "rule": _("Dividing line"),
}
BLOCKS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "hr", "figure"}
BLOCKS |= {"figcaption", "table", "caption", "thead", "tbody", "tr", "div"}
CELLS = {"td", "th"}
OBJECTS = {"figure", "hr"}
# Stands for a line break that was meant, until spaces have been evened out.
BREAK = "\u2028"
# How words can be set apart from the others, and what that is called.
FORMATS = {
    "strong": _("bold"),
    "em": _("italic"),
    "sub": _("lowered"),
    "sup": _("raised"),
    "code": _("code"),
    "small": _("footnote"),
}
SPACES = re.compile(r"[ \t\r\f\n]+")

Marks = frozenset[str]
Span = tuple[str, Marks]


class Link(NamedTuple):
    words: str
    address: str


class Block(NamedTuple):
    kind: str
    text: str
    # The text in stretches of one format each.
    spans: tuple[Span, ...]
    links: tuple[Link, ...]
    # The picture's primary key, or the address of what is embedded.
    shows: int | str | None = None

    @property
    def key(self) -> tuple[Any, ...]:
        """What makes it the same block to a reader, however it is marked up."""
        return (self.text, self.shows, self.kind if not self.text else "")


def blocks_of(body: str) -> list[Block]:
    try:
        return _Reader().blocks_in(_tree(body))
    except UnreadableError:
        text = " ".join(strip_tags(body).split())
        return [Block("p", text, ((text, frozenset()),), ())]


def _tree(body: str) -> Element:
    try:
        return parse(body)
    except UnreadableError:
        return parse(harmless(body))


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.spans: list[Span] = []
        self.links: list[Link] = []

    def blocks_in(self, root: Element) -> list[Block]:
        self.read(root, frozenset(), ())
        self.end_block(())
        return self.blocks

    def read(self, element: Element, marks: Marks, inside: tuple[Element, ...]) -> None:
        self.say(element.text, marks)
        for child in element:
            if child.tag in BLOCKS:
                self.end_block(inside)
                self.read_block(child, marks, (*inside, child))
            else:
                self.read_inline(child, marks, inside)
            self.say(child.tail, marks)

    def read_block(self, child: Element, marks: Marks, inside: tuple[Element, ...]) -> None:
        told = len(self.blocks)
        self.read(child, marks, inside)
        self.end_block(inside)
        if child.tag in OBJECTS and len(self.blocks) == told:
            kind, shows = kind_of(inside)
            self.blocks.append(Block(kind, "", (), (), shows))

    def read_inline(self, child: Element, marks: Marks, inside: tuple[Element, ...]) -> None:
        if child.tag == "br":
            self.spans.append((BREAK, marks))
        elif child.tag in CELLS and self.spans:
            self.spans.append((" | ", marks))
        if child.tag == "a":
            words = " ".join("".join(child.itertext()).split())
            self.links.append(Link(words, child.get("href", "")))
        is_note = child.tag == "small"
        self.say(" [" if is_note else "", marks)
        self.read(child, marks | ({child.tag} & FORMATS.keys()), inside)
        self.say("] " if is_note else "", marks)

    def say(self, text: str | None, marks: Marks) -> None:
        if text:
            self.spans.append((text, marks))

    def end_block(self, inside: tuple[Element, ...]) -> None:
        kind, shows = kind_of(inside)
        spans = joined(even(self.spans, keeps_spaces=kind == "pre"))
        if spans:
            text = "".join(words for words, _marks in spans)
            self.blocks.append(Block(kind, text, spans, tuple(self.links), shows))
        self.spans, self.links = [], []


def kind_of(inside: tuple[Element, ...]) -> tuple[str, int | str | None]:
    """What a block is called, and what it shows if it is a figure."""
    for element in reversed(inside):
        if element.tag == "figure":
            if picture := element.get("data-picture", ""):
                return "picture", int(picture) if picture.isdecimal() else picture
            return "embed", element.get("data-embed", "")
        if element.tag == "li":
            parent = element.getparent()
            return ("numbered" if parent is not None and parent.tag == "ol" else "item"), None
        if element.tag == "blockquote":
            is_pulled = "pull-quote" in element.get("class", "").split()
            return ("pull-quote" if is_pulled else "quotation"), None
        if element.tag in ("h2", "h3", "h4", "pre", "caption"):
            return element.tag, None
        if element.tag in ("tr", "hr"):
            return {"tr": "row", "hr": "rule"}[element.tag], None
    return "p", None


def even(spans: list[Span], *, keeps_spaces: bool) -> list[Span]:
    """Spaces as they are read: one between words, none at the ends."""
    made: list[Span] = []
    for text, marks in spans:
        words = text if keeps_spaces else SPACES.sub(" ", text)
        words = words.replace(BREAK, "\n")
        if not made:
            words = words.lstrip()
        elif not keeps_spaces and made[-1][0][-1].isspace():
            words = words.lstrip(" ")
        if words:
            made.append((words, marks))
    while made and not made[-1][0].strip():
        made.pop()
    return [*made[:-1], (made[-1][0].rstrip(), made[-1][1])] if made else []


def joined(spans: list[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for text, marks in spans:
        if made and made[-1][1] == marks:
            made[-1] = (made[-1][0] + text, marks)
        else:
            made.append((text, marks))
    return tuple(made)
