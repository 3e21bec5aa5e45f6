"""thin for now"""

from typing import NamedTuple

HOLD_FROM, SPAM_FROM = 0.7, 0.95


class Opinion(NamedTuple):
    score: float
    loudest: list[str]


def opinion_of(name: str, text: str) -> Opinion:
    return Opinion(0.0, [])
