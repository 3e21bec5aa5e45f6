"""One text beside another, word by word, in any script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from articles.comparing.aligning import runs_of

SAME, ADDED, REMOVED = "same", "added", "removed"
# Scripts that put no space between words: every character is taken for itself.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
WORD = re.compile(
    rf"\s+|[{UNSPACED}]|\d+(?:[.,]\d+)+|[^\W{UNSPACED}]+(?:['\u2019][^\W{UNSPACED}]+)*|."
)
JOINERS = "\u200c\u200d"
# Texts with less in common than this read better one after the other than mixed.
LEAST_IN_COMMON = 0.25


class Piece(NamedTuple):
    """A stretch of text that stayed, came or went; for a picture, `picture` shows it."""

    kind: str
    text: str
    picture: str = ""


def words_of(text: str) -> list[str]:
    """Words, spaces and signs; joined together they are the text again."""
    found = WORD.findall(text)
    return found if text.isascii() else list(_with_marks(found))


def _with_marks(words: Iterable[str]) -> Iterator[str]:
    """Vowel signs and accents go with their letter, and do not end a word."""
    held = ""
    for word in words:
        is_mark = unicodedata.category(word[0])[0] == "M" or word[0] in JOINERS
        goes_on = is_mark or (held and _ends_in_mark(held) and word[0].isalnum())
        if held and goes_on and not held[-1].isspace():
            held += word
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _ends_in_mark(word: str) -> bool:
    is_mark = unicodedata.category(word[-1])[0] == "M" or word[-1] in JOINERS
    return is_mark and not re.match(f"[{UNSPACED}]", word)


def is_wordless(word: str) -> bool:
    return not any(character.isalnum() for character in word)


def compare(old: str, new: str) -> list[Piece]:
    """The pieces of two texts. What stayed and what went make the old, the others the new."""
    before, after = words_of(old), words_of(new)
    pieces: list[Piece] = []
    for run in runs_of(before, after, is_wordless):
        if run.is_same:
            pieces.append(Piece(SAME, "".join(before[run.old : run.old_end])))
        else:
            pieces.append(Piece(REMOVED, "".join(before[run.old : run.old_end])))
            pieces.append(Piece(ADDED, "".join(after[run.new : run.new_end])))
    pieces = tidied(pieces)
    return pieces if in_common(pieces) >= LEAST_IN_COMMON else replaced(old, new)


def replaced(old: str, new: str) -> list[Piece]:
    return [piece for piece in (Piece(REMOVED, old), Piece(ADDED, new)) if piece.text]


def in_common(pieces: list[Piece]) -> float:
    """How much stayed, from 0 to 1: of whichever side is the longer one."""
    lengths = {
        kind: sum(len(p.text) for p in pieces if p.kind == kind) for kind in (SAME, ADDED, REMOVED)
    }
    longest = lengths[SAME] + max(lengths[ADDED], lengths[REMOVED])
    return lengths[SAME] / longest if longest else 1.0


def tidied(pieces: list[Piece]) -> list[Piece]:
    """Changes with only a space or a comma between them are one change."""
    made: list[Piece] = []
    for is_change, group in groupby(_bridged(pieces), key=lambda bridged: bridged[0]):
        held = [piece for _, piece in group]
        for kind in (REMOVED, ADDED) if is_change else (SAME,):
            if text := "".join(piece.text for piece in held if piece.kind in (kind, SAME)):
                made.append(Piece(kind, text))
    return made


def _bridged(pieces: list[Piece]) -> Iterator[tuple[bool, Piece]]:
    for at, piece in enumerate(pieces):
        is_between = 0 < at < len(pieces) - 1 and is_wordless(piece.text)
        # A line break between two changes keeps them apart.
        yield piece.kind != SAME or (is_between and "\n" not in piece.text), piece
