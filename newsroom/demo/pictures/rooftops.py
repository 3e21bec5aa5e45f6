"""Rain on the roofs of Ropewalk, with one window lit."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import path

TILES = ["#8a4a42", "#7c4450", "#5d4a5e", "#4f5a70", "#6a5560", "#96564a"]
# Each row of houses: the height of its eaves, the pitch, and how far the mist has swallowed it.
ROWS = [(330, 0.5, 0.78), (440, 0.66, 0.56), (570, 0.86, 0.34), (720, 1.1, 0.15), (900, 1.4, 0.0)]
HAZE = "#97a6b3"


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, "#5f7286"), (0.35, "#93a3b0"), (0.7, "#b7bfc2")])
    for x, y, across, down in [(300, 60, 560, 70), (1150, 100, 640, 80), (700, 190, 600, 50)]:
        cloud = canvas.oval(x, y, across, down, blur=30)
        canvas.paint(cloud, "#4e6176", 0.5)
    steeple(canvas)
    for eaves, size, mist in ROWS:
        row(canvas, eaves, size, mist)
    rain(canvas)


def steeple(canvas: Canvas) -> None:
    tone = "#7f8fa0"
    canvas.fill(path("1204,420 1204,190 1238,60 1272,190 1272,420"), tone)
    canvas.veil(
        canvas.patch(path("1204,420 1204,190 1238,60 1272,190 1272,420")),
        "#b7bfc2",
        (0, 120),
        (0, 420),
        0.8,
    )


def row(canvas: Canvas, eaves: float, size: float, mist: float) -> None:
    x = canvas.random.uniform(-160, -40) * size
    while x < 1640:
        wide = canvas.random.uniform(190, 320) * size
        if canvas.random.random() < 0.5:
            gable(canvas, x, eaves + canvas.random.uniform(-14, 14) * size, wide, size, mist)
        else:
            slope(canvas, x, eaves + canvas.random.uniform(-14, 14) * size, wide, size, mist)
        x += wide * 0.97


def tone(colour: str, mist: float) -> str:
    return c.mix(colour, HAZE, mist)


def gable(canvas: Canvas, x: float, eaves: float, wide: float, size: float, mist: float) -> None:
    """A house that turns its gable to us."""
    peak, middle = eaves - wide * 0.46, x + wide / 2
    wall = [
        (x + 8, 1010),
        (x + 8, eaves),
        (middle, peak + 8),
        (x + wide - 8, eaves),
        (x + wide - 8, 1010),
    ]
    colour = tone(canvas.random.choice(["#c9b79b", "#b9a08a", "#a58d80", "#8e8a8c"]), mist)
    canvas.fill(wall, colour)
    canvas.shade(
        canvas.patch(wall), tone("#4a4152", mist), (0, eaves - wide), (0, eaves + 260 * size), 0.5
    )
    edge = tone("#3d3946", mist)
    canvas.line(
        [
            (x - 8 * size, eaves + 10 * size),
            (middle, peak),
            (x + wide + 8 * size, eaves + 10 * size),
        ],
        15 * size,
        edge,
    )
    shine = tone("#c3ccd0", mist * 0.6)
    canvas.line([(x - 6 * size, eaves + 4 * size), (middle, peak - 6 * size)], 3 * size, shine)
    for offset in (-0.17, 0.17):
        window(canvas, middle + offset * wide, eaves + 26 * size, size, mist)
    window(canvas, middle, eaves - wide * 0.17, size * 0.85, mist)
    if canvas.random.random() < 0.6:
        chimney(canvas, x + wide * 0.8, eaves - wide * 0.2, size, mist)


def slope(canvas: Canvas, x: float, eaves: float, wide: float, size: float, mist: float) -> None:
    """A roof seen along its side: courses of wet tiles, a dormer, chimneys."""
    high, inset = 124 * size, 24 * size
    colour = tone(canvas.random.choice(TILES), mist)
    chimney(canvas, x + wide * 0.22, eaves - high + 10 * size, size, mist)
    if wide > 230 * size:
        chimney(canvas, x + wide * 0.76, eaves - high + 10 * size, size * 0.9, mist)
    roof = [
        (x, eaves),
        (x + inset, eaves - high),
        (x + wide - inset, eaves - high),
        (x + wide, eaves),
    ]
    canvas.box(x + 6, eaves - 4, x + wide - 6, 1010, tone("#84796f", mist))
    canvas.fill(roof, colour)
    for course in range(1, 12):
        y = eaves - high * course / 12
        lean = inset * course / 12
        canvas.line(
            [(x + lean, y), (x + wide - lean, y)], 2 * size, c.mix(colour, c.INK, 0.25 - mist * 0.2)
        )
    shape = canvas.patch(roof)
    canvas.veil(shape, tone("#b9c4cc", mist * 0.5), (0, eaves), (0, eaves - high * 1.5), 0.6)
    canvas.shade(shape, tone("#2f3142", mist), (0, eaves - high), (0, eaves + 40 * size), 0.4)
    canvas.line([roof[1], roof[2]], 7 * size, c.mix(colour, c.INK, 0.3 - mist * 0.25))
    canvas.box(
        x - 4 * size, eaves - 5 * size, x + wide + 4 * size, eaves + 7 * size, tone("#39404d", mist)
    )
    dormer(canvas, x + wide * 0.5, eaves - 22 * size, size, mist)
    for share in (0.2, 0.5, 0.8):
        window(canvas, x + wide * share, eaves + 40 * size, size, mist)


def dormer(canvas: Canvas, x: float, y: float, size: float, mist: float) -> None:
    canvas.box(x - 26 * size, y - 44 * size, x + 26 * size, y, tone("#b7a68f", mist))
    canvas.fill(
        [(x - 36 * size, y - 42 * size), (x, y - 74 * size), (x + 36 * size, y - 42 * size)],
        tone("#4a4654", mist),
    )
    window(canvas, x, y - 36 * size, size * 0.8, mist)


def window(canvas: Canvas, x: float, y: float, size: float, mist: float) -> None:
    lit = canvas.random.random() < 0.12 + mist * 0.1
    wide, high = 15 * size, 38 * size
    if lit:
        glow(canvas, x, y + high / 2, 95 * size, "#ffcf86", 0.7)
    canvas.box(x - wide - 3, y - 3, x + wide + 3, y + high + 3, tone("#ddd5c6", mist))
    canvas.box(x - wide, y, x + wide, y + high, "#ffd78f" if lit else tone("#36455a", mist))
    canvas.line([(x, y), (x, y + high)], 3 * size, tone("#ddd5c6", mist))
    canvas.line(
        [(x - wide, y + high * 0.45), (x + wide, y + high * 0.45)], 3 * size, tone("#ddd5c6", mist)
    )


def chimney(canvas: Canvas, x: float, y: float, size: float, mist: float) -> None:
    brick = tone("#8d5248", mist)
    stack = [
        (x - 17 * size, y + 20 * size),
        (x - 17 * size, y - 58 * size),
        (x + 17 * size, y - 58 * size),
        (x + 17 * size, y + 20 * size),
    ]
    canvas.fill(stack, brick)
    canvas.shade(
        canvas.patch(stack), tone("#3b2c3a", mist), (x - 26 * size, 0), (x + 26 * size, 0), 0.8
    )
    canvas.box(x - 21 * size, y - 64 * size, x + 21 * size, y - 54 * size, c.mix(brick, c.INK, 0.2))
    for pot in (-9, 9):
        canvas.box(
            x + (pot - 6) * size,
            y - 82 * size,
            x + (pot + 6) * size,
            y - 63 * size,
            tone("#b9735a", mist),
        )
    if canvas.random.random() < 0.45:
        for step in range(6):
            puff = canvas.oval(
                x + (10 + step * 19) * size,
                y - (98 + step * 21) * size,
                (13 + step * 6) * size,
                (10 + step * 4) * size,
                blur=7 * size,
            )
            canvas.paint(puff, "#d3d8d8", 0.45 - step * 0.06)


def rain(canvas: Canvas) -> None:
    for _ in range(620):
        x, y = canvas.random.uniform(-50, 1700), canvas.random.uniform(-60, 1000)
        long = canvas.random.uniform(20, 70)
        drop = [(x, y), (x + 1.7, y), (x - long * 0.3 + 1.7, y + long), (x - long * 0.3, y + long)]
        canvas.paint(canvas.patch(drop), "#eef2f1", canvas.random.uniform(0.2, 0.45))
