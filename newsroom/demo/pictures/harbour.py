"""The harbour at dusk, seen from the outer mole."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import path, reflection, ridge, ripples

WATER = 610
SUN = (545, 528)


def draw(canvas: Canvas) -> None:
    sky(canvas)
    hills(canvas)
    town(canvas)
    water(canvas)
    cranes(canvas)
    boats(canvas)
    mole(canvas)


def sky(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, c.NIGHT), (0.35, "#4a5a7c"), (0.62, "#b98a80"), (0.85, "#eeb070"), (1, "#f7d398")],
        bottom=WATER,
    )
    glow(canvas, *SUN, 620, "#ffdf9e", 0.85)
    for y, left, right, thick in [
        (170, 700, 1640, 26),
        (238, -40, 620, 20),
        (300, 900, 1500, 15),
        (372, 120, 700, 11),
        (415, 980, 1640, 10),
        (462, 330, 880, 7),
    ]:
        cloud(canvas, y, left, right, thick)
    canvas.disc(*SUN, 58, "#fff1cf")


def cloud(canvas: Canvas, y: float, left: float, right: float, thick: float) -> None:
    """A long flat bank, dark above and lit from below."""
    middle = (left + right) / 2
    line = [(left, y), (middle - 90, y - thick), (middle + 120, y - thick * 0.7), (right, y + 4)]
    shape = canvas.patch([*line, (middle, y + thick * 0.8)], blur=5)
    canvas.paint(shape, c.mix("#3b4467", "#c67d62", y / 560), 0.75)
    canvas.shade(shape, "#f2b178", (0, y - thick * 0.6), (0, y + thick), 0.6)


def hills(canvas: Canvas) -> None:
    for level, height, waves, colour in [
        (575, 120, 1.3, "#a58089"),
        (592, 90, 2.1, "#7b6a82"),
        (604, 55, 3.4, "#555a7a"),
    ]:
        line = ridge(canvas, level, height, waves, WATER + 6)
        canvas.fill(line, colour)
        canvas.shade(canvas.patch(line), "#e9ae85", (0, level - height), (0, WATER + 60), 0.55)


def town(canvas: Canvas) -> None:
    """Roofs along the far quay, a church, and the first windows lit."""
    x = 690.0
    while x < 1640:
        width, height = canvas.random.uniform(26, 58), canvas.random.uniform(38, 92)
        house(canvas, x, WATER - height * min(1, (x - 560) / 420), width)
        x += width - 1
    canvas.fill([(1010, WATER), (1010, 470), (1028, 400), (1046, 470), (1046, WATER)], "#343c5e")
    canvas.line([(1028, 402), (1028, 380)], 3, "#343c5e")


def house(canvas: Canvas, x: float, top: float, width: float) -> None:
    haze = max(0.0, (1250 - x) / 1000)
    wall = c.mix(c.mix("#333b5e", "#262e50", canvas.random.random()), "#8f6f80", haze)
    canvas.fill(
        [
            (x, WATER),
            (x, top),
            (x + width / 2, top - width * 0.36),
            (x + width, top),
            (x + width, WATER),
        ],
        wall,
    )
    for floor in range(int((WATER - top) // 20)):
        for window in range(int(width // 13)):
            if canvas.random.random() < 0.34:
                left, upper = x + 6 + window * 12, top + 6 + floor * 20
                canvas.box(
                    left, upper, left + 5, upper + 8, canvas.random.choice(["#ffd88a", c.OCHRE])
                )


def water(canvas: Canvas) -> None:
    canvas.gradient(
        [(0, "#eab27d"), (0.16, "#bd8a83"), (0.45, "#5c6486"), (1, "#141f3a")], top=WATER
    )
    ripples(canvas, WATER + 8, 1000, ["#26345a", "#34446c", "#8a7690", "#d39b7f"], 1500, 210)
    reflection(canvas, SUN[0], WATER + 3, 900, 62, ["#ffe3ab", "#fbcf8b", "#f4b76f"])
    for x in range(730, 1600, 61):
        lamp = x + canvas.random.uniform(-14, 14)
        reflection(canvas, lamp, WATER + 4, WATER + 150, 5, ["#f6c777", "#e6a458"])


def cranes(canvas: Canvas) -> None:
    for x, size, lean in [(1270, 1.0, 1), (1395, 1.12, 1), (1530, 0.9, -1)]:
        crane(canvas, x, size, lean)


def crane(canvas: Canvas, x: float, size: float, lean: int) -> None:
    """A level-luffing crane on its portal."""

    def place(along: float, up: float) -> tuple[float, float]:
        return x + along * size * lean, WATER + 12 - up * size

    ink = "#18213c"
    for foot in (-34, 34):
        canvas.line([place(foot, 0), place(foot * 0.55, 92)], 8 * size, ink)
    canvas.line([place(-30, 52), place(30, 52)], 5 * size, ink)
    canvas.fill([place(-30, 88), place(30, 88), place(24, 150), place(-22, 150)], ink)
    canvas.fill([place(-8, 140), place(10, 140), place(-136, 352), place(-142, 350)], ink)
    canvas.line([place(14, 150), place(0, 232), place(-138, 350)], 3 * size, ink)
    canvas.line([place(14, 150), place(58, 196), place(0, 232)], 4 * size, ink)
    canvas.line([place(-139, 350), place(-139, 196)], 2 * size, ink)
    canvas.box(*place(14, 126), *place(22, 116), "#ffd88a")


def boats(canvas: Canvas) -> None:
    for x, y, size in [(292, 700, 1.0), (415, 668, 0.72), (905, 742, 1.25)]:
        boat(canvas, x, y, size)


def boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    def place(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + along * size, y + down * size) for along, down in points]

    shadow = canvas.patch(place(path("-70,10 80,10 40,90 -30,90")), blur=6)
    canvas.veil(shadow, c.INK, (0, y + 100 * size), (0, y), 0.75)
    ink = "#141d36"
    canvas.fill(place(path("-78,-12 -60,16 62,16 92,-26 20,-14")), ink)
    canvas.fill(place(path("-40,-12 -36,-46 4,-46 10,-14")), ink)
    canvas.line(place([(-6, -40), (-2, -150)]), 4 * size, ink)
    canvas.line(place([(-2, -150), (84, -26)]), 1.5 * size, ink)
    canvas.line(place([(-2, -150), (-74, -14)]), 1.5 * size, ink)
    canvas.line(place([(-2, -60), (-62, -84)]), 3 * size, ink)
    canvas.box(*place([(-30, -40)])[0], *place([(-18, -30)])[0], "#ffcf7d")
    canvas.line(place([(-60, 14), (62, 14)]), 2 * size, "#b8786a")


def mole(canvas: Canvas) -> None:
    """The near quay: dark stone, two bollards, a rope."""
    edge = path("-20,1000 -20,846 420,872 760,930 930,1010")
    canvas.fill(edge, c.INK)
    canvas.shade(canvas.patch(edge), "#5a5470", (500, 1010), (380, 830), 0.5)
    for x, y in [(150, 862), (520, 900)]:
        canvas.fill([(x - 22, y), (x - 17, y - 50), (x + 17, y - 50), (x + 22, y)], "#0b1122")
        canvas.disc(x, y - 54, 27, "#0b1122", 12)
        canvas.line([(x - 24, y - 57), (x + 22, y - 59)], 2.5, "#d58e6d")
    sag = [(150 + step * 37, 830 + (step * (10 - step)) * 2.2 + step * 3.6) for step in range(11)]
    canvas.line(sag, 5, "#0b1122")
