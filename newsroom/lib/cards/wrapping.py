"""Breaks a headline into lines that look as if a sub-editor had."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

# Japanese and Chinese lines neither begin with these nor end with those.
NEVER_FIRST = set("、。，．：；？！）」』】〉》”’ー々…・%)]}!?,.:;")
NEVER_LAST = set("（「『【〈《“‘([{")
MORE = "…"
Width = Callable[[str], float]


class Piece(NamedTuple):
    """What is not broken, and whether a space stands before it."""

    text: str
    is_apart: bool


def pieces_of(text: str) -> list[Piece]:
    """Words; of scripts without spaces, letters with the signs that stick to them."""
    return [
        Piece(part, number == 0 and place > 0)
        for place, word in enumerate(text.split())
        for number, part in enumerate(parts_of(word))
    ]


def parts_of(word: str) -> list[str]:
    parts = [word[0]]
    for sign in word[1:]:
        before = parts[-1][-1]
        may_break = is_wide(sign) or is_wide(before)
        if may_break and sign not in NEVER_FIRST and before not in NEVER_LAST:
            parts.append(sign)
        else:
            parts[-1] += sign
    return parts


def is_wide(sign: str) -> bool:
    """Of a script that is broken anywhere. Korean has spaces, and is broken at them."""
    is_korean = "\uac00" <= sign <= "\ud7a3"
    return unicodedata.east_asian_width(sign) in "WF" and not is_korean


def lines_of(pieces: Sequence[Piece], width: Width, room: float) -> list[str]:
    lines: list[str] = []
    for piece in pieces:
        longer = (lines[-1] if lines else "") + (" " if piece.is_apart else "") + piece.text
        if lines and width(longer) <= room:
            lines[-1] = longer
        else:
            lines += broken(piece.text, width, room)
    return lines


def broken(word: str, width: Width, room: float) -> Iterator[str]:
    """A word as it is, or in parts when no line could hold it."""
    while width(word) > room and len(word) > 1:
        kept = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or width(word[:n]) <= room)
        yield word[:kept]
        word = word[kept:]
    yield word


def balanced(pieces: Sequence[Piece], width: Width, room: float) -> list[str]:
    """In as few lines as it takes, none of them much shorter than the others."""
    lines = lines_of(pieces, width, room)
    narrow, wide = 0.0, room
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        tried = lines_of(pieces, width, middle)
        if len(tried) > len(lines) or any(width(piece.text) > middle for piece in pieces):
            narrow = middle
        else:
            wide, lines = middle, tried
    return lines


def cut(lines: list[str], most: int, width: Width, room: float) -> list[str]:
    """The first lines; where more would follow, the last one says so."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(last + MORE) > room:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip(" ,;:–—-") + MORE]
