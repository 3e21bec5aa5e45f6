"""Spaces as a person would have typed them, and nothing left that holds no words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from newsroom.lib.richtext.policy import Kind, tags_of
from newsroom.lib.richtext.tree import BLOCKS, INLINE, LINES, VOID, Element, elements, text_of

HARD_SPACE = "\u00a0"
SPACES = " \t\n\r\f\u00a0"
RUN = re.compile(rf"[{SPACES}]+")
# French sets a hard space before these, and behind an opening quotation mark.
AFTER_HARD_SPACE = set(":;!?\u00bb%\u20ac")
BEFORE_HARD_SPACE = {"\u00ab"}
MEAN_SOMETHING_EMPTY = {"td", "th", "figure"} | tags_of(Kind.OBJECT)


def tidy(root: Element) -> None:
    fold_spaces(root)
    drop_empty(root)
    root.text = None
    for block in root:
        block.tail = None if block.getnext() is None else "\n"


@dataclass
class Slot:
    """A place where text stands: at the start of an element, or behind it."""

    owner: Element
    place: str

    @property
    def text(self) -> str:
        return getattr(self.owner, self.place) or ""

    @text.setter
    def text(self, text: str) -> None:
        setattr(self.owner, self.place, text or None)


def fold_spaces(root: Element) -> None:
    """Goes through a body in the order of its words, knowing what stands before each piece."""
    last: Slot | None = None
    for slot in _slots(root):
        if slot is None:
            _trim_end(last)
            last = None
        elif text := fold(slot.text):
            follows_space = last is None or last.text.endswith(" ")
            slot.text = text.lstrip(SPACES) if follows_space else text
            last = slot if slot.text else last
    _trim_end(last)


def _slots(root: Element) -> Iterator[Slot | None]:
    """The places of text in order, with None wherever a line begins or ends."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in BLOCKS or element.tag in VOID:
            yield None
        if event == "start" and element.tag == "pre":
            walk.skip_subtree()
        elif event == "start" and element.tag not in VOID:
            yield Slot(element, "text")
        elif event == "end" and element is not root:
            yield Slot(element, "tail")


def fold(text: str) -> str:
    """Runs of spaces become one; a hard space stays where somebody will have meant it."""
    return RUN.sub(lambda run: _folded(run, text), text)


def _folded(run: re.Match[str], text: str) -> str:
    if run.group() != HARD_SPACE:
        return " "
    before, after = text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1]
    is_meant = (before and after) or after in AFTER_HARD_SPACE or before in BEFORE_HARD_SPACE
    return HARD_SPACE if is_meant else " "


def _trim_end(last: Slot | None) -> None:
    if last:
        last.text = last.text.rstrip(SPACES)


def drop_empty(root: Element) -> None:
    for element in reversed(elements(root)):
        if element.tag in LINES:
            _trim_breaks(element)
        if element.tag in VOID or _holds_something(element):
            continue
        if element.tag in INLINE:
            element.drop_tag()
        else:
            element.drop_tree()


def _holds_something(element: Element) -> bool:
    return bool(text_of(element).strip()) or any(True for _ in element.iter(*MEAN_SOMETHING_EMPTY))


def _trim_breaks(block: Element) -> None:
    """Line breaks at the start and the end of a paragraph show nothing."""
    while len(block) and block[0].tag == "br" and not (block.text or "").strip():
        block[0].drop_tree()
    while len(block) and block[-1].tag == "br" and not (block[-1].tail or "").strip():
        block[-1].drop_tree()
