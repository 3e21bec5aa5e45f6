"""A text in pieces, and which of them may be read together as one word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from operator import and_
from typing import NamedTuple

from newsroom.lib.spelling import fold_with_places, marks

# Scripts that put no spaces between words: there each character counts as a word.
UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u309f"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
)
APOSTROPHES = frozenset("'\u2018\u2019\u02bc`\u00b4")
# Words of one letter, which may stand beside letters that are spaced out: "a f o o".
ONE_LETTER = frozenset("aeiouyàáâãèéêíîòóôõöúüåæøаеиоуыэюявксбж")
ENDS_SENTENCE = frozenset('.,;:!?…)]}"”»')


class Piece(NamedTuple):
    """Letters and digits with nothing between them; `gap` is what stands before."""

    letters: str
    gap: str
    start: int
    end: int
    is_single: bool
    is_unspaced: bool
    begins_sentence: bool


@lru_cache(maxsize=1)
def piece() -> re.Pattern[str]:
    alone = f"[{UNSPACED}][{marks()}]*"
    together = f"(?:[^\\W_{UNSPACED}][{marks()}]*)+"
    return re.compile(f"(?P<alone>{alone})|{together}")


def pieces_of(text: str) -> list[Piece]:
    folded, places = fold_with_places(text)
    found, end = [], 0
    for match in piece().finditer(folded):
        letters, gap = match[0], folded[end : match.start()]
        start, stop = places[match.start()], places[match.end()]
        is_unspaced = bool(match["alone"])
        is_single = len(letters) == 1 and not is_unspaced
        begins = begins_sentence(text, start, gap)
        found.append(Piece(letters, gap, start, stop, is_single, is_unspaced, begins))
        end = match.end()
    return found


def begins_sentence(text: str, start: int, gap: str) -> bool:
    """Whether a new sentence begins here, though nobody typed the space before it."""
    if not gap or gap[-1] not in ENDS_SENTENCE or not text[start].isupper():
        return False
    return text[max(0, start - len(gap) - 1)].islower()


class Run:
    """Pieces of one letter each, one after another: somebody may have spaced out a word."""

    def __init__(self, around: list[Piece], first: int, last: int) -> None:
        self.around, self.first, self.last = around, first, last
        self.letters = "".join(piece.letters for piece in around[first : last + 1])
        plain = [letter in ONE_LETTER for letter in self.letters]
        # Whether all before a letter, and all after it, may be words by themselves.
        self.is_plain_before = list(accumulate(plain, and_, initial=True))
        self.is_plain_after = list(accumulate(reversed(plain[1:]), and_, initial=True))[::-1]

    def may_start(self, at: int) -> bool:
        """Whether a word may start at this letter: it is not the later part of a longer one."""
        here = self.first + at
        if here in {0, self.last}:
            return here == 0
        gap, inside = self.around[here].gap, self.around[here + 1].gap
        return parts(gap, inside, is_outer=at == 0, is_plain=at > 0 and self.is_plain_before[at])

    def may_end(self, at: int) -> bool:
        here = self.first + at
        if here + 1 == len(self.around):
            return True
        gap, inside = self.around[here + 1].gap, self.around[here].gap
        is_outer = here == self.last
        return parts(gap, inside, is_outer=is_outer, is_plain=self.is_plain_after[at])

    def place(self, first: int, last: int) -> tuple[int, int]:
        return self.around[self.first + first].start, self.around[self.first + last].end


def parts(gap: str, inside: str, *, is_outer: bool, is_plain: bool) -> bool:
    """Whether a gap parts words, and not the letters of one word as those inside it do.

    It looks different; or a whole word is on its other side.
    """
    if gap in APOSTROPHES:
        return False
    is_space = any(character.isspace() for character in gap)
    return gap != inside or (is_space if is_outer else is_plain)


def runs_of(around: list[Piece]) -> Iterator[Run]:
    """The longest runs in which all gaps are apostrophes, or none of them is."""
    first = 0
    for here in range(1, len(around) + 1):
        if here < len(around) and goes_on(around, first, here):
            continue
        if here - first > least(around, first):
            yield Run(around, first, here - 1)
        # A letter between two kinds of gaps belongs to the runs on both of its sides.
        shares = here - first > 1 and here < len(around) and around[here].is_single
        first = here - 1 if shares else here


def least(around: list[Piece], first: int) -> int:
    """More letters than this make a run; two with an apostrophe are a word as it is: "I'm"."""
    return 2 if around[first + 1 : first + 2] and around[first + 1].gap in APOSTROPHES else 1


def goes_on(around: list[Piece], first: int, here: int) -> bool:
    if not (around[first].is_single and around[here].is_single):
        return False
    return (around[first + 1].gap in APOSTROPHES) == (around[here].gap in APOSTROPHES)


def chains_of(around: list[Piece]) -> Iterator[list[Piece]]:
    """The longest rows of pieces with marks between them and no space."""
    chain = around[:1]
    for piece in around[1:]:
        if is_cut(piece) and not chain[-1].is_unspaced:
            chain.append(piece)
            continue
        yield chain
        chain = [piece]
    yield chain


def is_cut(piece: Piece) -> bool:
    """Whether only marks part it from what is before it."""
    if piece.is_unspaced or piece.begins_sentence or piece.gap in APOSTROPHES:
        return False
    return bool(piece.gap) and not any(character.isspace() for character in piece.gap)
