"""The orchards of Upper Tolley, with the sea behind them."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import gull, path, ridge, smooth

SEA_LINE = 330
ROWS = 5
LEAVES = ["#5d7440", "#758a48", "#8d9c52", "#4a6340", "#a3a452"]


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, "#8fc0c4"), (0.6, "#d9e0c4"), (1, "#f6e3b4")], bottom=SEA_LINE)
    glow(canvas, 1240, 190, 560, "#fff3c9", 0.85)
    sea(canvas)
    fields(canvas)
    for row in range(ROWS):
        trees(canvas, row)
    ladder(canvas)
    for x, y, size in [(420, 150, 0.8), (500, 190, 0.55), (350, 200, 0.5)]:
        gull(canvas, x, y, size, "#5d7f86")


def sea(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#e9e3c0"), (0.4, "#9fc0b9"), (1, "#5f9aa0")], top=SEA_LINE - 2, bottom=430
    )
    island = [
        (-20, SEA_LINE + 3),
        (-20, 306),
        (120, 284),
        (330, 292),
        (520, 276),
        (700, 300),
        (960, SEA_LINE + 3),
    ]
    canvas.fill(smooth(island, 3), "#9db9b4")
    for x, size in [(1010, 1.0), (1130, 0.7), (760, 0.6)]:
        canvas.fill([(x, 352), (x + 3, 352 - 34 * size), (x + 20 * size, 352)], "#fdf6e0")
        canvas.fill(
            [(x - 14 * size, 354), (x + 22 * size, 354), (x + 15 * size, 360), (x - 8 * size, 360)],
            "#35535f",
        )


def fields(canvas: Canvas) -> None:
    for level, height, waves, colour in [
        (430, 70, 0.9, "#b9b873"),
        (480, 66, 1.3, "#a3ad64"),
        (560, 90, 0.8, "#8fa05a"),
    ]:
        line = ridge(canvas, level, height, waves, 1010)
        canvas.fill(line, colour)
        canvas.shade(canvas.patch(line), "#f0d98c", (0, level + 150), (0, level - height), 0.35)
    hill = path("-20,620 300,566 700,540 1150,556 1640,640 1640,1010 -20,1010")
    canvas.fill(hill, "#7f9450")
    canvas.veil(canvas.patch(hill), "#dccb73", (1300, 1150), (700, 480), 0.75)
    canvas.shade(canvas.patch(hill), "#5f7a3c", (800, 560), (900, 1300), 0.3)
    swathes(canvas)
    farm(canvas, 372, 452)


def swathes(canvas: Canvas) -> None:
    """Mown strips between the rows, which run together towards the sea."""
    comb: list[Point] = []
    for strip in range(-9, 10):
        near, far = 760 + strip * 330, 760 + strip * 96
        comb += [(far, 566), (near, 1010), (near + 150, 1010), (far + 34, 566)]
    canvas.veil(canvas.patch(comb), "#f0e2a0", (0, 560), (0, 1300), 0.5)


def farm(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x, y - 40, x + 96, y, c.PAPER)
    canvas.fill([(x - 8, y - 38), (x + 14, y - 74), (x + 86, y - 74), (x + 104, y - 38)], c.RUST)
    canvas.box(x + 110, y - 30, x + 150, y, "#d9b98a")
    canvas.fill([(x + 106, y - 28), (x + 130, y - 52), (x + 154, y - 28)], "#8a4a42")
    for window in (18, 46, 74):
        canvas.box(x + window, y - 28, x + window + 10, y - 14, "#4a5f6a")


def trees(canvas: Canvas, row: int) -> None:
    """One row, larger the nearer it is; the rows run together towards the sea."""
    share = row / (ROWS - 1)
    y, size = 572 + share**1.25 * 372, 0.44 + share * 1.06
    gap = 178 * size + 20
    x = 700 - gap * (9 - row % 2 / 2)
    while x < 1750:
        if x > -140 and not (row == ROWS - 1 and 1020 < x < 1420):
            tree(canvas, x, y + abs(x - 760) * 0.04, size * canvas.random.uniform(0.92, 1.08))
        x += gap


def tree(canvas: Canvas, x: float, y: float, size: float) -> None:
    shadow = canvas.oval(x - 46 * size, y + 3, 74 * size, 13 * size, blur=4 * size)
    canvas.paint(shadow, "#3d4f3a", 0.55)
    canvas.fill(
        [
            (x - 7 * size, y),
            (x - 4 * size, y - 60 * size),
            (x + 5 * size, y - 60 * size),
            (x + 8 * size, y),
        ],
        "#5a4436",
    )
    for _ in range(10):
        across = canvas.random.uniform(20, 34) * size
        left, up = (
            x + canvas.random.uniform(-27, 27) * size,
            y - canvas.random.uniform(70, 112) * size,
        )
        canvas.disc(left, up, across, canvas.random.choice(LEAVES), across * 0.84)
        side = canvas.oval(left, up, across, across * 0.84)
        canvas.shade(side, "#2c4230", (left, up - across * 0.4), (left - across, up + across), 0.7)
        canvas.shade(side, "#efd98a", (left, up), (left + across, up - across), 0.5)
    for _ in range(13):
        left, up = (
            x + canvas.random.uniform(-36, 36) * size,
            y - canvas.random.uniform(62, 120) * size,
        )
        canvas.disc(left, up, 5.2 * size, canvas.random.choice([c.RUST, "#d8853b", "#b5382f"]))
        canvas.disc(left + 1.5 * size, up - 1.5 * size, 1.5 * size, "#f7d9a8")


def ladder(canvas: Canvas) -> None:
    """A picker's ladder and her crates, by the nearest row."""
    for foot, top in (((1106, 900), (1156, 690)), ((1150, 906), (1178, 690))):
        canvas.line([foot, top], 7, "#c79c63")
    for rung in range(8):
        share = rung / 8
        canvas.line(
            [(1106 + 50 * share, 892 - 205 * share), (1150 + 28 * share, 898 - 208 * share)],
            5,
            "#a97f4c",
        )
    canvas.fill(path("1118,726 1150,720 1164,800 1112,806"), c.NIGHT)
    canvas.line([(1122, 800), (1118, 856)], 15, "#3a3f4d")
    canvas.line([(1150, 798), (1146, 836)], 15, "#3a3f4d")
    canvas.line([(1146, 732), (1186, 690)], 12, c.NIGHT)
    canvas.disc(1132, 702, 16, "#a5714f", 19)
    canvas.disc(1132, 688, 30, "#e6cf98", 8)
    canvas.disc(1132, 680, 17, "#e6cf98", 11)
    for x in (1216, 1290):
        crate(canvas, x, 920)


def crate(canvas: Canvas, x: float, y: float) -> None:
    for _ in range(26):
        left, up = x + canvas.random.uniform(6, 58), y - 36 + canvas.random.uniform(-8, 8)
        canvas.disc(left, up, 8, canvas.random.choice([c.RUST, "#d8853b", "#b5382f", "#c9a13e"]))
    canvas.box(x, y - 34, x + 66, y + 8, "#b98a57")
    for board in (-20, -6):
        canvas.line([(x, y + board), (x + 66, y + board)], 3, "#7d5a3a")
    canvas.shade(
        canvas.patch([(x, y - 34), (x + 66, y - 34), (x + 66, y + 8), (x, y + 8)]),
        "#5a3d2c",
        (x + 90, 0),
        (x - 30, 0),
        0.7,
    )
