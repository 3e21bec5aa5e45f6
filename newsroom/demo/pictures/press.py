"""The old rotary press, running again: a web of paper between great cylinders."""

import math

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.light import glow

IRON = "#22324a"
# The cylinders: where each stands and how large it is.
DRUMS = [
    (330, 560, 150),
    (640, 400, 118),
    (640, 700, 118),
    (940, 560, 150),
    (1230, 420, 104),
    (1230, 690, 104),
]
FLOOR = 880


def draw(canvas: Canvas) -> None:
    hall(canvas)
    frame(canvas)
    for index, (x, y, across) in enumerate(DRUMS):
        drum(canvas, x, y, across, index)
    web(canvas)
    reel(canvas, 92, 720, 128)
    stack(canvas)
    printer(canvas, 1512, FLOOR)
    light(canvas)


def hall(canvas: Canvas) -> None:
    """High windows, brick, and a floor that has seen ink."""
    canvas.gradient([(0, "#2a3550"), (0.6, "#5b5164"), (1, "#8a6660")], bottom=FLOOR)
    for x in range(70, 1600, 250):
        canvas.box(x - 8, 50, x + 168, 300, "#1c2438")
        canvas.box(x, 58, x + 160, 292, "#e9c98c")
        pane = canvas.patch([(x, 58), (x + 160, 58), (x + 160, 292), (x, 292)])
        canvas.veil(pane, "#a9c3c4", (0, 292), (0, 58), 0.85)
        for bar in range(1, 4):
            canvas.line([(x + bar * 40, 58), (x + bar * 40, 292)], 4, "#1c2438")
            canvas.line([(x, 58 + bar * 58), (x + 160, 58 + bar * 58)], 4, "#1c2438")
    canvas.gradient([(0, "#5d4650"), (0.4, "#3a3144"), (1, "#1d1d30")], top=FLOOR)
    for board in range(-6, 30):
        canvas.line(
            [(800 + (board - 12) * 70, FLOOR), (800 + (board - 12) * 150, 1010)], 2, "#2b2538"
        )


def frame(canvas: Canvas) -> None:
    """Two cast-iron sides with their feet and bracing."""
    for left, right, top in [(170, 500, 330), (520, 780, 240), (800, 1090, 330), (1110, 1360, 260)]:
        side = [(left, FLOOR + 26), (left + 30, top), (right - 30, top), (right, FLOOR + 26)]
        canvas.fill(side, IRON)
        shape = canvas.patch(side)
        canvas.shade(shape, "#0d1524", (0, top), (0, FLOOR + 160), 0.9)
        canvas.shade(shape, "#7f93a3", (0, top + 180), (0, top - 120), 0.45)
        canvas.line([side[0], side[1], side[2], side[3]], 7, "#121b2c")
        for bolt in range(6):
            canvas.disc(left + 42 + bolt * (right - left - 84) / 5, top + 20, 6, "#8b98a3")
    canvas.box(150, 306, 1380, 326, "#121b2c")
    canvas.box(150, 306, 1380, 311, c.OCHRE)


def drum(canvas: Canvas, x: float, y: float, across: float, index: int) -> None:
    """A cylinder end-on, with spokes and a brass hub."""
    canvas.disc(x + 7, y + 9, across, "#0c1320")
    canvas.disc(x, y, across, "#60748a" if index % 3 else "#8b3f38")
    ring = canvas.oval(x, y, across)
    canvas.shade(
        ring, "#101a2b", (x - across * 0.3, y - across * 0.5), (x + across, y + across), 0.95
    )
    canvas.shade(
        ring, "#e6dcc6", (x - across * 0.1, y - across * 0.1), (x - across, y - across), 0.7
    )
    canvas.disc(x, y, across * 0.8, "#1a2740")
    for spoke in range(6):
        turn = math.tau * (spoke + index * 0.4) / 6
        end = (x + across * 0.8 * math.cos(turn), y + across * 0.8 * math.sin(turn))
        canvas.line([(x, y), end], across * 0.13, "#566a80")
    canvas.disc(x, y, across * 0.27, c.OCHRE)
    canvas.shade(
        canvas.oval(x, y, across * 0.27),
        c.WINE,
        (x - across * 0.2, y - across * 0.2),
        (x + across * 0.3, y + across * 0.4),
        0.9,
    )
    canvas.disc(x, y, across * 0.09, "#141c2c")


def web(canvas: Canvas) -> None:
    """The paper: over one cylinder, under the next; white on its way in, printed on its way out."""
    clean = [(92, 586), *around(0, -125, -15), *around(2, 165, 15), *around(3, -165, -90)]
    printed = [*around(3, -90, -12), *around(5, 168, 25), (1440, 780)]
    ribbon(canvas, clean, "#f6ecd8")
    ribbon(canvas, printed, "#e3dac6")
    for start, end in zip(printed, printed[1:], strict=False):
        columns(canvas, start, end)


def around(index: int, first: float, last: float) -> list[Point]:
    """Along the rim of a cylinder, from one angle to another."""
    x, y, across = DRUMS[index]
    turns = [math.radians(first + (last - first) * step / 14) for step in range(15)]
    return [(x + (across + 13) * math.cos(t), y + (across + 13) * math.sin(t)) for t in turns]


def ribbon(canvas: Canvas, line: list[Point], colour: str) -> None:
    canvas.line([(x + 5, y + 9) for x, y in line], 26, "#111a2a")
    canvas.line(line, 26, colour)
    canvas.line([(x, y + 11) for x, y in line], 3, c.mix(colour, c.INK, 0.3))


def columns(canvas: Canvas, start: Point, end: Point) -> None:
    long = math.dist(start, end)
    (ax, ay), (bx, by) = start, end
    across, down = -(by - ay) / long, (bx - ax) / long
    for mark in range(max(1, int(long // 8))):
        share = (mark * 8 + 4) / long
        x, y = ax + (bx - ax) * share, ay + (by - ay) * share
        if mark % 9:
            canvas.line(
                [(x + across * -10, y + down * -10), (x + across * 9, y + down * 9)], 2.2, "#5a5a62"
            )


def reel(canvas: Canvas, x: float, y: float, across: float) -> None:
    canvas.disc(x + 8, y + 10, across, "#14182a")
    for ring in range(9):
        canvas.disc(x, y, across * (1 - ring * 0.085), "#f6ecd8" if ring % 2 == 0 else "#e4d5b8")
    roll = canvas.oval(x, y, across)
    canvas.shade(
        roll, "#7a5a52", (x - across * 0.5, y - across * 0.6), (x + across, y + across), 0.7
    )
    canvas.disc(x, y, across * 0.16, "#3a2f3c")


def stack(canvas: Canvas) -> None:
    """Folded papers on the delivery table, one sliding on."""
    canvas.box(1372, 800, 1600, 816, "#121b2c")
    for leg in (1390, 1580):
        canvas.box(leg, 814, leg + 12, FLOOR + 40, "#121b2c")
    for paper in range(11):
        y = 794 - paper * 8
        shift = canvas.random.uniform(-5, 5)
        canvas.box(1400 + shift, y, 1480 + shift, y + 7, "#f0e6d0" if paper % 2 else "#d6cbb4")


def printer(canvas: Canvas, x: float, y: float) -> None:
    """A woman in overalls, reading the first copy."""
    canvas.fill(
        [(x - 44, y + 70), (x - 50, y - 130), (x + 46, y - 130), (x + 44, y + 70)], "#2c4a6a"
    )
    canvas.fill(
        [(x - 54, y - 80), (x - 40, y - 236), (x + 38, y - 236), (x + 56, y - 80)], "#35587a"
    )
    body = canvas.patch([(x - 54, y + 70), (x - 40, y - 236), (x + 38, y - 236), (x + 56, y + 70)])
    canvas.shade(body, "#101a2b", (x - 40, 0), (x + 90, 0), 0.7)
    canvas.line([(x - 34, y - 216), (x - 74, y - 150), (x - 96, y - 204)], 26, "#c9986f")
    canvas.line([(x - 36, y - 218), (x - 64, y - 172)], 30, "#e0d4bb")
    canvas.line([(x + 32, y - 216), (x + 12, y - 150), (x - 50, y - 190)], 26, "#e0d4bb")
    sheet = [(x - 150, y - 300), (x - 56, y - 282), (x - 50, y - 160), (x - 146, y - 176)]
    canvas.fill(sheet, "#f6ecd8")
    for row in range(9):
        canvas.line(
            [(x - 138, y - 280 + row * 12), (x - 66, y - 267 + row * 12)],
            4 if row else 11,
            "#6a6870",
        )
    canvas.disc(x - 10, y - 276, 34, "#c9986f", 40)
    canvas.disc(x - 2, y - 296, 37, "#a8412f", 26)
    canvas.fill([(x + 20, y - 306), (x + 56, y - 282), (x + 30, y - 272)], "#a8412f")


def light(canvas: Canvas) -> None:
    """Shafts from the windows, slanting across the machine."""
    for x in range(70, 1600, 250):
        shaft = canvas.patch([(x, 290), (x + 160, 290), (x + 500, 1010), (x + 210, 1010)], 12)
        canvas.veil(shaft, "#ffe0a0", (0, 980), (0, 200), 0.3)
    glow(canvas, 1470, 640, 330, "#ffd899", 0.3)
