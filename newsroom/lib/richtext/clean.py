"""Makes any text fit to be stored and shown: harmless, tidy, with an id on every heading."""

import re
from functools import lru_cache
from html import escape

from newsroom.lib.richtext import blocks, contents, lists, pasted, spaces
from newsroom.lib.richtext.harmless import harmless, telling
from newsroom.lib.richtext.tree import UnreadableError, parse, write
from newsroom.lib.text import fit

# A body is tidied until nothing changes any more; what Word makes needs two or three rounds.
MOST_ROUNDS = 8
# So many tags left open at once are no text, and reading them would take minutes.
MOST_OPEN_TAGS = 5000
TAG = re.compile(r"<(/?)([a-zA-Z]+)")
NEVER_CLOSED = {"br", "hr", "img", "meta", "link", "col", "input", "wbr"}
BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


# One save cleans the same body several times over: in the form, the model and the field.
@lru_cache(maxsize=16)
def sanitise(html: str) -> str:
    """The body as it is stored. Takes any text, never raises, and changes nothing done twice."""
    text = fit(html)
    settled = _settle(text if TAG.search(text) else _paragraphs(text))
    if settled is None:
        settled = _settle(_paragraphs(escape(text, quote=False)))
    return settled or ""


def _settle(markup: str) -> str | None:
    """Tidies until nothing changes any more; None for what is too odd to come to rest."""
    if _most_open_tags(markup) > MOST_OPEN_TAGS:
        return None
    for _round in range(MOST_ROUNDS):
        try:
            tidied = _tidy(markup)
        except UnreadableError:
            return None
        if tidied == markup:
            return tidied
        markup = tidied
    return None


def _tidy(markup: str) -> str:
    """One round. Whatever happens in the middle, the last word is the sanitiser's."""
    root = parse(telling(markup))
    pasted.translate(root)
    blocks.shape(root)
    lists.mend(root)
    spaces.tidy(root)
    contents.give_ids(root)
    return harmless(write(root))


def _paragraphs(text: str) -> str:
    """Plain text as paragraphs: a blank line ends one, a single line break stays one."""
    parts = BLANK_LINES.split(text.strip())
    return "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in parts)


def _most_open_tags(markup: str) -> int:
    """Never less than the real nesting, and found without building a tree."""
    now = most = 0
    for closing, name in TAG.findall(markup):
        if name.lower() not in NEVER_CLOSED:
            now = max(0, now - 1) if closing else now + 1
            most = max(most, now)
    return most
