"""The shape of a body: words in paragraphs, paragraphs in containers, nothing inside out."""

from typing import Any

from newsroom.lib.richtext import figures, footnotes
from newsroom.lib.richtext.policy import HEADINGS, TAGS, Kind, tags_of
from newsroom.lib.richtext.tree import (
    BLOCKS,
    INLINE,
    Element,
    elements,
    is_blank,
    pieces,
    refill,
    runs,
)

PARAGRAPH_HOLDERS = ("div", "blockquote")
OBJECTS = tags_of(Kind.OBJECT) | {"figure"}


def is_block(piece: Any) -> bool:
    return not isinstance(piece, str) and piece.tag in BLOCKS


def is_inline(piece: Any) -> bool:
    return not is_block(piece)


def is_object(piece: Any) -> bool:
    return not isinstance(piece, str) and piece.tag in OBJECTS


def shape(root: Element) -> None:
    figures.settle(root)
    shift_headings(root)
    drop_meaningless(root)
    drop_doubled(root)
    push_inline_into_blocks(root)
    drop_doubled(root)
    footnotes.settle(root)
    for holder in reversed(elements(root, *PARAGRAPH_HOLDERS)):
        make_paragraphs(holder)
        if holder.tag == "div":
            holder.drop_tag()
    split_paragraphs(root)
    make_paragraphs(root)
    figures.lift(root)
    flatten_headings(root)
    merge_neighbours(root)


def shift_headings(root: Element) -> None:
    """Makes room for the headline, which is the page's only h1.

    One h1 is the title of what was pasted and becomes an h2. Several are its sections, and all new
    headings move down with them. Headings that have an id were here before, and stay.
    """
    tops = elements(root, "h1")
    if len(tops) > 1:
        for heading in elements(root, *HEADINGS):
            if not heading.get("id"):
                heading.tag = "h3" if heading.tag == "h2" else "h4"
    for heading in tops:
        heading.tag = "h2"


def drop_meaningless(root: Element) -> None:
    """Takes away tags without what they are for, such as links that lead nowhere."""
    for element in elements(root):
        allowed = TAGS.get(element.tag)
        if allowed and not allowed.required <= set(element.attrib):
            element.drop_tag()
        elif not element.get("href", "/").startswith("/"):
            # A story of ours has an address on this site; elsewhere the number means another thing.
            element.attrib.pop("data-article", None)


def drop_doubled(root: Element) -> None:
    """Bold in bold is bold."""
    for element in elements(root, *INLINE):
        if any(above.tag == element.tag for above in element.iterancestors(*INLINE)):
            element.drop_tag()


def push_inline_into_blocks(root: Element) -> None:
    """Turns a bold or a link around paragraphs into one inside each of them."""
    waiting = elements(root, *INLINE)[::-1]
    while waiting:
        element = waiting.pop()
        if any(is_block(child) for child in element):
            waiting += _push_down(element)


def _push_down(element: Element) -> list[Element]:
    held: list[Element | str] = []
    made = []
    for together, run in runs(list(pieces(element)), is_inline):
        if all(is_blank(piece) or is_object(piece) for piece in run):
            held += run
            continue
        inner = element.makeelement(element.tag, dict(element.attrib))
        if together:
            refill(inner, run)
            held.append(inner)
        else:
            refill(inner, list(pieces(run[0])))
            refill(run[0], [inner])
            held.append(run[0])
            made.append(inner)
    refill(element, held)
    element.drop_tag()
    return made


def make_paragraphs(holder: Element) -> None:
    """Gives loose words in a container paragraphs of their own."""
    held: list[Element | str] = []
    for together, run in runs(list(pieces(holder)), is_inline):
        held += _paragraphs(holder, run) if together else run
    refill(holder, held)


def _paragraphs(holder: Element, run: list[Element | str]) -> list[Element | str]:
    made: list[Element | str] = []
    for lines in split_at_blank_lines(run):
        made.append(paragraph := holder.makeelement("p", {}))
        refill(paragraph, lines)
    return made


def split_at_blank_lines(run: list[Element | str]) -> list[list[Element | str]]:
    """Splits where two or more line breaks follow each other; those at the ends go too."""
    parts: list[list[Element | str]] = [[]]
    breaks: list[Element | str] = []
    for piece in run:
        if not isinstance(piece, str) and piece.tag == "br":
            breaks.append(piece)
        elif not (is_blank(piece) and (breaks or not parts[-1])):
            if len(breaks) > 1 and parts[-1]:
                parts.append([])
            elif breaks and parts[-1]:
                parts[-1].append(breaks[0])
            breaks = []
            parts[-1].append(piece)
    return [part for part in parts if part]


def split_paragraphs(root: Element) -> None:
    for paragraph in elements(root, "p"):
        if paragraph.find("br") is None:
            continue
        parts = split_at_blank_lines(list(pieces(paragraph)))
        refill(paragraph, parts[0] if parts else [])
        for part in reversed(parts[1:]):
            further = paragraph.makeelement("p", {})
            refill(further, part)
            further.tail, paragraph.tail = paragraph.tail, None
            paragraph.addnext(further)


def flatten_headings(root: Element) -> None:
    """A heading is one bold line already."""
    for heading in elements(root, *HEADINGS):
        figures.flatten(heading)
        for bold in elements(heading, "strong"):
            bold.drop_tag()


def merge_neighbours(root: Element) -> None:
    """Word and Docs cut a bold line into many bold pieces."""
    for element in elements(root, "strong", "em", "a"):
        if element.getparent() is not None:  # or it has been merged already
            _merge_what_follows(element)


def _merge_what_follows(element: Element) -> None:
    held = list(pieces(element))
    following = element.getnext()
    while following is not None and _belong_together(element, following):
        held += [element.tail or "", *pieces(following)]
        element.tail = following.tail
        following.getparent().remove(following)
        following = element.getnext()
    refill(element, held)


def _belong_together(element: Element, following: Element) -> bool:
    between = element.tail or ""
    if between.strip() or (element.tag == "a" and between):
        return False
    return bool(element.tag == following.tag and dict(element.attrib) == dict(following.attrib))
