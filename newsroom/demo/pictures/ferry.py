"""The ferry Constance in the morning mist, on her way from the island."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import gull, moved, path, reflection, ridge, ripples

WATER = 560
SHIP = (930, 640)


def draw(canvas: Canvas) -> None:
    sky(canvas)
    island(canvas)
    water(canvas)
    ferry(canvas)
    gulls(canvas)
    mist(canvas)


def sky(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#8fa9b3"), (0.5, "#c6d0c8"), (0.85, "#f0dfc0"), (1, "#f6e7cb")], bottom=WATER
    )
    glow(canvas, 330, 330, 560, "#fff6df", 0.9)
    canvas.disc(330, 330, 60, "#fffaf0")


def island(canvas: Canvas) -> None:
    for level, height, waves, colour in [
        (535, 190, 0.8, "#b6c4c0"),
        (552, 120, 1.4, "#93aaad"),
        (562, 56, 2.6, "#6f8d95"),
    ]:
        line = ridge(canvas, level, height, waves, WATER + 10)
        canvas.fill(line, colour)
        canvas.shade(canvas.patch(line), "#f0e0c4", (0, level - height * 0.7), (0, WATER + 30), 0.8)


def water(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#efe0c4"), (0.12, "#b9c7c1"), (0.5, "#5f8892"), (1, "#1f4a5c")], top=WATER
    )
    ripples(canvas, WATER + 10, 1000, ["#2b5b6c", "#477884", "#8fb0b3", "#e8dcc2"], 1300, 190)
    reflection(canvas, 330, WATER + 4, 960, 70, ["#fff6df", "#fbe9c6"])


def ferry(canvas: Canvas) -> None:
    x, y = SHIP
    size = 1.55
    wake(canvas, x, y)
    shadow = canvas.patch(moved(path("-270,40 290,40 220,150 -200,150"), x, y, size), 9)
    canvas.veil(shadow, "#123243", (0, y + 230), (0, y), 0.8)
    hull = moved(path("-282,-34 -268,46 252,46 318,-58 236,-40"), x, y, size)
    canvas.fill(hull, "#17324a")
    canvas.fill(moved(path("-272,26 -268,46 252,46 265,26"), x, y, size), c.RUST)
    canvas.shade(canvas.patch(hull), "#0c1c2f", (x - 300, y), (x + 560, y), 0.9)
    canvas.line(moved([(-278, -16), (288, -16)], x, y, size), 4, c.PAPER)
    decks(canvas, x, y, size)
    funnel(canvas, x, y, size)


def decks(canvas: Canvas, x: float, y: float, size: float) -> None:
    for shape, rows in [
        (path("-262,-34 -256,-84 206,-84 236,-40"), (-72, -236, 196, 22)),
        (path("-214,-84 -210,-124 158,-124 180,-84"), (-114, -196, 150, 22)),
        (path("44,-124 52,-168 136,-168 146,-124"), (-158, 60, 132, 15)),
    ]:
        wall = moved(shape, x, y, size)
        canvas.fill(wall, c.PAPER)
        canvas.shade(canvas.patch(wall), "#b58f6c", (x - 300, 0), (x + 640, 0), 0.9)
        top, left, right, step = rows
        for window in range(left, right, step):
            corners = moved([(window, top), (window + step * 0.6, top + 17)], x, y, size)
            canvas.box(*corners[0], *corners[1], "#27485c")
    for deck in (-84, -124):
        canvas.line(
            moved([(-266 - deck * 0.35, deck), (214 + deck * 0.2, deck)], x, y, size), 6, "#d9c6a2"
        )
    for post in range(-206, 40, 20):
        canvas.line(moved([(post, -124), (post, -142)], x, y, size), 2, "#f7ecd6")
    canvas.line(moved([(-208, -142), (44, -142)], x, y, size), 2.5, "#f7ecd6")
    for davit in (-180, -20):
        boat = [(davit, -140), (davit + 6, -126), (davit + 44, -126), (davit + 52, -140)]
        canvas.fill(moved(boat, x, y, size), c.RUST)


def funnel(canvas: Canvas, x: float, y: float, size: float) -> None:
    stack = moved(path("-88,-124 -96,-212 -40,-212 -26,-124"), x, y, size)
    canvas.fill(stack, c.OCHRE)
    canvas.fill(moved(path("-96,-212 -94,-190 -37,-190 -40,-212"), x, y, size), "#17324a")
    canvas.shade(canvas.patch(stack), "#8a4a2c", (x - 150, 0), (x + 60, 0), 0.9)
    canvas.line(moved([(92, -168), (92, -262)], x, y, size), 5, "#27485c")
    canvas.line(moved([(70, -226), (114, -226)], x, y, size), 3, "#27485c")
    for step in range(9):
        radius = 15 + step * 9
        puff = canvas.oval(
            x - 110 - step * 62,
            y - 350 - step * 17 - step % 2 * 8,
            radius * 1.7,
            radius * 0.7,
            blur=10,
        )
        canvas.paint(puff, "#6d7f86", 0.4 - step * 0.04)


def wake(canvas: Canvas, x: float, y: float) -> None:
    for _ in range(260):
        back = canvas.random.random() ** 1.3
        left = x + 440 - back * 1500
        top = y + 66 + canvas.random.uniform(-3, 10 + back * 70)
        canvas.fill(
            [(left - 60, top), (left, top - 2.4), (left + 60, top), (left, top + 2.4)],
            canvas.random.choice(["#f3ead6", "#d5ddd2", "#a9c0bf"]),
        )


def gulls(canvas: Canvas) -> None:
    for x, y, size in [(1210, 210, 1.2), (1300, 262, 0.8), (1120, 282, 0.7), (620, 190, 0.9)]:
        gull(canvas, x, y, size, "#35535f")


def mist(canvas: Canvas) -> None:
    for y, strength in [(548, 0.75), (600, 0.3)]:
        band = canvas.patch([(-200, y - 26), (1800, y - 40), (1800, y + 22), (-200, y + 30)], 22)
        canvas.veil(band, "#f7ead2", (1700, 0), (0, 0), strength)
