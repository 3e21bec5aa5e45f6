"""Colours as six hexadecimal digits, and the one palette that all pictures share."""

from collections.abc import Sequence

Colour = str
Stops = Sequence[tuple[float, Colour]]

INK = "#10182b"
NIGHT = "#1b2a49"
SLATE = "#3c5472"
MIST = "#9fb4bd"
FOAM = "#dfe5df"
PAPER = "#f4ead7"
SAND = "#e6cfa6"
OCHRE = "#e2a544"
RUST = "#c4553a"
WINE = "#7c2f3e"
SEA = "#2c7480"
MOSS = "#5f7a4f"


def rgb(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return red, green, blue


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """`share` of the second colour in the first."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def between(stops: Stops, position: float) -> Colour:
    """The colour at one position, from 0 to 1, of a gradient."""
    for (start, before), (end, after) in zip(stops, stops[1:], strict=False):
        if position <= end:
            return mix(before, after, max(0.0, position - start) / ((end - start) or 1))
    return stops[-1][1]
