"""Bars for plots at the desk, in units of the picture's own."""

from collections.abc import Sequence
from typing import Any

HEIGHT, BAR, GAP = 120, 8, 6


def two_bars(pairs: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """Two bars a day, in a picture as wide as it has days."""
    most = max([1, *(number for pair in pairs for number in pair)])
    step = 2 * BAR + GAP
    return {
        "width": len(pairs) * step,
        "height": HEIGHT,
        "most": most,
        "bar": BAR,
        "bars": [
            (place * step, scaled(first, most), scaled(second, most))
            for place, (first, second) in enumerate(pairs)
        ],
    }


def scaled(number: int, most: int, height: int = HEIGHT) -> int:
    """Nothing has no bar, and a little one that can be seen."""
    return max(round(height * number / most), 2) if number else 0
