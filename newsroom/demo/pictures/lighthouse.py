"""The Anvil light on its rock, on a night of wind."""

import math

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import moved, path, ripples, smooth

LAMP = (1075, 262)
WATER = 700


def draw(canvas: Canvas) -> None:
    sky(canvas)
    beam(canvas)
    canvas.gradient([(0, "#2b4560"), (0.3, "#1a2f4a"), (1, "#0a1424")], top=WATER)
    ripples(canvas, WATER + 5, 1000, ["#0f2038", "#38587a", "#5e7f99", "#182c48"], 700, 240)
    waves(canvas, 740, 26, "#203c5a", "#7f9cad")
    rock(canvas)
    tower(canvas)
    waves(canvas, 880, 44, "#152a45", "#9fb6bf")
    waves(canvas, 960, 58, "#0b1729", "#54708a")


def sky(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#0d1528"), (0.5, "#1f3350"), (0.85, "#3d5a75"), (1, "#5a7688")], bottom=WATER
    )
    for _ in range(130):
        x, y = canvas.random.uniform(0, 1600), canvas.random.uniform(0, 420)
        canvas.disc(x, y, canvas.random.uniform(0.6, 1.8), "#c8d6dc")
    for x, y, across, down, share in [
        (260, 190, 520, 90, 0.9),
        (760, 110, 460, 70, 0.8),
        (1420, 180, 430, 90, 0.9),
        (120, 420, 420, 80, 0.7),
        (1360, 470, 520, 70, 0.75),
        (620, 520, 480, 60, 0.5),
    ]:
        bank = canvas.oval(x, y, across, down, blur=34)
        canvas.paint(bank, "#16243c", share)
        canvas.shade(bank, "#58738a", (0, y - down * 0.1), (0, y + down * 1.7), 0.28)


def beam(canvas: Canvas) -> None:
    for end, wide, strength in [((-300, 120), 150, 0.85), ((1950, 420), 110, 0.75)]:
        x, y = LAMP
        shape = canvas.patch(
            [(x, y - 5), (end[0], end[1] - wide), (end[0], end[1] + wide), (x, y + 5)], 5
        )
        canvas.veil(shape, "#ffe9ae", (end[0] * 0.9, y), LAMP, strength)
        core = canvas.patch(
            [(x, y - 3), (end[0], end[1] - wide / 3), (end[0], end[1] + wide / 3), (x, y + 3)], 4
        )
        canvas.veil(core, "#fff6d8", (end[0] * 0.6, y), LAMP, 0.6)
    glow(canvas, *LAMP, 330, "#ffe2a0", 0.85)


def rock(canvas: Canvas) -> None:
    outline = path(
        "690,800 742,716 812,700 858,640 936,622 986,584 1160,580 1214,630 1290,646 "
        "1342,712 1420,740 1490,830 1560,960 600,960"
    )
    canvas.fill(outline, "#15202f")
    canvas.shade(canvas.patch(outline), "#48617a", (0, 820), (0, 560), 0.8)
    for facet in (
        path("858,640 936,622 960,760 880,790"),
        path("1160,580 1214,630 1200,770 1130,720"),
        path("986,584 1160,580 1130,720 1010,690"),
    ):
        canvas.shade(canvas.patch(facet), "#0a111d", (0, 560), (0, 800), 0.9)
    for step in range(14):
        canvas.box(1010 - step * 9, 596 + step * 12, 1038 - step * 9, 600 + step * 12, "#8195a1")


def tower(canvas: Canvas) -> None:
    x, y = LAMP
    body = path("1018,584 1040,312 1110,312 1132,584")
    canvas.fill(body, "#e9e0cc")
    for top, bottom in [(0.2, 0.4), (0.6, 0.8)]:
        canvas.fill(ring(top, bottom), "#b4473a")
    canvas.veil(canvas.patch(body), "#26324a", (1040, 0), (1150, 0), 0.95)
    canvas.shade(canvas.patch(body), "#26324a", (0, 400), (0, 760), 0.6)
    for height in (362, 446, 524):
        canvas.box(1064, height, 1076, height + 22, "#ffdf98")
    canvas.box(1024, 300, 1126, 314, "#121b2c")
    for post in range(1028, 1126, 12):
        canvas.line([(post, 300), (post, 278)], 2, "#121b2c")
    canvas.line([(1024, 278), (1126, 278)], 3, "#121b2c")
    canvas.box(1048, 230, 1102, 300, "#fff3cd")
    canvas.disc(x, y, 19, "#ffffff")
    for bar in (1048, 1066, 1084, 1102):
        canvas.line([(bar, 230), (bar, 300)], 2.5, "#121b2c")
    canvas.fill(path("1038,232 1056,204 1075,192 1094,204 1112,232"), "#121b2c")
    canvas.line([(1075, 194), (1075, 164)], 3, "#121b2c")
    canvas.fill(path("1130,584 1130,540 1162,524 1194,540 1194,584"), "#d5cbb6")
    canvas.fill([(1122, 544), (1162, 518), (1202, 544)], "#5a2f34")
    canvas.box(1152, 552, 1166, 570, "#ffcf7d")


def ring(top: float, bottom: float) -> list[tuple[float, float]]:
    """A painted band around the tower, between two shares of its height."""

    def edge(share: float) -> tuple[float, float, float]:
        return 1040 - 22 * share, 1110 + 22 * share, 312 + 272 * share

    left, right, high = edge(top)
    lower_left, lower_right, low = edge(bottom)
    return [(left, high), (right, high), (lower_right, low), (lower_left, low)]


def waves(canvas: Canvas, level: float, height: float, colour: str, crest: str) -> None:
    """One row of steep seas, with broken crests."""
    turn = canvas.random.uniform(0, math.tau)
    tops = [(x, level - height * swell(x, turn, height)) for x in range(-20, 1641, 10)]
    shape = [*tops, (1640, 1010), (-20, 1010)]
    canvas.fill(shape, colour)
    canvas.shade(canvas.patch(shape), crest, (0, level + height * 1.3), (0, level - height), 0.22)
    for x, y in tops:
        if y < level - height * 0.3:
            for _ in range(5):
                spray(canvas, x, y, height, crest)


def swell(x: float, turn: float, height: float) -> float:
    long = height * 8
    return abs(math.sin(x / long + turn)) ** 0.7 * 0.9 + 0.25 * math.sin(x / long * 3.3 + turn)


def spray(canvas: Canvas, x: float, y: float, height: float, crest: str) -> None:
    left = x + canvas.random.gauss(0, 10)
    top = y + abs(canvas.random.gauss(0, height * 0.16)) - 2
    drop = path("-9,2 -2,-2 10,0 2,3")
    canvas.fill(smooth(moved(drop, left, top, canvas.random.uniform(0.4, 1.3))), crest)
