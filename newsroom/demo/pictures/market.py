"""Thursday market on Corn Square, seen from the town hall balcony."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas, Points
from newsroom.demo.pictures.shapes import path

# Each row of stalls: how far down the sheet, how large, and where it begins.
ROWS = [(318, 0.56, -30), (500, 0.84, -190), (765, 1.24, -90)]
FAR = 236
CLOTHS = [
    (c.RUST, c.PAPER),
    (c.SEA, c.PAPER),
    (c.OCHRE, "#fbf3e2"),
    (c.NIGHT, "#e9dcc0"),
    (c.MOSS, c.PAPER),
]
PEOPLE = [c.INK, c.NIGHT, c.WINE, c.SLATE, c.RUST, "#3f5f58", "#caa36b", c.PAPER]


def draw(canvas: Canvas) -> None:
    square(canvas)
    houses(canvas)
    for y, size, left in ROWS:
        people(canvas, y - 52 * size, size, 26)
        x = float(left)
        while x < 1650:
            stall(canvas, x, y, size)
            x += 330 * size
        people(canvas, y + 128 * size, size, 20)
    sunlight(canvas)


def square(canvas: Canvas) -> None:
    """Setts in rows, larger towards us, warm where the sun lies."""
    canvas.gradient([(0, "#cdb68f"), (0.5, "#dfcba5"), (1, "#c4ab84")], top=FAR)
    y = float(FAR)
    while y < 1000:
        high = 5 + (y - FAR) / 90
        x = canvas.random.uniform(-40, 0)
        while x < 1600:
            wide = high * canvas.random.uniform(1.6, 2.6)
            if canvas.random.random() < 0.5:
                tone = canvas.random.choice(["#c9b188", "#d6c096", "#bea57c", "#e4d1ad"])
                canvas.box(x, y, x + wide - 1.5, y + high - 1.5, tone)
            x += wide
        y += high


def houses(canvas: Canvas) -> None:
    """The far side of the square: merchants' houses above an arcade."""
    x = -30.0
    while x < 1620:
        wide = canvas.random.uniform(88, 150)
        house(canvas, x, wide, canvas.random.uniform(-60, -20))
        x += wide
    shade = canvas.patch([(-20, FAR - 4), (1620, FAR - 4), (1620, FAR + 30), (-20, FAR + 30)], 6)
    canvas.paint(shade, "#4b3a44", 0.45)


def house(canvas: Canvas, x: float, wide: float, top: float) -> None:
    wall = canvas.random.choice(["#d98f5f", "#c96f52", "#e3c58e", "#8fa39a", "#b9834f", "#efdcb8"])
    front = [(x, FAR), (x, top), (x + wide, top), (x + wide, FAR)]
    canvas.fill(front, wall)
    canvas.shade(canvas.patch(front), "#6b3c46", (x - wide, 0), (x + wide * 1.6, 0), 0.22)
    for column in range(int(wide // 30)):
        left = x + 12 + column * (wide - 8) / int(wide // 30)
        for row in range(3):
            window(canvas, left, 20 + row * 50)
    for arch in range(2):
        left = x + wide * (0.08 + arch * 0.48)
        canvas.box(left, FAR - 38, left + wide * 0.36, FAR, "#3a2a3a")
        canvas.disc(left + wide * 0.18, FAR - 38, wide * 0.18, "#3a2a3a", 16)


def window(canvas: Canvas, left: float, top: float) -> None:
    canvas.box(left - 2, top - 2, left + 15, top + 30, "#f3e4c3")
    canvas.box(
        left, top, left + 13, top + 28, canvas.random.choice(["#3b4459", "#52637a", "#7f93a0"])
    )
    canvas.line([(left + 6.5, top), (left + 6.5, top + 28)], 1.5, "#f3e4c3")


def stall(canvas: Canvas, x: float, y: float, size: float) -> None:
    """One stall with its striped awning, goods and shadow."""
    wide, deep, drop = 262 * size, 112 * size, 92 * size
    ground = canvas.patch(
        [
            (x + 20, y + drop),
            (x + wide + 80 * size, y + drop),
            (x + wide + 130 * size, y + drop * 1.9),
            (x + 40 * size, y + drop * 1.9),
        ],
        7 * size,
    )
    canvas.paint(ground, "#4b3a44", 0.5)
    canvas.box(x + 10 * size, y, x + wide - 10 * size, y + drop, "#3a2f3c")
    for post in (x + 12 * size, x + wide - 18 * size):
        canvas.box(post, y - 10, post + 6 * size, y + drop * 1.35, "#59433d")
    goods(canvas, x + 14 * size, y + drop * 0.72, wide - 28 * size, size)
    awning(canvas, x, y, wide, deep, size)


def goods(canvas: Canvas, x: float, y: float, wide: float, size: float) -> None:
    """Crates of fruit, or fish, or bread: heaps of one colour each."""
    crates = 4
    across = wide / crates
    for crate in range(crates):
        left = x + crate * across
        colour = canvas.random.choice(
            ["#d9763a", "#8f9c45", "#e8bd55", "#b03d3a", "#e7d3b0", "#9db3bb"]
        )
        for row in range(3):
            for item in range(7):
                shift = canvas.random.uniform(-2, 2) * size
                tone = c.mix(colour, c.INK, canvas.random.uniform(0, 0.3))
                canvas.disc(
                    left + (5 + item * 8) * size + shift, y + (4 + row * 8) * size, 5.5 * size, tone
                )
        canvas.box(left, y + 25 * size, left + across - 3 * size, y + 44 * size, "#8a6544")
        canvas.line(
            [(left, y + 34 * size), (left + across - 3 * size, y + 34 * size)],
            1.5 * size,
            "#5d4231",
        )


def awning(canvas: Canvas, x: float, y: float, wide: float, deep: float, size: float) -> None:
    colour, pale = canvas.random.choice(CLOTHS)
    back = 22 * size
    stripes = 10
    for stripe in range(stripes):
        start, end = stripe / stripes, (stripe + 1) / stripes
        tone = colour if stripe % 2 else pale
        canvas.fill(slope(x, y, wide, deep, back, start, end), tone)
        left, right = x + wide * start, x + wide * end
        canvas.box(left, y, right, y + 15 * size, c.mix(tone, c.INK, 0.22))
        canvas.disc(
            (left + right) / 2,
            y + 15 * size,
            (right - left) / 2,
            c.mix(tone, c.INK, 0.22),
            8 * size,
        )
    roof = canvas.patch(slope(x, y, wide, deep, back, 0, 1))
    canvas.shade(roof, "#5a3140", (x, y - deep * 1.5), (x + wide * 0.3, y + deep * 0.8), 0.28)
    canvas.shade(roof, "#fff3d2", (x + wide * 0.8, y), (x, y - deep * 1.3), 0.4)


def slope(
    x: float, y: float, wide: float, deep: float, back: float, start: float, end: float
) -> Points:
    inner = wide - back * 2
    return [
        (x + wide * start, y),
        (x + back + inner * start, y - deep),
        (x + back + inner * end, y - deep),
        (x + wide * end, y),
    ]


def people(canvas: Canvas, y: float, size: float, many: int) -> None:
    places = sorted(
        (y + canvas.random.uniform(-14, 34) * size, canvas.random.uniform(-20, 1620))
        for _ in range(many)
    )
    for down, x in places:
        person(canvas, x, down, size * canvas.random.uniform(0.85, 1.05))


def person(canvas: Canvas, x: float, y: float, size: float) -> None:
    coat = canvas.random.choice(PEOPLE)
    shadow = [
        (x - 6 * size, y + 32 * size),
        (x + 8 * size, y + 32 * size),
        (x + 52 * size, y + 58 * size),
        (x + 30 * size, y + 60 * size),
    ]
    canvas.paint(canvas.patch(shadow, 3 * size), "#4b3a44", 0.5)
    body = [
        (x - 9 * size, y),
        (x + 9 * size, y),
        (x + 14 * size, y + 34 * size),
        (x - 13 * size, y + 34 * size),
    ]
    canvas.fill(body, coat)
    canvas.fill(
        [(x, y), (x + 9 * size, y), (x + 14 * size, y + 34 * size), (x + 4 * size, y + 34 * size)],
        c.mix(coat, c.INK, 0.35),
    )
    canvas.disc(
        x,
        y - 7 * size,
        8 * size,
        canvas.random.choice(["#c58f6a", "#e0b48c", "#7b4f3a", "#a5714f"]),
    )
    canvas.disc(
        x - size,
        y - 10 * size,
        8 * size,
        canvas.random.choice(["#2a2024", "#5d4030", "#8b8078"]),
        6 * size,
    )


def sunlight(canvas: Canvas) -> None:
    """The shadow of the town hall over one corner, morning light over the rest."""
    dark = canvas.patch(path("-20,-20 330,-20 330,236 190,420 -20,560"), 6)
    canvas.paint(dark, "#2d2a45", 0.5)
    canvas.veil(canvas.whole(), "#ffd792", (300, 700), (1700, -100), 0.32)
