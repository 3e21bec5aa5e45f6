"""The coffee house on the quay, at closing time, seen from across the lane."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import path

GROUND = 850


def draw(canvas: Canvas) -> None:
    wall(canvas)
    room(canvas)
    for x, coat, facing in [(338, c.WINE, 1), (556, "#2f4258", -1), (762, "#6b5a3e", 1)]:
        guest(canvas, x, coat, facing)
    tables(canvas)
    joinery(canvas)
    awning(canvas)
    pavement(canvas)
    cat(canvas, 1385, GROUND + 62)


def wall(canvas: Canvas) -> None:
    canvas.gradient([(0, "#1c3350"), (1, "#35587a")])
    whole = canvas.whole()
    canvas.shade(whole, "#122036", (800, 300), (1700, -200), 0.9)
    canvas.shade(whole, "#122036", (700, 300), (-200, -100), 0.9)
    for _ in range(120):
        x, y = canvas.random.uniform(0, 1600), canvas.random.uniform(0, GROUND)
        canvas.box(x, y, x + 46, y + 17, canvas.random.choice(["#223e5e", "#2d4d70", "#1f3856"]))
    for x in (250, 560, 870, 1180):
        canvas.box(x - 8, -40, x + 128, 128, "#16273f")
        canvas.box(x, -40, x + 120, 120, "#0f1b2e")
        canvas.line([(x + 60, -40), (x + 60, 120)], 5, "#2d4d70")
        for slat in range(12):
            canvas.line([(x - 70, slat * 11), (x - 14, slat * 11)], 6, "#3f7a78")
            canvas.line([(x + 134, slat * 11), (x + 190, slat * 11)], 6, "#3f7a78")


def room(canvas: Canvas) -> None:
    """What one sees through the glass: warm walls, shelves, a hanging lamp."""
    canvas.box(250, 290, 1080, GROUND, "#e2a552")
    inside = canvas.patch([(250, 290), (1080, 290), (1080, GROUND), (250, GROUND)])
    canvas.veil(inside, "#7a3b2e", (665, 420), (665, 1000), 0.85)
    glow(canvas, 665, 420, 520, "#ffe9b0", 0.9)
    for y in (386, 446):
        canvas.line([(760, y), (1060, y)], 7, "#6b3f2c")
        for x in range(772, 1050, 23):
            high = canvas.random.uniform(18, 42)
            colour = canvas.random.choice([c.SEA, c.RUST, "#f4ead7", c.MOSS, "#7c4a2e", c.NIGHT])
            canvas.box(x, y - high, x + 14, y - 3, colour)
            canvas.box(x + 4, y - high - 9, x + 10, y - high, colour)
    canvas.box(300, 360, 400, 480, "#6b3f2c")
    canvas.box(308, 368, 392, 472, "#9fc0bd")
    canvas.fill(path("318,450 346,410 366,440 376,426 388,450"), "#3f7a78")
    canvas.line([(665, 290), (665, 380)], 3, "#3a2430")
    canvas.fill(path("618,416 646,380 684,380 712,416"), c.SEA)
    canvas.disc(665, 420, 24, "#fff6d6", 13)


def guest(canvas: Canvas, x: float, coat: str, facing: int) -> None:
    """Somebody at a table, dark against the lamp, with a cup."""
    body = [
        (x - 58, GROUND),
        (x - 52, 690),
        (x - 30, 640),
        (x + 30, 640),
        (x + 54, 690),
        (x + 58, GROUND),
    ]
    canvas.fill(body, coat)
    canvas.shade(canvas.patch(body), "#1a1424", (x + 20 * facing, 0), (x - 90 * facing, 0), 0.6)
    skin = canvas.random.choice(["#b87d57", "#c99870", "#8a583f"])
    canvas.fill([(x - 11, 652), (x - 11, 612), (x + 13, 612), (x + 13, 652)], skin)
    canvas.disc(x + 3 * facing, 590, 31, skin, 38)
    canvas.fill([(x + 30 * facing, 584), (x + 43 * facing, 600), (x + 30 * facing, 606)], skin)
    canvas.veil(
        canvas.oval(x + 3 * facing, 590, 31, 38),
        "#2a1a24",
        (x + 10 * facing, 0),
        (x - 50 * facing, 0),
        0.8,
    )
    canvas.disc(x - 3 * facing, 566, 35, "#251a24", 20)
    canvas.box(min(x, x + 46 * facing), 566, max(x, x + 46 * facing), 574, "#251a24")
    canvas.line([(x + 30 * facing, 690), (x + 76 * facing, 738), (x + 92 * facing, 700)], 22, coat)
    canvas.box(x + 80 * facing - 12, 676, x + 80 * facing + 12, 700, c.PAPER)
    for curl in range(4):
        steam = canvas.oval(
            x + 80 * facing + (curl % 2) * 8, 660 - curl * 17, 6 + curl * 2, 10, blur=4
        )
        canvas.paint(steam, "#fff3dc", 0.6 - curl * 0.12)


def tables(canvas: Canvas) -> None:
    for x in (457, 892):
        canvas.box(x - 110, 744, x + 90, 758, "#f4ead7")
        canvas.box(x - 110, 756, x + 90, 764, "#a9855a")
        canvas.box(x - 18, 764, x - 2, GROUND, "#4a2c2a")
        canvas.box(x + 26, 726, x + 46, 745, c.PAPER)
        canvas.fill([(x - 60, 745), (x - 52, 712), (x - 34, 712), (x - 26, 745)], "#b9763a")
        canvas.line([(x - 34, 718), (x - 12, 706)], 5, "#b9763a")


def joinery(canvas: Canvas) -> None:
    """The wooden shop front, with its glass and its door standing open."""
    wood, edge = "#1f5a5c", "#3f8684"
    for x in (236, 440, 655, 868, 1078):
        canvas.box(x - 10, 280, x + 10, GROUND, wood)
        canvas.box(x - 10, 280, x - 6, GROUND, edge)
    canvas.box(226, 270, 1300, 296, wood)
    canvas.box(226, 800, 1088, GROUND + 4, wood)
    for x in (262, 466, 680, 892):
        canvas.box(x, 812, x + 166, 842, "#184648")
    for x in (440, 868):
        canvas.line([(x - 204, 340), (x, 340)], 6, wood)
    for left in (255, 680):
        shine = canvas.patch(
            [(left + 20, 300), (left + 90, 300), (left + 10, 560), (left - 10, 480)], 3
        )
        canvas.paint(shine, "#fff3dc", 0.16)
    canvas.box(1100, 300, 1290, GROUND + 4, "#f0bd6b")
    doorway = canvas.patch([(1100, 300), (1290, 300), (1290, GROUND), (1100, GROUND)])
    canvas.veil(doorway, "#6b2f30", (0, 380), (0, GROUND + 160), 0.85)
    canvas.box(1084, 280, 1102, GROUND + 4, wood)
    canvas.box(1288, 280, 1306, GROUND + 4, wood)
    leaf = [(1288, 304), (1376, 330), (1376, GROUND + 34), (1288, GROUND + 2)]
    canvas.fill(leaf, wood)
    canvas.fill(path("1300,344 1362,362 1362,640 1300,620"), "#e2a552")
    canvas.shade(canvas.patch(leaf), "#0d2a30", (1270, 0), (1420, 0), 0.8)
    canvas.disc(1304, 690, 7, c.OCHRE)


def awning(canvas: Canvas) -> None:
    stripes = 22
    for stripe in range(stripes):
        left, right = 206 + stripe * 51, 257 + stripe * 51
        inner_left, inner_right = 240 + stripe * 47.6, 287.6 + stripe * 47.6
        tone = c.PAPER if stripe % 2 else c.RUST
        canvas.fill([(left, 300), (inner_left, 176), (inner_right, 176), (right, 300)], tone)
        canvas.box(left, 300, right, 322, c.mix(tone, c.INK, 0.25))
        canvas.disc((left + right) / 2, 322, 25.5, c.mix(tone, c.INK, 0.25), 12)
    cloth = canvas.patch(path("206,300 240,176 1288,176 1328,300"))
    canvas.veil(cloth, "#1b2440", (0, 330), (0, 60), 0.85)
    under = canvas.patch(path("206,334 1328,334 1310,400 226,400"), 8)
    canvas.paint(under, "#3a1f2a", 0.3)


def pavement(canvas: Canvas) -> None:
    canvas.gradient([(0, "#3d4a60"), (1, "#1a2236")], top=GROUND + 4)
    for row in range(6):
        y = GROUND + 6 + row * row * 5
        canvas.line([(0, y), (1600, y)], 2, "#28334a")
    spill = canvas.patch([(250, GROUND + 4), (1290, GROUND + 4), (1480, 1010), (60, 1010)], 10)
    canvas.veil(spill, "#f0b968", (0, 1040), (0, GROUND - 60), 0.8)
    for x in (440, 655, 868, 1088):
        bar = canvas.patch(
            [
                (x - 10, GROUND + 4),
                (x + 10, GROUND + 4),
                (x + (x - 700) * 0.3 + 22, 1010),
                (x + (x - 700) * 0.3 - 22, 1010),
            ],
            5,
        )
        canvas.paint(bar, "#28334a", 0.6)
    for x in (150, 1450):
        canvas.box(x - 34, GROUND - 50, x + 34, GROUND + 34, "#8a4a42")
        for _ in range(46):
            leaf = canvas.random.choice(["#3f6b4f", "#2b4f44", "#5d8a5a"])
            canvas.disc(
                x + canvas.random.gauss(0, 30),
                GROUND - 92 + canvas.random.gauss(0, 36),
                15,
                leaf,
                9,
            )


def cat(canvas: Canvas, x: float, y: float) -> None:
    """It belongs to nobody and is fed by everybody."""
    ink = "#0e1524"
    canvas.paint(canvas.oval(x, y + 6, 60, 9, blur=4), c.INK, 0.7)
    canvas.disc(x, y - 34, 30, ink, 40)
    canvas.disc(x - 20, y - 84, 21, ink)
    canvas.fill([(x - 40, y - 92), (x - 36, y - 120), (x - 21, y - 102)], ink)
    canvas.fill([(x - 19, y - 102), (x - 4, y - 120), (x - 1, y - 92)], ink)
    canvas.line([(x + 20, y - 6), (x + 62, y - 2), (x + 76, y - 30), (x + 66, y - 52)], 9, ink)
    for eye in (-28, -14):
        canvas.disc(x + eye, y - 86, 3, c.OCHRE)
