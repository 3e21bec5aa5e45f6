"""The front page: how it is arranged, and how editors plan it."""

from articles.fronts.arranging import Block, Front, arrange
from articles.fronts.planning import Overtaken, bring_back, cancel, plan
from articles.fronts.shapes import BESIDE_THE_LEAD, ROOM, SHAPES

__all__ = [
    "BESIDE_THE_LEAD",
    "ROOM",
    "SHAPES",
    "Block",
    "Front",
    "Overtaken",
    "arrange",
    "bring_back",
    "cancel",
    "plan",
]
