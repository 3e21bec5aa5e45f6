"""A number three in Lantern Street, on a wet evening."""

from newsroom.demo.pictures import colours as c
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.light import glow
from newsroom.demo.pictures.shapes import moved, path

ROAD = 700
END = (830, 520)


def draw(canvas: Canvas) -> None:
    canvas.gradient([(0, "#1a2038"), (0.5, "#39405f"), (1, "#8a6a72")], bottom=ROAD)
    glow(canvas, *END, 420, "#e8a66b", 0.75)
    for side in (-1, 1):
        street(canvas, side)
    road(canvas)
    lamps(canvas)
    tram(canvas, 700, 716, 1.0)
    walkers(canvas)
    rain(canvas)


def street(canvas: Canvas, side: int) -> None:
    """Tall houses that run together towards the end of the street."""
    x, near = END[0], END[1]
    edges = path("1.0,900 0.72,720 0.5,560 0.34,430 0.22,330 0.14,240")
    for index in range(len(edges) - 1, 0, -1):
        (far_share, _), (near_share, height) = edges[index], edges[index - 1]
        left, right = x + side * 930 * far_share, x + side * 930 * near_share
        low_far, low_near = near + 210 * far_share, near + 210 * near_share
        lift = canvas.random.uniform(0.9, 1.12)
        wall = [
            (left, low_far),
            (left, near - height * lift * 0.56),
            (right, near - height * lift * 0.72),
            (right, low_near),
        ]
        tone = c.mix("#1a1d33", "#7a5a66", 1 - near_share)
        canvas.fill(wall, tone)
        canvas.shade(canvas.patch(wall), "#c98562", (right, 0), (left - side * 120, 0), 0.2)
        windows(canvas, left, right, near, height * lift)
        shopfront(canvas, left, right, low_far, low_near)


def windows(canvas: Canvas, left: float, right: float, level: float, height: float) -> None:
    columns, rows = 4, 4
    step = (right - left) / columns
    for column in range(columns):
        depth = abs(left + step * column - END[0]) / 930
        for row in range(rows):
            x = left + step * (column + 0.3)
            y = level - height * 0.1 - row * height * 0.13
            lit = canvas.random.random() < 0.4
            colour = canvas.random.choice(["#f4c271", "#ffe0a0", "#dc9c52"]) if lit else "#121528"
            canvas.box(
                min(x, x + step * 0.42), y - 52 * depth - 10, max(x, x + step * 0.42), y, colour
            )


def shopfront(canvas: Canvas, left: float, right: float, far: float, near: float) -> None:
    high = (near - END[1]) * 0.62
    front = [(left, far - 4), (left, far - high * 0.7), (right, near - high), (right, near - 6)]
    canvas.fill(front, canvas.random.choice(["#f0bf74", "#e29b57", "#d9805a", "#f3d493"]))
    canvas.shade(canvas.patch(front), "#6b2f36", (0, near - high * 1.2), (0, near + 20), 0.9)
    for share in (0.25, 0.5, 0.75):
        x = left + (right - left) * share
        canvas.line([(x, near), (x, near - high)], 5, "#17192d")


def road(canvas: Canvas) -> None:
    """Wet setts: a mirror for everything that shines."""
    floor = [(END[0] - 60, 545), (END[0] + 60, 545), (1900, 1010), (-300, 1010)]
    kerb = [
        (-10, 1010),
        (-10, 690),
        (END[0] - 50, 535),
        (END[0] + 50, 535),
        (1610, 690),
        (1610, 1010),
    ]
    canvas.fill(kerb, "#3a2f42")
    canvas.veil(canvas.patch(kerb), "#d08f60", (0, 900), (0, 560), 0.45)
    canvas.fill(floor, "#2a2840")
    canvas.veil(canvas.patch(floor), "#d58f5c", (0, 900), (0, 520), 0.75)
    for _ in range(900):
        down = canvas.random.random() ** 1.5
        y = 560 + down * 440
        x = END[0] + canvas.random.uniform(-1, 1) * (60 + down * 1050)
        half = (6 + down * 46) * canvas.random.uniform(0.4, 1)
        colour = canvas.random.choice(["#15172a", "#473850", "#8d5f58", "#e0a062"])
        canvas.fill([(x - half, y), (x, y - 1.5), (x + half, y), (x, y + 1.5 + down)], colour)
    for rail in (-605, -110, 250, 745):
        canvas.line([(END[0] + rail * 0.03, 560), (END[0] + rail, 1010)], 4, "#f0c48a")


def lamps(canvas: Canvas) -> None:
    for x, y, size in [(300, 300, 1.0), (540, 400, 0.55), (1370, 300, 1.0), (1120, 400, 0.55)]:
        canvas.line([(x, y), (x, y + 440 * size)], 6 * size, "#0e1020")
        glow(canvas, x, y, 170 * size, "#ffdf9d", 0.85)
        canvas.disc(x, y, 17 * size, "#fff3cf")
        pool = canvas.patch(
            [(x - 14, y + 460 * size), (x + 14, y + 460 * size), (x + 34, 1000), (x - 34, 1000)], 9
        )
        canvas.veil(pool, "#ffd68c", (0, 1000), (0, y + 400 * size), 0.65)


def tram(canvas: Canvas, x: float, y: float, size: float) -> None:
    """Seen from the front: cream above, red below, one great lamp."""
    glow(canvas, x, y - 40, 330, "#ffd58c", 0.5)
    shade = canvas.patch([(x - 140, y), (x + 140, y), (x + 190, y + 250), (x - 190, y + 250)], 12)
    canvas.veil(shade, "#ffcf85", (0, y + 240), (0, y), 0.6)
    body = path("-132,4 -138,-150 -124,-286 -96,-312 96,-312 124,-286 138,-150 132,4")
    canvas.fill(moved(body, x, y, size), "#a83f35")
    canvas.fill(
        moved(path("-138,-150 -124,-286 -96,-312 96,-312 124,-286 138,-150"), x, y), "#f0dfba"
    )
    canvas.shade(canvas.patch(moved(body, x, y, size)), "#3c1a2c", (x - 40, 0), (x + 180, 0), 0.6)
    for left, right in ((-112, -42), (-34, 34), (42, 112)):
        pane = moved([(left, -152), (left * 0.94, -258), (right * 0.94, -258), (right, -152)], x, y)
        canvas.fill(pane, "#ffdf9b")
        canvas.veil(canvas.patch(pane), "#6b3f44", (0, y - 240), (0, y - 130), 0.8)
    canvas.fill(moved(path("-6,-156 -10,-206 0,-224 10,-206 6,-156"), x, y), "#241c30")
    canvas.box(x - 60, y - 300, x + 60, y - 268, "#17192d")
    canvas.line(
        [
            (x - 8, y - 295),
            (x + 8, y - 295),
            (x - 1, y - 286),
            (x + 7, y - 280),
            (x + 4, y - 273),
            (x - 8, y - 273),
        ],
        3.5,
        "#ffd27e",
    )
    canvas.line(moved([(-138, -140), (138, -140)], x, y), 5, c.OCHRE)
    canvas.disc(x, y - 84, 34, "#7a2b2c")
    canvas.disc(x, y - 84, 27, "#fff6da")
    glow(canvas, x, y - 84, 120, "#fff1c4", 0.9)
    canvas.box(x - 118, y - 6, x + 118, y + 20, "#14152a")
    canvas.line([(x, y - 312), (x - 26, y - 372), (x + 4, y - 420)], 4, "#0e1020")
    canvas.line([(x - 900, y - 640), (x + 4, y - 420), (END[0], 470)], 2, "#0e1020")


def walkers(canvas: Canvas) -> None:
    for x, y, size in [(1080, 812, 1.5), (1180, 790, 1.35), (330, 800, 1.4)]:
        canvas.fill(moved(path("-16,-62 16,-62 26,0 -24,0"), x, y, size), "#10111f")
        canvas.line(moved([(-8, 0), (-12, 42)], x, y, size), 9, "#10111f")
        canvas.line(moved([(8, 0), (16, 42)], x, y, size), 9, "#10111f")
        canvas.disc(x, y - 76 * size, 11 * size, "#10111f", 13 * size)
        canvas.fill(
            moved(path("-58,-86 -38,-116 0,-130 38,-116 58,-86 0,-94"), x, y, size),
            canvas.random.choice([c.WINE, c.SEA, "#171a30"]),
        )
        canvas.line(moved([(0, -130), (0, -56)], x, y, size), 2.5, "#10111f")
        mirror = canvas.patch(moved(path("-24,44 26,44 40,120 -40,120"), x, y, size), 6)
        canvas.veil(mirror, "#10111f", (0, y + 190), (0, y + 60), 0.7)


def rain(canvas: Canvas) -> None:
    for _ in range(420):
        x, y = canvas.random.uniform(-50, 1650), canvas.random.uniform(-50, 1000)
        long = canvas.random.uniform(18, 54)
        drop = canvas.patch(
            [(x, y), (x + 1.6, y), (x - long * 0.2 + 1.6, y + long), (x - long * 0.2, y + long)]
        )
        canvas.paint(drop, "#e8dcd0", 0.3)
