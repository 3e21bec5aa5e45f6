"""Portraits of the contributors: a few large shapes each, and one light from the side."""

from collections.abc import Callable
from dataclasses import dataclass

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Points
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import path, smooth


@dataclass(frozen=True)
class Sitter:
    ground: str
    disc: str
    coat: str
    skin: str
    hair: str
    wears: Callable[[Canvas, "Sitter"], None]


def draw(canvas: Canvas, sitter: Sitter) -> None:
    """Drawn on a square sheet, 1600 by 1600."""
    canvas.gradient([(0, sitter.ground), (1, c.mix(sitter.ground, c.INK, 0.35))])
    canvas.disc(880, 700, 560, sitter.disc)
    canvas.shade(canvas.oval(880, 700, 560), sitter.ground, (1250, 350), (300, 1250), 0.9)
    glow(canvas, 1180, 380, 700, "#fff3d6", 0.35)
    back_hair(canvas, sitter)
    shoulders(canvas, sitter)
    head(canvas, sitter)
    sitter.wears(canvas, sitter)


def back_hair(canvas: Canvas, sitter: Sitter) -> None:
    """What hangs behind the neck: long hair, or the cloth of a headscarf."""
    if sitter.wears in (bob, scarf):
        blob(
            canvas,
            path("520,560 800,330 1090,560 1120,1000 960,1090 620,1090 490,1000"),
            c.SEA if sitter.wears is scarf else sitter.hair,
            0.5,
        )


def blob(canvas: Canvas, points: Points, colour: str, dark: float = 0.6) -> None:
    """A rounded shape with its shadow on the left."""
    outline = smooth(points, 3)
    canvas.fill(outline, colour)
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    canvas.shade(
        canvas.patch(outline),
        c.mix(colour, c.INK, 0.75),
        ((left + right * 1.6) / 2.6, 0),
        (left - 60, 0),
        dark,
    )


def shoulders(canvas: Canvas, sitter: Sitter) -> None:
    blob(
        canvas,
        path("120,1700 190,1330 520,1190 800,1150 1080,1190 1410,1330 1480,1700"),
        sitter.coat,
    )
    blob(
        canvas,
        path("680,900 920,900 930,1190 800,1290 670,1190"),
        c.mix(sitter.skin, c.INK, 0.25),
    )
    canvas.fill(path("800,1300 640,1180 560,1230 720,1420"), c.mix(sitter.coat, c.PAPER, 0.35))
    canvas.fill(path("800,1300 960,1180 1040,1230 880,1420"), c.mix(sitter.coat, c.PAPER, 0.5))


def head(canvas: Canvas, sitter: Sitter) -> None:
    face = smooth(
        path("590,480 800,410 1010,480 1020,800 930,1010 800,1080 670,1010 580,800"),
        3,
    )
    canvas.fill(face, sitter.skin)
    shape = canvas.patch(face)
    canvas.shade(shape, c.mix(sitter.skin, c.WINE, 0.75), (820, 0), (500, 0), 0.9)
    canvas.veil(shape, "#fff0d0", (860, 900), (1120, 500), 0.3)
    dark = c.mix(sitter.skin, c.INK, 0.6)
    canvas.fill([(812, 660), (858, 850), (800, 862)], c.mix(sitter.skin, c.WINE, 0.4))
    for x in (700, 900):
        canvas.line(smooth([(x - 52, 668), (x, 646), (x + 52, 666)], 1)[:4], 15, dark)
        canvas.disc(x, 726, 21, dark, 13)
    canvas.line([(736, 944), (800, 956), (868, 940)], 13, c.mix(sitter.skin, c.WINE, 0.6))


def bob(canvas: Canvas, sitter: Sitter) -> None:
    blob(
        canvas,
        path("540,760 560,430 800,310 1060,440 1070,760 1010,620 900,500 690,560 600,640"),
        sitter.hair,
    )
    glasses(canvas)


def glasses(canvas: Canvas) -> None:
    for x in (698, 902):
        ring = [
            (x - 84, 690),
            (x - 60, 668),
            (x + 60, 668),
            (x + 84, 690),
            (x + 64, 784),
            (x - 64, 784),
            (x - 84, 690),
        ]
        canvas.line(ring, 12, c.INK)
        canvas.paint(canvas.patch(ring), "#ffffff", 0.14)
    canvas.line([(782, 694), (818, 694)], 12, c.INK)


def beard(canvas: Canvas, sitter: Sitter) -> None:
    blob(
        canvas,
        path("566,760 640,860 800,880 960,860 1034,760 1010,1030 800,1180 590,1030"),
        sitter.hair,
    )
    blob(
        canvas,
        path("560,640 570,440 800,330 1030,440 1050,640 980,540 620,540"),
        sitter.hair,
    )
    canvas.line([(740, 948), (800, 958), (862, 944)], 14, c.mix(sitter.skin, c.WINE, 0.6))


def curls(canvas: Canvas, sitter: Sitter) -> None:
    for x, y, across in [
        (570, 640, 92),
        (560, 510, 108),
        (640, 410, 118),
        (770, 350, 126),
        (910, 370, 118),
        (1010, 450, 108),
        (1050, 570, 98),
        (1050, 680, 78),
        (560, 760, 74),
        (840, 430, 110),
        (700, 460, 100),
    ]:
        canvas.disc(x, y, across, c.mix(sitter.hair, c.PAPER, canvas.random.uniform(0, 0.1)))
        canvas.shade(
            canvas.oval(x, y, across),
            c.INK,
            (x + across, y - across),
            (x - across, y + across),
            0.6,
        )
    for x in (586, 1018):
        canvas.disc(x, 880, 26, c.OCHRE)


def scarf(canvas: Canvas, sitter: Sitter) -> None:
    blob(
        canvas,
        path(
            "520,820 540,440 800,300 1070,440 1090,820 1040,1130 970,1000 1000,640 900,500 "
            "700,500 600,640 640,1010 560,1140"
        ),
        c.SEA,
    )
    blob(
        canvas,
        path("520,1130 800,1060 1090,1130 1130,1330 800,1420 480,1330"),
        c.SEA,
    )
    for fold in range(4):
        canvas.line(
            [
                (560 + fold * 40, 1170 + fold * 44),
                (800, 1210 + fold * 46),
                (1060 - fold * 30, 1160 + fold * 44),
            ],
            9,
            c.mix(c.SEA, c.INK, 0.4),
        )


def cropped(canvas: Canvas, sitter: Sitter) -> None:
    blob(
        canvas,
        path("572,640 580,450 800,350 1020,450 1032,640 990,520 800,470 614,520"),
        sitter.hair,
    )
    canvas.line([(800, 1310), (800, 1600)], 12, c.PAPER)
    canvas.line([(760, 1360), (760, 1440)], 10, c.OCHRE)


def captain(canvas: Canvas, sitter: Sitter) -> None:
    """White hair, a peaked cap, brass buttons."""
    blob(canvas, path("550,700 560,520 660,560 620,880 570,860"), sitter.hair)
    blob(canvas, path("1050,700 1040,520 950,560 990,880 1036,860"), sitter.hair)
    blob(canvas, path("500,470 540,300 800,230 1060,300 1110,470 800,430"), c.NIGHT)
    canvas.fill(path("560,450 800,410 1044,450 1044,540 800,500 560,540"), c.INK)
    blob(
        canvas,
        path("570,530 800,490 1040,530 1010,610 800,560 600,610"),
        "#0a1020",
    )
    canvas.disc(800, 456, 40, c.OCHRE)
    canvas.disc(800, 456, 22, c.NIGHT)
    for y in (1440, 1540):
        for x in (690, 910):
            canvas.disc(x, y, 22, c.OCHRE)


SITTERS = {
    "nora-aldercott": Sitter("#c4694a", "#efc98d", c.NIGHT, "#e2b08a", "#5a2f2a", bob),
    "hugh-penderry": Sitter("#35566b", "#a9c3bd", "#5d4a3e", "#d9a27c", "#8b7d74", beard),
    "eleni-karavia": Sitter("#2c6a70", "#e7cfa0", c.WINE, "#c98f66", "#1d1a26", curls),
    "yusra-belhadi": Sitter("#8a4a5a", "#f0c9a2", "#2d3850", "#b87d57", "#231a24", scarf),
    "clement-aduba": Sitter("#b98a3c", "#f3dfae", "#2f5f56", "#744a36", "#1a1418", cropped),
    "winifred-sallow": Sitter("#4a6079", "#e5d9c2", c.NIGHT, "#e0b394", "#ece7dc", captain),
}
