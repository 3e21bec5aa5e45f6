"""Bodies as trees: reading and writing them, and the few moves that tidying consists of."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree, html

from newsroom.lib.richtext.policy import Kind, tags_of

# An element of lxml, which comes without types.
Element = Any

DEEPEST = 200
INLINE = tags_of(Kind.INLINE)
LINES = tags_of(Kind.LINE)
VOID = tags_of(Kind.BREAK, Kind.OBJECT)
# With the wrappers and headings that tidying has yet to do away with.
BLOCKS = tags_of(Kind.LINE, Kind.HOLDER, Kind.OBJECT) | {"div", "h1"}
VOID_TAG = re.compile(rf"<((?:{'|'.join(VOID)})\b[^>]*)>")


class UnreadableError(ValueError):
    """Nested deeper than any text is: made to do harm."""


def parse(markup: str) -> Element:
    """A div that holds the body. Raises UnreadableError.

    Takes only what the sanitiser has written: it closes every tag, which makes its HTML into XML
    but for two things. A parser for wild HTML would read the same text differently.
    """
    closed = VOID_TAG.sub(r"<\1/>", markup).replace("&nbsp;", "\u00a0")
    parser = html.XHTMLParser(huge_tree=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(f"<div>{closed}</div>", parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError from error
    if _depth(root) > DEEPEST:
        raise UnreadableError
    return root


def write(root: Element) -> str:
    """Markup of what the root holds, attributes in the order of the alphabet: the one in which the
    editor writes them, so that a body which was only opened and saved is the same one still.
    """
    for element in root.iter():
        if len(element.attrib) > 1:
            in_order = sorted(element.attrib.items())
            element.attrib.clear()
            element.attrib.update(in_order)
        if element.text is None and element.tag not in VOID:
            element.text = ""  # or it would be written as one closed tag, which HTML knows not
    outer: str = etree.tostring(root, encoding="unicode", with_tail=False)
    return outer[len("<div>") : -len("</div>")]


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def elements(root: Element, *tags: str) -> list[Element]:
    """Those inside the root, in order, as a list that stands still while the tree is changed."""
    return [element for element in root.iter(*tags) if element is not root]


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def pieces(element: Element) -> Iterator[Element | str]:
    """What an element holds, in order: its children, and the pieces of text between them."""
    if element.text:
        yield element.text
    for child in list(element):
        tail, child.tail = child.tail, None
        yield child
        if tail:
            yield tail


def add(element: Element, piece: Element | str) -> None:
    """Puts a child or a piece of text at the end."""
    if not isinstance(piece, str):
        element.append(piece)
    elif (last := next(element.iterchildren(reversed=True), None)) is not None:
        last.tail = (last.tail or "") + piece
    else:
        element.text = (element.text or "") + piece


def refill(element: Element, held: list[Element | str]) -> None:
    """Lets the element hold exactly this."""
    for child in list(element):
        element.remove(child)
    element.text = None
    for are_text, run in runs(held, lambda piece: isinstance(piece, str)):
        add(element, "".join(run) if are_text else run[0])


def wrap_content(element: Element, tag: str, attributes: dict[str, str] | None = None) -> None:
    inner = element.makeelement(tag, attributes or {})
    refill(inner, list(pieces(element)))
    refill(element, [inner])


def is_blank(piece: Element | str) -> bool:
    return isinstance(piece, str) and not piece.strip()


def runs(
    held: list[Element | str], belongs: Callable[[Element | str], bool]
) -> Iterator[tuple[bool, list[Element | str]]]:
    """Splits what an element holds into runs that belong together and pieces that do not."""
    run: list[Element | str] = []
    for piece in held:
        if belongs(piece):
            run.append(piece)
            continue
        if run:
            yield True, run
        run = []
        yield False, [piece]
    if run:
        yield True, run
