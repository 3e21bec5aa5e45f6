"""A chart of Halder Bay, in the manner of an old pilot book."""

import math

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Points
from newsroom.demo.pictures.shapes import path, smooth

SHORE = path(
    "-100,310 120,330 250,290 380,340 470,430 560,470 650,440 720,400 770,300 "
    "800,180 840,180 850,300 880,400 960,440 1050,420 1160,470 1260,440 1360,330 "
    "1480,300 1900,360 1900,-400 -300,-400 -300,330"
)
ISLAND = path("980,760 1050,700 1150,690 1230,720 1300,790 1260,850 1150,870 1060,850")
DEEP = [0, 46, 96, 152, 214]


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, "#f1e7cf"), (1, "#e9dbbb")])
    sea(canvas)
    land(canvas)
    city(canvas)
    route(canvas)
    soundings(canvas)
    rose(canvas, 262, 748)
    frame(canvas)


def sea(canvas: Canvas) -> None:
    """Depth in steps: paler towards every shore."""
    canvas.box(0, 0, 1600, 1000, "#8fb5b5")
    for step in reversed(range(len(DEEP))):
        tone = c.mix("#dfe6d6", "#7fa9ad", step / len(DEEP))
        for shore in (SHORE, ISLAND):
            edge = swollen(shore, DEEP[step] + 14, step)
            canvas.fill(edge, tone)
            canvas.line([*edge, edge[0]], 1.6, c.mix(tone, c.SEA, 0.45))
    canvas.shade(canvas.whole(), "#4d8088", (700, 300), (1300, 1500), 0.22)


def swollen(shore: Points, by: float, step: int) -> Points:
    """The same outline further out: every point moved away from the land's middle."""
    rounded = list(smooth(shore, 3))
    area = sum(ax * by2 - bx * ay for (ax, ay), (bx, by2) in pairs(rounded))
    sign = 1 if area < 0 else -1
    moved = []
    for index, (x, y) in enumerate(rounded):
        (ax, ay), (bx, by2) = rounded[index - 5], rounded[(index + 5) % len(rounded)]
        long = math.hypot(bx - ax, by2 - ay) or 1
        sway = by * (1 + 0.22 * math.sin(index * 0.21 + step))
        moved.append((x - sign * (ay - by2) / long * -sway, y - sign * (bx - ax) / long * -sway))
    return smooth(moved, 1)


def pairs(points: list[tuple[float, float]]) -> zip:
    return zip(points, [*points[1:], points[0]], strict=True)


def land(canvas: Canvas) -> None:
    for shore in (SHORE, ISLAND):
        outline = smooth(shore, 3)
        canvas.fill(outline, "#ead9b0")
        canvas.shade(canvas.patch(outline), "#b98d57", (0, 640), (0, -260), 0.5)
        canvas.line([*outline, outline[0]], 4, "#3b4a4f")
    for x, y, across, down in [
        (260, 130, 150, 74),
        (520, 190, 110, 60),
        (1260, 170, 170, 86),
        (1140, 780, 90, 44),
    ]:
        hill(canvas, x, y, across, down)
    canvas.line(
        smooth(path("822,190 812,120 840,60 800,-30 830,-40 862,60 836,120"), 2), 2, "#3b4a4f"
    )


def hill(canvas: Canvas, x: float, y: float, across: float, down: float) -> None:
    """Hachures: short strokes that run downhill, in rings."""
    for level in (1.0, 0.7, 0.42):
        steps = int(74 * level)
        for step in range(steps):
            turn = math.tau * step / steps
            inner, outer = level - 0.17, level
            canvas.line(
                [
                    (x + across * inner * math.cos(turn), y + down * inner * math.sin(turn)),
                    (x + across * outer * math.cos(turn), y + down * outer * math.sin(turn)),
                ],
                1.2 + max(0, math.sin(turn + 0.6)) * 1.8,
                "#8a6a49",
            )


def city(canvas: Canvas) -> None:
    for x, y, wide, down in [
        (590, 392, 44, 26),
        (640, 374, 38, 22),
        (690, 350, 34, 30),
        (648, 330, 52, 20),
        (590, 346, 36, 26),
        (884, 350, 42, 24),
        (936, 372, 46, 30),
        (990, 372, 34, 22),
        (896, 310, 34, 24),
        (950, 326, 50, 22),
        (1010, 330, 36, 26),
        (700, 300, 40, 26),
        (640, 290, 30, 20),
    ]:
        canvas.box(x, y, x + wide, y + down, c.WINE)
        canvas.box(x + 4, y + 4, x + wide - 4, y + down - 4, c.RUST)
    canvas.line([(560, 452), (604, 520), (690, 548)], 7, "#3b4a4f")
    canvas.line([(1050, 410), (1040, 500), (985, 552)], 7, "#3b4a4f")
    canvas.line([(772, 292), (848, 292)], 6, c.INK)
    for x, y in [(690, 548), (985, 552)]:
        canvas.disc(x, y, 9, c.RUST)


def route(canvas: Canvas) -> None:
    """The ferry's way, in dashes, and the Anvil light with its reach."""
    x, y = 640, 740
    canvas.paint(canvas.oval(x, y, 128), c.OCHRE, 0.3)
    for step in range(0, 72, 2):
        arc = [math.tau * (step + part / 4) / 72 for part in range(5)]
        canvas.line(
            [(x + 128 * math.cos(turn), y + 128 * math.sin(turn)) for turn in arc], 2, c.RUST
        )
    canvas.disc(x, y, 17, "#e9dbbb")
    canvas.disc(x, y, 9, c.INK)
    star = [
        (
            x + (34 if turn % 2 else 11) * math.cos(math.tau * turn / 10 - 0.3),
            y + (34 if turn % 2 else 11) * math.sin(math.tau * turn / 10 - 0.3),
        )
        for turn in range(10)
    ]
    canvas.fill(star, c.RUST)
    for step in range(0, 40, 2):
        canvas.line([way(step / 40), way((step + 1.1) / 40)], 5, c.RUST)
    canvas.disc(*way(0), 7, c.RUST)


def way(share: float) -> tuple[float, float]:
    bend = math.sin(share * math.pi) * -46
    return 838 + share * 216 + bend, 392 + share * 322 - bend * 0.3


def soundings(canvas: Canvas) -> None:
    """Depths as groups of dots, for there is no lettering here."""
    for _ in range(90):
        x, y = canvas.random.uniform(460, 1540), canvas.random.uniform(590, 940)
        if math.hypot(x - 1140, (y - 780) * 1.6) < 210:
            continue
        for dot in range(canvas.random.randint(1, 3)):
            canvas.disc(x + dot * 9, y, 2.2, "#40666d")


def rose(canvas: Canvas, x: float, y: float) -> None:
    for radius in (150, 142, 96):
        canvas.line(
            [
                (x + radius * math.cos(math.tau * t / 90), y + radius * math.sin(math.tau * t / 90))
                for t in range(91)
            ],
            2,
            c.INK,
        )
    for tick in range(72):
        turn, inner = math.tau * tick / 72, 128 if tick % 6 else 118
        canvas.line(
            [
                (x + inner * math.cos(turn), y + inner * math.sin(turn)),
                (x + 142 * math.cos(turn), y + 142 * math.sin(turn)),
            ],
            1.6,
            c.INK,
        )
    for point in range(16):
        turn = math.tau * point / 16 - math.pi / 2
        long = 190 if point % 4 == 0 else 118 if point % 2 == 0 else 84
        for side, colour in ((-1, c.INK), (1, "#e9dbbb" if point % 4 else c.RUST)):
            edge = turn + side * math.tau / 34
            canvas.fill(
                [
                    (x, y),
                    (x + 30 * math.cos(edge), y + 30 * math.sin(edge)),
                    (x + long * math.cos(turn), y + long * math.sin(turn)),
                ],
                colour,
            )


def frame(canvas: Canvas) -> None:
    """A border graduated in minutes, as on every chart."""
    for inset, width in ((16, 3), (34, 3), (40, 1.5)):
        right, low = 1600 - inset, canvas.bottom - inset
        canvas.line(
            [(inset, inset), (right, inset), (right, low), (inset, low), (inset, inset)],
            width,
            c.INK,
        )
    for step in range(26):
        left = 34 + step * 59
        if step % 2:
            canvas.box(left, 20, left + 59, 31, c.INK)
            canvas.box(left, canvas.bottom - 31, left + 59, canvas.bottom - 20, c.INK)
