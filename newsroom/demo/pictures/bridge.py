"""The swing bridge over the Wend, early on a clear morning."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import moved, path, ridge, ripples

WATER = 690
DECK = 560


def draw(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#2f7582"), (0.45, "#83b2aa"), (0.8, "#ecd9ae"), (1, "#f5e4c0")], bottom=WATER
    )
    glow(canvas, 1180, 520, 720, "#fff2cf", 0.7)
    banks(canvas)
    water(canvas)
    for lean in (-1, 1):
        span(canvas, lean)
    tower(canvas)
    pier(canvas)
    traffic(canvas)


def banks(canvas: Canvas) -> None:
    for level, height, colour in [
        (610, 150, "#9cbcae"),
        (650, 110, "#6c9a96"),
        (684, 80, "#3f737a"),
    ]:
        line = ridge(canvas, level, height, 1.5 + level / 500, WATER + 10)
        canvas.fill(line, colour)
        canvas.shade(canvas.patch(line), "#f1dfb6", (0, level - height), (0, WATER + 80), 0.6)
    x = -10.0
    while x < 640:
        x += house(canvas, x)


def house(canvas: Canvas, x: float) -> float:
    """One house of the quay, gable or flat; says how wide it is."""
    wide, high = canvas.random.uniform(30, 72), canvas.random.uniform(44, 104)
    top, gable = WATER - high, canvas.random.choice([6, 22, 30])
    walls = [(x, WATER), (x, top), (x + wide / 2, top - gable), (x + wide, top), (x + wide, WATER)]
    canvas.fill(
        walls, canvas.random.choice(["#2c5c68", "#3c6d70", "#b0573f", "#d9b477", "#244b58"])
    )
    canvas.shade(canvas.patch(walls), "#153642", (x + wide * 1.6, 0), (x - wide * 0.4, 0), 0.6)
    for floor in range(int(high // 26)):
        for window in range(int(wide // 16)):
            left, upper = x + 7 + window * 15, top + 10 + floor * 25
            canvas.box(
                left, upper, left + 7, upper + 12, "#f2dca6" if (floor + window) % 3 else "#17333d"
            )
    return wide + 1


def water(canvas: Canvas) -> None:
    canvas.gradient([(0, "#d8cfa8"), (0.2, "#7fa8a0"), (0.6, "#2b6672"), (1, "#123947")], top=WATER)
    colours = ["#18444f", "#2f6d77", "#76a7a2", "#efdcb0"]
    shadow = canvas.patch(path("-40,800 700,790 900,790 1640,800 1640,850 -40,850"), 12)
    canvas.paint(shadow, "#0d2a36", 0.45)
    tower = canvas.patch(path("690,700 910,700 880,1010 720,1010"), 10)
    canvas.paint(tower, "#0d2a36", 0.5)
    ripples(canvas, WATER + 8, 1000, colours, 900, 200)


def span(canvas: Canvas, lean: int) -> None:
    """One arm of the bridge, highest in the middle: a truss hung from the tower."""
    ink = "#14303d"
    top = path("0,-232 250,-178 480,-118 700,-66 860,-40")
    low = path("0,0 250,0 480,0 700,0 860,0")
    over = moved(top, 800, DECK, 1, lean)
    under = moved(low, 800, DECK, 1, lean)
    canvas.line(over, 17, ink)
    canvas.line(over, 4, "#b8643f")
    bars(canvas, lean, ink)
    canvas.line(under, 26, ink)
    canvas.line(moved([(0, -8), (880, -8)], 800, DECK, 1, lean), 4, "#c06a44")
    canvas.line(moved([(0, -36), (880, -36)], 800, DECK, 1, lean), 3, ink)


def bars(canvas: Canvas, lean: int, ink: str) -> None:
    heights = [(x, -232 + x * 0.2195) for x in range(0, 861, 86)]
    for (ax, ay), (bx, by) in zip(heights, heights[1:], strict=False):
        post = moved([(bx, by), (bx, 0)], 800, DECK, 1, lean)
        slope = moved([(ax, ay + 3), (bx, 0)], 800, DECK, 1, lean)
        cross = moved([(ax, 0), (bx, by + 3)], 800, DECK, 1, lean)
        canvas.line(post, 8, ink)
        canvas.line(slope, 7, ink)
        canvas.line(cross, 2.5, "#2a4d58")


def tower(canvas: Canvas) -> None:
    """The engine house with its clock, above the pivot."""
    walls = [(742, DECK), (752, 268), (848, 268), (858, DECK)]
    canvas.fill(walls, "#a8513a")
    canvas.shade(canvas.patch(walls), "#4f2430", (900, 0), (700, 0), 0.95)
    canvas.fill([(738, 272), (800, 176), (862, 272)], "#1b3a46")
    canvas.shade(
        canvas.patch([(738, 272), (800, 176), (862, 272)]), "#7da39b", (760, 0), (880, 0), 0.7
    )
    canvas.line([(800, 180), (800, 128)], 4, "#14303d")
    canvas.disc(800, 322, 31, "#14303d")
    canvas.disc(800, 322, 26, c.PAPER)
    canvas.line([(800, 322), (800, 302)], 4, "#14303d")
    canvas.line([(800, 322), (814, 330)], 4, "#14303d")
    for y in (384, 446):
        for x in (774, 808):
            canvas.box(x, y, x + 18, y + 40, "#f3d48c")
            canvas.line([(x + 9, y), (x + 9, y + 40)], 2, "#7a3c32")


def pier(canvas: Canvas) -> None:
    drum = [(690, DECK + 14), (910, DECK + 14), (896, WATER + 64), (704, WATER + 64)]
    canvas.fill(drum, "#5b5f60")
    canvas.shade(canvas.patch(drum), "#1d2f38", (930, 0), (640, 0), 1)
    canvas.box(676, DECK + 8, 924, DECK + 34, "#14303d")
    for course in range(5):
        canvas.line(
            [(696, DECK + 56 + course * 27), (904, DECK + 56 + course * 27)], 1.5, "#33454b"
        )
    canvas.disc(800, WATER + 64, 108, "#16323d", 13)


def traffic(canvas: Canvas) -> None:
    """A tram crosses; somebody pushes a bicycle the other way."""
    canvas.box(1150, DECK - 74, 1330, DECK - 14, c.OCHRE)
    canvas.box(1150, DECK - 34, 1330, DECK - 14, "#9c3f33")
    for x in range(1160, 1320, 27):
        canvas.box(x, DECK - 66, x + 20, DECK - 42, "#f8edcf")
    canvas.line([(1240, DECK - 74), (1226, DECK - 96)], 3, "#14303d")
    ink = "#14303d"
    for x in (452, 500):
        canvas.disc(x, DECK - 26, 14, ink)
        canvas.disc(x, DECK - 26, 11, "#cfd3b0")
    canvas.line([(452, DECK - 26), (470, DECK - 50), (492, DECK - 50), (500, DECK - 26)], 3, ink)
    canvas.line([(470, DECK - 50), (478, DECK - 26), (492, DECK - 50)], 3, ink)
    canvas.fill([(423, DECK - 60), (437, DECK - 60), (439, DECK - 34), (420, DECK - 34)], "#9c3f33")
    canvas.line([(426, DECK - 36), (420, DECK - 12)], 6, ink)
    canvas.line([(434, DECK - 36), (442, DECK - 12)], 6, ink)
    canvas.line([(432, DECK - 54), (466, DECK - 46)], 4, "#9c3f33")
    canvas.disc(431, DECK - 67, 6, "#8a4a3a")
