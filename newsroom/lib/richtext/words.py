"""The words of a body, for search, summaries and counting."""

import math
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsroom.lib.richtext.footnotes import take_out
from newsroom.lib.richtext.harmless import harmless
from newsroom.lib.richtext.tree import BLOCKS, VOID, Element, parse

# Scripts that put no spaces between words, with about how many characters make a word: people
# read some 500 Chinese characters in the minute in which they read 250 English words.
UNSPACED = {
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff": 2,
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff": 5,
}
CHARACTERS_PER_WORD = {re.compile(f"[{script}]"): count for script, count in UNSPACED.items()}
LETTER_OR_DIGIT = re.compile(r"\w")


def plain_text(html: str) -> str:
    """The words of a sanitised body: a line for each paragraph, heading, item, cell.

    Footnotes come last, as they do in print, and part no sentence.
    """
    body, notes = take_out(harmless(html), lambda _note: "")
    marked = [body, *(f"<p>{note.markup}</p>" for note in notes)]
    return "\n".join(line for part in marked for line in _lines(parse(part)))


def word_count(html: str) -> int:
    """How many words a sanitised body has.

    Words stand between spaces and have a letter or digit in them. In Chinese and Japanese two
    characters count as one word, in Thai, Lao, Khmer and Burmese five: reading times come out
    alike.
    """
    text = plain_text(html)
    count = 0
    for script, characters in CHARACTERS_PER_WORD.items():
        text, found = script.subn(" ", text)
        count += math.ceil(found / characters)
    return count + sum(bool(LETTER_OR_DIGIT.search(word)) for word in text.split())


def is_unspaced(word: str) -> bool:
    """Whether it is of a script without spaces between words, and so may be many of them."""
    return any(script.search(word) for script in CHARACTERS_PER_WORD)


def counting_rules() -> dict[str, Any]:
    """The same rules for a script that counts while somebody types."""
    return {"unspaced": list(UNSPACED.items()), "breaks": sorted(BLOCKS | set(VOID))}


def _lines(root: Element) -> Iterator[str]:
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag in BLOCKS or element.tag in VOID:
            if words := "".join(line).split():
                yield " ".join(words)
            line = []
        if event == "start":
            line.append(element.text or "")
        elif element is not root:
            line.append(element.tail or "")
