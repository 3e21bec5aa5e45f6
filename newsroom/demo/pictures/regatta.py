"""Six-oared gigs in the bay, seen from the cliff."""

import math

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import gull, path, smooth

COURSE = -0.34
KITS = [c.RUST, c.NIGHT, c.OCHRE, c.PAPER, c.WINE]
SKINS = ["#dba57c", "#b87d57", "#8a583f", "#e6b88f"]


def draw(canvas: Canvas) -> None:
    water(canvas)
    for index, (x, y, size, colour) in enumerate(
        [
            (430, 330, 0.78, "#e9dcc0"),
            (940, 300, 0.86, "#f2b04a"),
            (700, 560, 1.05, "#c4553a"),
            (1240, 560, 1.12, "#f4ead7"),
            (520, 850, 1.3, "#2b4c72"),
        ]
    ):
        gig(canvas, x, y, size, colour, index)
    buoy(canvas, 1455, 250)
    for x, y, size in [(210, 590, 1.2), (1080, 800, 1.5), (1180, 860, 1.2)]:
        gull(canvas, x + 30, y + 70, size, "#1d5a68")
        gull(canvas, x, y, size, "#fbf6ea")


def water(canvas: Canvas) -> None:
    canvas.gradient([(0, "#7fbcb8"), (0.5, "#3d8c95"), (1, "#1c5b6e")])
    glow(canvas, 1300, -60, 1000, "#f7e9bf", 0.6)
    for _ in range(1500):
        down = canvas.random.random()
        x, y = canvas.random.uniform(-40, 1640), down * 1000
        half, thick = canvas.random.uniform(8, 30) * (0.5 + down), 1 + down * 2.4
        tone = canvas.random.choice(["#2a7580", "#5fa9a9", "#8fc9c0", "#1f6474", "#cfe3d2"])
        crest = [(x - half, y + thick), (x, y - thick), (x + half, y + thick), (x, y)]
        canvas.fill(crest, tone)


def along(x: float, y: float, size: float, forward: float, side: float) -> Point:
    """A point of a boat: so far ahead of its middle and so far to its left."""
    cosine, sine = math.cos(COURSE), math.sin(COURSE)
    return x + (forward * cosine + side * sine) * size, y + (
        forward * sine - side * cosine * 0.8
    ) * size


def gig(canvas: Canvas, x: float, y: float, size: float, colour: str, kit: int) -> None:
    def at(forward: float, side: float) -> Point:
        return along(x, y, size, forward, side)

    wash(canvas, x, y, size)
    hull = [
        at(f, s)
        for f, s in path(
            "214,0 150,22 40,33 -120,29 -190,14 -196,0 -190,-14 -120,-29 40,-33 150,-22"
        )
    ]
    shadow = canvas.patch([(px + 8 * size, py + 24 * size) for px, py in hull], 7 * size)
    canvas.paint(shadow, "#0d3a4a", 0.65)
    oars(canvas, at, size)
    outline = smooth(hull, 2)
    canvas.fill(outline, colour)
    canvas.shade(canvas.patch(outline), c.INK, at(0, 40), at(0, -70), 0.5)
    inner = [
        at(f * 0.93, s * 0.72)
        for f, s in path("214,0 150,22 40,33 -120,29 -190,12 -190,-12 -120,-29 40,-33 150,-22")
    ]
    canvas.fill(smooth(inner, 2), "#7d5638")
    for thwart in range(7):
        forward = 128 - thwart * 46
        canvas.line([at(forward, 24), at(forward, -24)], 7 * size, "#c39a64")
    crew(canvas, at, size, kit)


def oars(canvas: Canvas, at: object, size: float) -> None:
    """Six oars, alternately to port and starboard, all at the same angle."""
    for seat in range(6):
        forward, side = 112 - seat * 46, 1 if seat % 2 else -1
        canvas.line([at(forward - 22, side * 8), at(forward + 22, side * 118)], 5 * size, "#e8d5a9")
        blade = [
            at(forward + 20, side * 110),
            at(forward + 14, side * 142),
            at(forward + 30, side * 144),
            at(forward + 27, side * 111),
        ]
        canvas.fill(blade, c.PAPER)
        px, py = at(forward - 4, side * 140)
        for _ in range(9):
            canvas.disc(
                px + canvas.random.gauss(0, 7) * size,
                py + canvas.random.gauss(0, 4) * size,
                canvas.random.uniform(1, 3.4) * size,
                "#eef6ea",
            )


def crew(canvas: Canvas, at: object, size: float, kit: int) -> None:
    for seat in range(6):
        forward, side = 112 - seat * 46, 1 if seat % 2 else -1
        person(canvas, at(forward, -side * 5), at(forward - 24, side * 9), size, KITS[kit])
    person(canvas, at(-168, 0), at(-150, 0), size, "#10182b")


def person(canvas: Canvas, middle: Point, hands: Point, size: float, kit: str) -> None:
    (x, y), skin = middle, canvas.random.choice(SKINS)
    for spread in (-9, 9):
        canvas.line([(x, y + spread * size), hands], 6 * size, skin)
    canvas.disc(x, y + 1, 14 * size, c.mix(kit, c.INK, 0.3), 16 * size)
    canvas.disc(x + 1, y - 1, 13 * size, kit, 15 * size)
    canvas.disc(x + 3 * size, y - 3 * size, 8.6 * size, skin)
    canvas.disc(
        x + 4 * size,
        y - 5 * size,
        8 * size,
        canvas.random.choice(["#2a2024", "#5d4030", "#c9b08a", c.PAPER]),
    )


def wash(canvas: Canvas, x: float, y: float, size: float) -> None:
    """White water at the stem, and a long wake that spreads."""
    for _ in range(240):
        back = canvas.random.random() ** 1.5
        side = canvas.random.choice([-1, 1]) * (12 + back * 62) + canvas.random.gauss(
            0, 5 + back * 10
        )
        px, py = along(x, y, size, 190 - back * 640, side)
        half = canvas.random.uniform(4, 16) * size * (1 - back * 0.5)
        canvas.fill(
            [(px - half, py), (px, py - 2 * size), (px + half, py), (px, py + 2 * size)],
            canvas.random.choice(["#eef6ea", "#bfe0d5", "#8fc9c0"]),
        )


def buoy(canvas: Canvas, x: float, y: float) -> None:
    canvas.paint(canvas.oval(x + 12, y + 20, 60, 20, blur=6), "#0d3a4a", 0.6)
    canvas.disc(x, y, 48, c.RUST, 40)
    canvas.shade(canvas.oval(x, y, 48, 40), c.WINE, (x + 20, y - 30), (x - 40, y + 50), 0.9)
    canvas.line([(x, y - 8), (x + 6, y - 132)], 5, c.INK)
    canvas.fill([(x + 6, y - 132), (x + 82, y - 112), (x + 5, y - 86)], c.OCHRE)
