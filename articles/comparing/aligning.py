"""Which parts of two sequences belong together, in time that stays bounded."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

# Above this many pairs, only what is there once on both sides holds two sequences together.
MOST_PAIRS = 250_000

Parts = Sequence[Hashable]


class Run(NamedTuple):
    """Parts from `old` to `old_end` became those from `new` to `new_end`, or stayed the same."""

    old: int
    old_end: int
    new: int
    new_end: int
    is_same: bool = False


def runs_of(
    old: Parts, new: Parts, is_junk: Callable[[Hashable], bool] | None = None
) -> Iterator[Run]:
    """What stayed and what changed, in order; together the runs cover both sequences.

    `is_junk` tells what never holds two sequences together by itself, such as a space.
    """
    at_old = at_new = 0
    for begin_old, begin_new, length in _joined(_matches(old, new, is_junk)):
        if at_old < begin_old or at_new < begin_new:
            yield Run(at_old, begin_old, at_new, begin_new)
        at_old, at_new = begin_old + length, begin_new + length
        yield Run(begin_old, at_old, begin_new, at_new, is_same=True)
    if at_old < len(old) or at_new < len(new):
        yield Run(at_old, len(old), at_new, len(new))


Match = tuple[int, int, int]


def _matches(old: Parts, new: Parts, is_junk: Callable | None) -> Iterator[Match]:
    """Stretches that are the same: what both begin and end with, and what lies between."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    if start:
        yield 0, 0, start
    between = (old[start : len(old) - end], new[start : len(new) - end])
    for begin_old, begin_new, length in _matches_between(*between, is_junk):
        yield start + begin_old, start + begin_new, length
    if end:
        yield len(old) - end, len(new) - end, end


def _matches_between(old: Parts, new: Parts, is_junk: Callable | None) -> Iterator[Match]:
    if len(old) * len(new) <= MOST_PAIRS:
        found = SequenceMatcher(is_junk, old, new, autojunk=len(old) * len(new) > 40_000)
        yield from (tuple(block) for block in found.get_matching_blocks() if block.size)
        return
    at_old = at_new = 0
    for begin_old, begin_new in [*_anchors(old, new, is_junk), (len(old), len(new))]:
        gap = (old[at_old:begin_old], new[at_new:begin_new])
        # A gap as large as before has nothing to hold on to: it counts as rewritten.
        if len(gap[0]) * len(gap[1]) <= MOST_PAIRS:
            for inner_old, inner_new, length in _matches_between(*gap, is_junk):
                yield at_old + inner_old, at_new + inner_new, length
        if begin_old < len(old):
            yield begin_old, begin_new, 1
        at_old, at_new = begin_old + 1, begin_new + 1


def _common(old: Parts, new: Parts) -> int:
    """How many parts both begin with."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _anchors(old: Parts, new: Parts, is_junk: Callable | None) -> list[tuple[int, int]]:
    """What is there exactly once on both sides, in the longest order that both share."""
    counts = Counter(new)
    once = {part for part, count in Counter(old).items() if count == 1 and counts[part] == 1}
    places = {part: at for at, part in enumerate(new) if part in once}
    pairs = [
        (at, places[part])
        for at, part in enumerate(old)
        if part in places and not (is_junk and is_junk(part))
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of pairs in which the second numbers rise as the first ones do."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else None)
    chosen = []
    step = last[-1] if last else None
    while step is not None:
        chosen.append(pairs[step])
        step = before[step]
    return chosen[::-1]


def _joined(matches: Iterator[Match]) -> Iterator[Match]:
    """Neighbouring matches as one."""
    held: Match | None = None
    for match in matches:
        if held and (held[0] + held[2], held[1] + held[2]) == match[:2]:
            held = (held[0], held[1], held[2] + match[2])
            continue
        if held:
            yield held
        held = match
    if held:
        yield held
