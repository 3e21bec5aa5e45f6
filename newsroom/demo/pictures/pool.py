"""The Saltpans lido from above, with a few early swimmers."""

import math

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.shapes import moved, path, smooth

LEFT, TOP, RIGHT, LOW = 250, 150, 1350, 850
LANES = 7


def draw(canvas: Canvas) -> None:
    deck(canvas)
    water(canvas)
    lanes(canvas)
    for x, y, lean, suit in [
        (600, 200, 1, c.RUST),
        (1040, 300, -1, c.OCHRE),
        (760, 400, 1, c.WINE),
        (480, 600, -1, c.NIGHT),
        (1150, 700, 1, c.RUST),
        (890, 800, -1, c.SLATE),
    ]:
        swimmer(canvas, x, y, lean, suit)
    steps(canvas)
    loungers(canvas)
    light(canvas)


def deck(canvas: Canvas) -> None:
    """Pale slabs; the tide line and the sea wall at the foot."""
    canvas.gradient([(0, "#ead9bb"), (1, "#e2ccaa")])
    for x in range(0, 1600, 80):
        canvas.line([(x, 0), (x, 1000)], 1.4, "#cdb793")
    for y in range(0, 1000, 80):
        canvas.line([(0, y), (1600, y)], 1.4, "#cdb793")
    for _ in range(70):
        x, y = canvas.random.randrange(20) * 80, canvas.random.randrange(13) * 80
        canvas.box(
            x + 1, y + 1, x + 79, y + 79, canvas.random.choice(["#e4d0ad", "#efe1c6", "#dfc9a3"])
        )
    shadow = canvas.patch(path("-20,904 1620,884 1620,1010 -20,1010"), 4)
    canvas.paint(shadow, "#8a7a6a", 0.5)
    canvas.fill(path("-20,924 1620,904 1620,1010 -20,1010"), "#2f6470")
    for x in range(-20, 1640, 26):
        y = 936 - x * 0.0125 + canvas.random.uniform(-3, 16)
        canvas.disc(x, y, canvas.random.uniform(10, 24), "#e8eee3", canvas.random.uniform(3, 8))


def water(canvas: Canvas) -> None:
    canvas.box(LEFT - 26, TOP - 26, RIGHT + 26, LOW + 26, "#f9f1de")
    canvas.box(LEFT - 8, TOP - 8, RIGHT + 8, LOW + 8, "#b9d4cd")
    basin = canvas.patch([(LEFT, TOP), (RIGHT, TOP), (RIGHT, LOW), (LEFT, LOW)])
    canvas.paint(basin, "#4fb0b4")
    canvas.veil(basin, "#1c6f82", (LEFT, 0), (RIGHT + 200, 0), 0.95)
    inner = canvas.patch(
        [
            (LEFT, TOP),
            (RIGHT, TOP),
            (RIGHT, TOP + 60),
            (LEFT + 60, TOP + 60),
            (LEFT + 60, LOW),
            (LEFT, LOW),
        ],
        5,
    )
    canvas.paint(inner, "#15566a", 0.35)
    for lane in range(LANES):
        y = lane_middle(lane)
        canvas.line([(LEFT + 90, y), (RIGHT - 70, y)], 11, "#2b8a95")
        for end in (LEFT + 90, RIGHT - 70):
            canvas.line([(end, y - 22), (end, y + 22)], 11, "#2b8a95")
    caustics(canvas)


def lane_middle(lane: int) -> float:
    return TOP + (LOW - TOP) * (lane + 0.5) / LANES


def caustics(canvas: Canvas) -> None:
    """The net of light on the bottom: loops that never quite close."""
    for _ in range(330):
        x, y = (
            canvas.random.uniform(LEFT + 12, RIGHT - 60),
            canvas.random.uniform(TOP + 16, LOW - 20),
        )
        wide, high = canvas.random.uniform(22, 58), canvas.random.uniform(9, 24)
        turn = canvas.random.uniform(0, math.tau)
        arc = [turn + step / 9 * canvas.random.uniform(3.2, 4.4) for step in range(10)]
        loop = [(x + wide * math.cos(a), y + high * math.sin(a)) for a in arc]
        loop = [point for point in loop if LEFT < point[0] < RIGHT and TOP < point[1] < LOW]
        if len(loop) > 4:
            canvas.line(
                loop,
                canvas.random.uniform(1, 2.6),
                canvas.random.choice(["#7fcac7", "#a9dfd6", "#63b9ba"]),
            )


def lanes(canvas: Canvas) -> None:
    for lane in range(1, LANES):
        y = TOP + (LOW - TOP) * lane / LANES
        x = float(LEFT)
        while x < RIGHT:
            sway = math.sin(x / 90 + lane) * 1.6
            colour = c.RUST if (x - LEFT) < 130 or (RIGHT - x) < 140 else canvas_stripe(x)
            canvas.line([(x, y + sway + 5), (x + 17, y + sway + 5)], 5, "#1b6577")
            canvas.line([(x, y + sway), (x + 17, y + sway)], 6, colour)
            x += 20


def canvas_stripe(x: float) -> str:
    return c.PAPER if int(x // 100) % 2 else c.OCHRE


def swimmer(canvas: Canvas, x: float, y: float, lean: int, suit: str) -> None:
    """A crawl swimmer from above, with shadow, splash and wake."""
    skin = canvas.random.choice(["#dba57c", "#b87d57", "#8a583f", "#e6b88f"])
    body = smooth(path("34,-11 36,11 -8,13 -44,7 -44,-7 -8,-13"), 3)
    canvas.paint(canvas.patch(moved(body, x + 8, y + 26, 1.35, lean), 5), "#0f4a5c", 0.5)
    for width, colour in ((30, "#a9dfd6"), (12, "#effaf2")):
        for drop in range(26):
            back = 44 + drop * 5
            canvas.disc(
                x - lean * back * 1.3, y + canvas.random.gauss(0, width * 0.28), 3.4, colour, 2.2
            )
    canvas.line(moved([(-38, -4), (-62, -9), (-84, -4)], x, y, 1.3, lean), 10, skin)
    canvas.line(moved([(-38, 4), (-62, 7), (-82, 10)], x, y, 1.3, lean), 10, skin)
    canvas.line(moved([(26, 10), (48, 24), (78, 20)], x, y, 1.3, lean), 10, skin)
    canvas.line(moved([(26, -10), (10, -30), (-18, -30)], x, y, 1.3, lean), 10, skin)
    canvas.fill(moved(body, x, y, 1.3, lean), suit)
    canvas.shade(canvas.patch(moved(body, x, y, 1.3, lean)), c.INK, (0, y - 12), (0, y + 26), 0.5)
    canvas.disc(x + lean * 64, y, 16, canvas.random.choice([c.PAPER, c.OCHRE, c.NIGHT]), 14)
    for _ in range(14):
        canvas.disc(
            x + lean * (96 + canvas.random.gauss(0, 9)),
            y + 24 + canvas.random.gauss(0, 7),
            3,
            "#effaf2",
        )


def steps(canvas: Canvas) -> None:
    for y in (TOP + 60, LOW - 60):
        for rail in (-16, 16):
            canvas.line([(RIGHT - 6, y + rail + 6), (RIGHT + 46, y + rail + 6)], 5, "#b59f7d")
            canvas.line([(RIGHT - 12, y + rail), (RIGHT + 42, y + rail)], 6, "#7c8a8c")
    for lane in range(LANES):
        y = lane_middle(lane)
        canvas.box(LEFT - 84, y - 20, LEFT - 30, y + 30, "#b09874")
        canvas.box(LEFT - 90, y - 26, LEFT - 36, y + 22, "#3f6a72")
        canvas.box(LEFT - 84, y - 20, LEFT - 42, y + 16, "#f4ead7")


def loungers(canvas: Canvas) -> None:
    for x, y, colour in [
        (1450, 170, c.RUST),
        (1450, 300, c.OCHRE),
        (1450, 560, c.SEA),
        (1450, 690, c.RUST),
    ]:
        shade = canvas.patch(
            [(x + 8, y + 12), (x + 96, y + 12), (x + 96, y + 74), (x + 8, y + 74)], 4
        )
        canvas.paint(shade, "#7d6a55", 0.5)
        canvas.box(x, y, x + 86, y + 58, c.PAPER)
        for stripe in range(4):
            canvas.box(x + 4 + stripe * 22, y + 3, x + 14 + stripe * 22, y + 55, colour)
    parasol(canvas, 1480, 440, 74)
    parasol(canvas, 60, 200, 84)
    parasol(canvas, 40, 700, 80)


def parasol(canvas: Canvas, x: float, y: float, across: float) -> None:
    canvas.paint(canvas.oval(x + 26, y + 34, across, blur=5), "#6b5a4a", 0.55)
    for wedge in range(10):
        start, end = math.tau * wedge / 10, math.tau * (wedge + 1) / 10
        rim = [
            (x + across * math.cos(t), y + across * math.sin(t))
            for t in (start, (start + end) / 2, end)
        ]
        canvas.fill([(x, y), *rim], c.PAPER if wedge % 2 else c.RUST)
        canvas.veil(
            canvas.patch([(x, y), *rim]),
            c.WINE,
            (x - across, y - across),
            (x + across, y + across),
            0.35,
        )
    canvas.disc(x, y, 5, c.NIGHT)


def light(canvas: Canvas) -> None:
    canvas.veil(canvas.whole(), "#ffe2a6", (1200, 900), (-200, -200), 0.3)
    canvas.veil(canvas.whole(), "#2b4a5a", (800, 400), (2000, 1500), 0.35)
