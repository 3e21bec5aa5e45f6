"""What is laid over a whole drawing: glow, mottling, grain, dark corners."""

from PIL import Image, ImageChops

from newsroom.demo.pictures.canvas import SMOOTHING, Canvas, Patch
from newsroom.demo.pictures.colours import Colour

# What Pillow's radial gradient reaches in the middle of its edges.
RIM = 180


def glow(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, share: float) -> None:
    """Light around a point, which fades as light does."""
    across = round(radius * 2 * canvas.k)
    falling = Image.radial_gradient("L").point(
        lambda v: round(255 * share * max(0, 1 - v / RIM) ** 2)
    )
    left, top = round((x - radius) * canvas.k), round((y - radius) * canvas.k)
    mask = falling.resize((across, across), Image.Resampling.BILINEAR)
    box = (max(0, -left), max(0, -top), across, across)
    canvas.paint(Patch(max(0, left), max(0, top), mask.crop(box)), colour)


def mottle(canvas: Canvas, strength: float, cells: int = 12) -> None:
    """Uneven like paint on paper: large soft clouds of lighter and darker."""
    clouds = Image.new("L", canvas.image.size, 128)
    for octave in (1, 2, 4):
        across, down = cells * octave, cells * octave * canvas.height // canvas.width + 1
        spots = Image.frombytes("L", (across, down), canvas.random.randbytes(across * down))
        layer = spots.resize(canvas.image.size, Image.Resampling.BICUBIC)
        clouds = Image.blend(clouds, layer, 0.5 / octave)
    lay_over(canvas, clouds, strength)


def grain(canvas: Canvas, strength: float) -> None:
    lay_over(canvas, canvas.noise, strength)


def lay_over(canvas: Canvas, grey: Image.Image, strength: float) -> None:
    """Lightens where `grey` is light and darkens where it is dark; middle grey changes nothing."""
    calm = grey.point(lambda level: round(128 + (level - 128) * strength))
    canvas.image = ImageChops.soft_light(canvas.image, Image.merge("RGB", (calm,) * 3))


def darken_corners(canvas: Canvas, strength: float) -> None:
    corners = Image.radial_gradient("L").point(
        lambda v: round(128 - 128 * strength * (v / 255) ** 3)
    )
    grey = corners.resize(canvas.image.size, Image.Resampling.BICUBIC)
    canvas.image = ImageChops.soft_light(canvas.image, Image.merge("RGB", (grey,) * 3))


def finish(canvas: Canvas, roughness: float = 0.15) -> Image.Image:
    """The picture in its real size, with the grain of print."""
    mottle(canvas, 0.25)
    grain(canvas, roughness)
    darken_corners(canvas, 0.35)
    return canvas.image.reduce(SMOOTHING)
