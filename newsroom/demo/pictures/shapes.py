"""Shapes that several pictures need: ridges, waves, reflections, rows of houses."""

import math

from newsroom.demo.pictures.canvas import SHEET, Canvas, Point, Points
from newsroom.demo.pictures.colours import Colour


def ridge(canvas: Canvas, level: float, height: float, waves: float, base: float) -> Points:
    """A line of hills across the sheet, closed at `base`."""
    turns = [canvas.random.uniform(0, math.tau) for _ in range(5)]
    line = [(x, level - height * roll(x / SHEET * waves, turns)) for x in range(-20, SHEET + 21, 8)]
    return [*line, (SHEET + 20, base), (-20, base)]


def roll(position: float, turns: list[float]) -> float:
    """Hills from a few waves, each shorter and lower than the one before."""
    total = sum(
        math.sin(position * math.tau * 1.9**octave + turn) / 1.8**octave
        for octave, turn in enumerate(turns)
    )
    return 0.5 + total / 3.6


def ripples(
    canvas: Canvas, top: float, bottom: float, colours: list[Colour], amount: int, long: float
) -> None:
    """Flat strokes on water: fine and close far away, long and loose near by."""
    for _ in range(amount):
        nearness = canvas.random.random() ** 1.6
        y = top + (bottom - top) * nearness
        half = long * (0.08 + nearness) * canvas.random.uniform(0.3, 1)
        stroke(
            canvas, canvas.random.uniform(-40, SHEET + 40), y, half, 0.6 + nearness * 3.4, colours
        )


def gull(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A bird far off: two bent wings."""
    wings = path("-48,2 -26,-17 -6,-9 0,-2 8,-10 30,-22 54,-10 30,-15 10,-2 3,7 -3,7 -9,-1 -25,-10")
    canvas.fill(smooth(moved(wings, x, y, size)), colour)


def stroke(
    canvas: Canvas, x: float, y: float, half: float, thick: float, colours: list[Colour]
) -> None:
    colour = canvas.random.choice(colours)
    canvas.fill([(x - half, y), (x, y - thick / 2), (x + half, y), (x, y + thick / 2)], colour)


def reflection(
    canvas: Canvas, x: float, top: float, bottom: float, width: float, colours: list[Colour]
) -> None:
    """Light that stands in the water below a lamp or a low sun, broken by the swell."""
    y = top
    while y < bottom:
        share = (y - top) / (bottom - top)
        half = width * (0.35 + share * 0.9) * canvas.random.uniform(0.25, 1)
        shift = canvas.random.uniform(-1, 1) * width * (0.1 + share * 0.5)
        if canvas.random.random() > share * 0.75:
            stroke(canvas, x + shift, y, half, 1.5 + share * 5, colours)
        y += 3 + share * 7


def smooth(points: Points, rounds: int = 2) -> Points:
    """Rounds the corners of a closed shape by cutting them, again and again."""
    for _ in range(rounds):
        cut = []
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25)]
            cut += [(ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        points = cut
    return points


def moved(points: Points, x: float, y: float, size: float = 1, lean: int = 1) -> list[Point]:
    """A shape drawn around (0, 0), put in its place; a lean of -1 turns it round."""
    return [(x + along * size * lean, y + down * size) for along, down in points]


def path(text: str) -> Points:
    """Points written as in a drawing programme: "120,40 180,60 150,90"."""
    pairs = (pair.split(",") for pair in text.split())
    return [(float(x), float(y)) for x, y in pairs]
