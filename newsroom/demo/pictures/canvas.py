"""A sheet to draw on: flat shapes with smooth edges, stippled shade, soft light, grain.

Coordinates are those of a sheet 1600 wide, whatever its real size. Drawing happens at twice the
size and is reduced at the end. Everything random comes from one seed, so a picture drawn twice
is the same picture.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from newsroom.demo.pictures.colours import Colour, Stops, between, rgb

Point = tuple[float, float]
Points = Sequence[Point]

SHEET = 1600
SMOOTHING = 2
# How many times its own length a gradient goes on, flat, before and behind.
FLAT = 8


@dataclass
class Patch:
    """A part of the sheet, in pixels, and how much of each of its pixels is meant."""

    left: int
    top: int
    mask: Image.Image


class Canvas:
    def __init__(self, width: int, height: int, seed: str) -> None:
        self.width, self.height = width, height
        self.k = width * SMOOTHING / SHEET
        self.random = random.Random(seed)  # noqa: S311 - it places brush strokes, guards nothing
        self.image = Image.new("RGB", (width * SMOOTHING, height * SMOOTHING))
        self.noise = self._noise().resize(self.image.size, Image.Resampling.NEAREST)

    @property
    def bottom(self) -> float:
        """The lower edge, on a sheet 1600 wide."""
        return SHEET * self.height / self.width

    def _noise(self) -> Image.Image:
        data = self.random.randbytes(self.width * self.height)
        return Image.frombytes("L", (self.width, self.height), data)

    def _pixels(self, points: Points, left: float = 0, top: float = 0) -> list[Point]:
        return [(x * self.k - left, y * self.k - top) for x, y in points]

    # Shapes with hard edges.

    def fill(self, points: Points, colour: Colour) -> None:
        ImageDraw.Draw(self.image).polygon(self._pixels(points), fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        self.fill([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def line(self, points: Points, width: float, colour: Colour) -> None:
        pixels = max(1, round(width * self.k))
        ImageDraw.Draw(self.image).line(self._pixels(points), colour, pixels, joint="curve")

    def disc(self, x: float, y: float, across: float, colour: Colour, down: float = 0) -> None:
        down = down or across
        corners = self._pixels([(x - across, y - down), (x + across, y + down)])
        ImageDraw.Draw(self.image).ellipse(corners, fill=colour)

    # Patches: shapes to be painted thinly, softly or in part.

    def patch(self, points: Points, blur: float = 0) -> Patch:
        """The shape as a patch, no larger than needed."""
        margin = blur * self.k * 3
        pixels = self._pixels(points)
        left = max(0, math.floor(min(x for x, _ in pixels) - margin))
        top = max(0, math.floor(min(y for _, y in pixels) - margin))
        right = min(self.image.width, math.ceil(max(x for x, _ in pixels) + margin))
        bottom = min(self.image.height, math.ceil(max(y for _, y in pixels) + margin))
        mask = Image.new("L", (max(1, right - left), max(1, bottom - top)))
        ImageDraw.Draw(mask).polygon(self._pixels(points, left, top), fill=255)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur * self.k))
        return Patch(left, top, mask)

    def oval(self, x: float, y: float, across: float, down: float = 0, blur: float = 0) -> Patch:
        turns = [math.tau * step / 90 for step in range(90)]
        down = down or across
        ring = [(x + across * math.cos(turn), y + down * math.sin(turn)) for turn in turns]
        return self.patch(ring, blur)

    def whole(self) -> Patch:
        return self.patch([(0, 0), (SHEET, 0), (SHEET, self.bottom), (0, self.bottom)])

    def paint(self, patch: Patch, colour: Colour, strength: float = 1) -> None:
        mask = patch.mask.point(lambda level: round(level * strength))
        self.image.paste(rgb(colour), (patch.left, patch.top), mask)

    def shade(
        self, patch: Patch, colour: Colour, start: Point, end: Point, strength: float = 1
    ) -> None:
        """Stipples a colour over a patch: none at `start`, ever denser towards `end`."""
        ramp = self.ramp(patch, start, end).point(lambda level: round(level * strength))
        box = (patch.left, patch.top, patch.left + ramp.width, patch.top + ramp.height)
        dots = ImageChops.add(ramp, self.noise.crop(box)).point(lambda v: 255 * (v >= 255))
        mask = ImageChops.multiply(patch.mask, dots)
        self.image.paste(rgb(colour), (patch.left, patch.top), mask)

    def veil(
        self, patch: Patch, colour: Colour, start: Point, end: Point, strength: float = 1
    ) -> None:
        """The same without dots: a smooth veil of colour."""
        ramp = self.ramp(patch, start, end).point(lambda level: round(level * strength))
        mask = ImageChops.multiply(patch.mask, ramp)
        self.image.paste(rgb(colour), (patch.left, patch.top), mask)

    def ramp(self, patch: Patch, start: Point, end: Point) -> Image.Image:
        """From black at `start` to white at `end`, as large as the patch."""
        (ax, ay), (bx, by) = self._pixels([start, end], patch.left, patch.top)
        length = (bx - ax) ** 2 + (by - ay) ** 2 or 1
        along, down = (bx - ax) / length * 256, (by - ay) / length * 256
        offset = FLAT * 256 - ax * along - ay * down
        source = Image.new("L", (3, (FLAT * 2 + 1) * 256))
        source.paste(255, (0, FLAT * 256, 3, source.height))
        source.paste(Image.linear_gradient("L").resize((3, 256)), (0, FLAT * 256))
        matrix = (0, 0, 1, along, down, offset)
        return source.transform(patch.mask.size, Image.Transform.AFFINE, matrix)

    def gradient(self, stops: Stops, top: float = 0, bottom: float = 0) -> None:
        """Fills a band of the sheet, from above to below."""
        first, last = round(top * self.k), round((bottom or self.bottom) * self.k)
        column = Image.new("RGB", (1, last - first))
        steps = range(last - first)
        column.putdata([rgb(between(stops, y / max(1, len(steps) - 1))) for y in steps])
        self.image.paste(column.resize((self.image.width, last - first)), (0, first))
