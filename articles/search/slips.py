"""Words that differ by a slip of the fingers."""

import re

from rapidfuzz.distance import OSA

SHORTEST, LONGEST = 3, 40
# From so many letters on, two slips still leave enough to know a word by.
LONG = 7
TWICE = re.compile(r"(.)\1+")


def is_a_word(folded: str) -> bool:
    """Whether it can be misspelt: numbers and very short words are what they are."""
    return SHORTEST <= len(folded) <= LONGEST and not any(map(str.isdigit, folded))


def slips_of(folded: str) -> set[str]:
    """The word itself, without any one of its letters, and with no letter doubled.

    Two words have one of these in common where a letter was left out, added, mistaken for another
    or swapped with its neighbour, and wherever they differ in doubled letters alone.
    """
    shorter = {folded[:place] + folded[place + 1 :] for place in range(len(folded))}
    return {folded, TWICE.sub(r"\1", folded), *shorter}


def distance(one: str, other: str) -> int:
    """How many slips lead from the one to the other."""
    return OSA.distance(one, other)


def is_near(typed: str, known: str) -> bool:
    return distance(typed, known) <= (2 if len(typed) >= LONG else 1)
