"""Finds listed words in a text: as whole words, in any script, however they are spaced out.

A word of the list is found

- where it stands by itself: "press" in "the press", never in "WordPress";
- where its letters stand apart one by one: "f o o", "f.o.o", "f*o*o";
- where marks without any space cut it in pieces: "fo-o", "f.oo".

Spaces between pieces of more than one letter are never seen through: they are what parts honest
words, and "as soon" is not "ass". Nor is an apostrophe: "he'll" is not "hell".
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection

from comments.models import Word
from comments.spelled import Piece, chains_of, pieces_of, runs_of

STATE = "SELECT md5(string_agg(kind || ' ' || text, chr(10) ORDER BY id)) FROM comments_word"


class Found(NamedTuple):
    """One word of the list, and where in the text it stands."""

    word: str
    kind: str
    start: int
    end: int


class WordList:
    """Words in the form in which they are looked up; made once for each state of the list.

    The two trees are of dictionaries: by pieces, and by the letters of all pieces together.
    """

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        self.by_piece: dict[str, Any] = {}
        self.by_letter: dict[str, Any] = {}
        for text, kind in words:
            pieces = pieces_of(text)
            add(self.by_piece, [piece.letters for piece in pieces], (text, kind))
            letters = "".join(piece.letters for piece in pieces)
            if len(letters) > 1 and not any(piece.is_unspaced for piece in pieces):
                add(self.by_letter, letters, (text, kind))

    def find(self, text: str) -> list[Found]:
        """Every place where a word of the list stands, in their order."""
        pieces = pieces_of(text)
        if not pieces:
            return []
        found = {*self.standing(pieces), *self.spaced_out(pieces), *self.cut(pieces)}
        return sorted(found, key=lambda one: (one.start, one.end, one.word))

    def standing(self, pieces: list[Piece]) -> Iterator[Found]:
        letters = [piece.letters for piece in pieces]
        for first in range(len(pieces)):
            for last, word in ends(self.by_piece, letters, first):
                yield Found(*word, pieces[first].start, pieces[last].end)

    def spaced_out(self, pieces: list[Piece]) -> Iterator[Found]:
        for run in runs_of(pieces):
            for first in filter(run.may_start, range(len(run.letters))):
                for last, word in ends(self.by_letter, run.letters, first):
                    if last > first and run.may_end(last):
                        yield Found(*word, *run.place(first, last))

    def cut(self, pieces: list[Piece]) -> Iterator[Found]:
        for chain in chains_of(pieces):
            letters = "".join(piece.letters for piece in chain) if len(chain) > 1 else ""
            for last, word in ends(self.by_letter, letters, 0):
                if last == len(letters) - 1:
                    yield Found(*word, chain[0].start, chain[-1].end)


def add(tree: dict[str, Any], steps: Iterable[str], word: tuple[str, str]) -> None:
    for step in steps:
        tree = tree.setdefault(step, {})
    # No step is empty, so this names the words that end here.
    tree.setdefault("", []).append(word)


def ends(
    tree: dict[str, Any], steps: Sequence[str], first: int
) -> Iterator[tuple[int, tuple[str, str]]]:
    """The words that start at a step, each with the place of its last one."""
    for here in range(first, len(steps)):
        if (tree := tree.get(steps[here])) is None:
            return
        for word in tree.get("", ()):
            yield here, word


def listed() -> WordList:
    """The list as it stands now; compiled again only after something in it has changed."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return compiled(cursor.fetchone()[0])


@lru_cache(maxsize=1)
def compiled(state: str | None) -> WordList:
    """`state` is only what tells one list from another."""
    return WordList(Word.objects.values_list("text", "kind"))
