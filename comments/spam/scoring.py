"""How likely a text is spam, by how often what is in it was found in spam and in honest texts.

Each feature says by itself how likely it makes spam; those that say most are combined as Gary
Robinson proposed (https://www.linuxjournal.com/article/6467): two tests, one for each side, whose
difference stays in the middle when the evidence is thin or divided. That is what makes a "hold
from" and a "spam from" mean something.
"""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

# How much is believed of a feature that was never seen, and how often it must be seen for more.
UNKNOWN, STRENGTH = 0.5, 0.45
# Features nearer to the middle than this say nothing.
TELLING = 0.1
MOST_TELLING = 150
NAMED = 4


class Count(NamedTuple):
    """In how many texts of each kind a feature was found; or how many texts there were."""

    spam: int = 0
    honest: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Count":
        return Count(self.spam + other[0], self.honest + other[1])


class Opinion(NamedTuple):
    """`score` is 0 for honest and 1 for spam; `loudest` is what speaks most for spam."""

    score: float
    loudest: list[str]


def opinion(features: Iterable[str], counts: Mapping[str, Count], texts: Count) -> Opinion:
    """What is to be thought of a text with these features."""
    chances = {name: chance(counts.get(name, Count()), texts) for name in features}
    telling = sorted(chances.items(), key=lambda pair: (-abs(pair[1] - 0.5), pair[0]))
    telling = [pair for pair in telling[:MOST_TELLING] if abs(pair[1] - 0.5) >= TELLING]
    loudest = [name for name, value in telling if value > 0.5][:NAMED]
    return Opinion(combined([value for _name, value in telling]), loudest)


def chance(count: Count, texts: Count) -> float:
    """How likely a text is spam in which this was found, if half of all texts were spam."""
    spam = count.spam / max(texts.spam, 1)
    honest = count.honest / max(texts.honest, 1)
    seen = count.spam + count.honest
    if not seen:
        return UNKNOWN
    plain = spam / (spam + honest)
    return (STRENGTH * UNKNOWN + seen * plain) / (STRENGTH + seen)


def combined(chances: list[float]) -> float:
    if not chances:
        return UNKNOWN
    speaks_for = tail(-2 * sum(math.log(1 - value) for value in chances), len(chances))
    speaks_against = tail(-2 * sum(math.log(value) for value in chances), len(chances))
    return (1 + speaks_against - speaks_for) / 2


def tail(chi: float, halves: int) -> float:
    """The chance of a chi-square so large by accident, with an even number of degrees."""
    half = chi / 2
    logs = [-half]
    for step in range(1, halves):
        logs.append(logs[-1] + math.log(half / step) if half else -math.inf)
    return min(1.0, math.fsum(math.exp(value) for value in logs))
