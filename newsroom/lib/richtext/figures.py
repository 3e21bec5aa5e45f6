"""Figures, each a block of its own: a picture or an embed by name, and a caption."""

from collections.abc import Iterator

from newsroom.lib.richtext.tree import (
    BLOCKS,
    INLINE,
    Element,
    elements,
    is_blank,
    pieces,
    refill,
)

# What a figure shows; of two, the first.
REFERENCES = ("data-picture", "data-embed")


def settle(root: Element) -> None:
    """Leaves in each figure its caption alone, and lets what shows nothing be mere words."""
    for figure in elements(root, "figure"):
        named = [name for name in REFERENCES if name in figure.attrib]
        for name in named[1:]:
            del figure.attrib[name]
        if not named:
            figure.tag = "div"
            figure.attrib.clear()
    # Those inside others first: by the time an outer one is emptied they are settled.
    for figure in reversed(elements(root, "figure")):
        _keep_caption(figure)
    for caption in elements(root, "figcaption"):
        if caption.getparent().tag != "figure":
            caption.tag = "div"


def _keep_caption(figure: Element) -> None:
    caption = next(_own_captions(figure), None)
    rest = figure.makeelement("div", {})
    inner = [] if caption is None else [caption, *elements(caption, "figure")]
    for element in inner:
        _take_out(element)
    refill(rest, [*pieces(figure), *inner[1:]])
    refill(figure, inner[:1])
    if len(rest) or not is_blank(rest.text or ""):
        rest.tail, figure.tail = figure.tail, None
        figure.addnext(rest)
    if caption is not None:
        flatten(caption)


def _own_captions(figure: Element) -> Iterator[Element]:
    for caption in figure.iter("figcaption"):
        if next(caption.iterancestors("figure")) is figure:
            yield caption


def _take_out(element: Element) -> None:
    """Out of the tree, leaving the words behind it where they are."""
    if element.tail:
        element.tail = f" {element.tail}"
    element.drop_tree()
    element.tail = None


def flatten(line: Element) -> None:
    """Makes one line of words of whatever stands in it."""
    for inner in elements(line):
        if inner.tag == "br" or inner.tag in BLOCKS:
            inner.text, inner.tail = f" {inner.text or ''}", f" {inner.tail or ''}"
        if inner.tag not in INLINE:
            inner.drop_tag()


def lift(root: Element) -> None:
    """Takes figures out of what they stand in: behind it, or between its halves."""
    for figure in reversed(elements(root, "figure")):
        while (parent := figure.getparent()) is not root:
            if parent.tag == "blockquote":
                _split_behind(figure, parent)
            _take_out(figure)
            parent.addnext(figure)


def _split_behind(figure: Element, parent: Element) -> None:
    rest = parent.makeelement(parent.tag, dict(parent.attrib))
    rest.text, figure.tail = figure.tail, None
    for following in list(figure.itersiblings()):
        rest.append(following)
    parent.addnext(rest)
