"""Smaller versions of a picture, whole and cut around the point where the eye goes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from newsroom.lib.images.names import address_of
from newsroom.lib.images.taking_in import PreparedPicture
from newsroom.lib.images.writing import ENDINGS, RECIPE, RENDITION_OPTIONS, written

# Width to height of each crop. Search engines ask for these three.
RATIOS = {"16x9": (16, 9), "4x3": (4, 3), "1x1": (1, 1)}
WIDTHS = {
    "full": (400, 800, 1200, 1600),
    "16x9": (400, 800, 1200, 1600),
    "4x3": (400, 800, 1200, 1600),
    "1x1": (200, 400, 800, 1200),
}
# For programs that show no WebP, one size is enough: share cards ask for 1200.
FALLBACK_WIDTH = 1200
# A width so close to the widest one saves nobody anything.
CLOSE = 0.9

Box = tuple[float, float, float, float]


class Focus(NamedTuple):
    """Where the eye goes, in hundredths from the left and from the top."""

    x: int
    y: int


CENTRE = Focus(50, 50)


@dataclass(frozen=True)
class Rendition:
    """One smaller version: `shape` is "full" or of RATIOS, `format` is what browsers call it."""

    shape: str
    format: str
    width: int
    height: int
    name: str
    content: bytes


def whole(upload: PreparedPicture) -> list[Rendition]:
    """The whole picture, in every width up to its own."""
    stem = address_of(upload.content, RECIPE)
    with upload.opened() as picture:
        return list(_cut(picture, "full", (0, 0, picture.width, picture.height), stem))


def crops(upload: PreparedPicture, focus: Focus) -> list[Rendition]:
    """Each shape of RATIOS, as large as the picture holds it and as near the focus as it fits."""
    stem = address_of(upload.content, RECIPE, *focus)
    with upload.opened() as picture:
        return [
            made
            for shape in RATIOS
            for made in _cut(picture, shape, box_of(shape, picture.size, focus), stem)
        ]


def box_of(shape: str, size: tuple[int, int], focus: Focus) -> Box:
    """What a crop shows: left, top, right and bottom, in pixels of the picture."""
    across, down = RATIOS[shape]
    width = min(size[0], size[1] * across / down)
    height = width * down / across
    left = _start(size[0], width, focus.x)
    top = _start(size[1], height, focus.y)
    return left, top, left + width, top + height


def _start(length: int, kept: float, focus: int) -> float:
    """Where to begin so that the focus is in the middle, or as near as the edges allow."""
    return min(max(length * focus / 100 - kept / 2, 0), length - kept)


def _cut(picture: Image.Image, shape: str, box: Box, stem: str) -> Iterator[Rendition]:
    wide, high = box[2] - box[0], box[3] - box[1]
    for written_as, width in _wanted(picture, shape, int(wide)):
        size = (width, max(1, round(high * width / wide)))
        # Reduced roughly first and finely then: nearly the same to look at, and much quicker.
        smaller = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
        name = f"{stem}-{shape}-{width}.{ENDINGS[written_as]}"
        content = written(smaller, written_as, RENDITION_OPTIONS)
        yield Rendition(shape, written_as.lower(), *size, name, content)


def _wanted(picture: Image.Image, shape: str, wide: int) -> Iterator[tuple[str, int]]:
    """Formats and widths; the widest is the crop itself where it is narrower than our widest."""
    widest = max(1, min(wide, WIDTHS[shape][-1]))
    narrower = (width for width in WIDTHS[shape] if width < widest * CLOSE)
    for width in (*narrower, widest):
        yield "WEBP", width
    yield "PNG" if picture.mode == "RGBA" else "JPEG", min(widest, FALLBACK_WIDTH)
