"""Which fonts there are on this machine, and which of them can write a text.

None is shipped: systems have some, and the container brings its own. Where there is none at all,
Pillow's own font writes Latin letters.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
# By their file names, the best first; those of single scripts and of all signs come last.
SCRIPTS = (
    "NotoNaskhArabic-Bold.ttf",
    "NotoSerifHebrew-Bold.ttf",
    "NotoSerifDevanagari-Bold.ttf",
    "NotoSerifBengali-Bold.ttf",
    "NotoSerifTamil-Bold.ttf",
    "NotoSerifThai-Bold.ttf",
    "NotoSerifGeorgian-Bold.ttf",
    "NotoSerifArmenian-Bold.ttf",
    "NotoSerifCJK-Bold.ttc",
    "NotoSansCJK-Bold.ttc",
    "wqy-microhei.ttc",
    "DroidSansFallbackFull.ttf",
    "DejaVuSans-Bold.ttf",
)
SERIF = (
    "NotoSerif-Bold.ttf",
    "LiberationSerif-Bold.ttf",
    "DejaVuSerif-Bold.ttf",
    "Georgia Bold.ttf",
    "georgiab.ttf",
    *SCRIPTS,
)
SANS = (
    "NotoSans-Bold.ttf",
    "LiberationSans-Bold.ttf",
    "DejaVuSans-Bold.ttf",
    "Arial Bold.ttf",
    "arialbd.ttf",
    *SCRIPTS,
)
# Nothing is ever assigned to it: what a font draws for it, it draws for all that it lacks.
NOBODYS = "\U0010fffd"
SAMPLE_SIZE = 32
# Signs that nobody has given a meaning, or somebody for themselves alone.
MEANINGLESS = {"Cn", "Co"}


class Hand(NamedTuple):
    """A font, and the text without the few signs that it lacks."""

    path: Path | None
    text: str

    def at(self, size: int) -> Font:
        return opened(self.path, size)


def hand_for(text: str, names: Iterable[str]) -> Hand | None:
    """The first font that has every sign, or else every letter; None where none has them all.

    A sign may be left out, such as a little picture; a word is not misspelt.
    """
    text = "".join(sign for sign in text if unicodedata.category(sign) not in MEANINGLESS)
    paths = [*chosen(), *(installed()[name] for name in names if name in installed()), None]
    for wanted in ("LNPS", "LN"):
        for path in paths:
            if all(has(path, sign) for sign in signs_of(text, wanted)):
                return Hand(path, written_by(path, text))
    return None


def chosen() -> list[Path]:
    return [Path(settings.CARD_FONT)] if settings.CARD_FONT else []


@lru_cache(maxsize=1)
def installed() -> dict[str, Path]:
    """Looked for once in a process: by name, the fonts that are known here."""
    known = {*SERIF, *SANS}
    found: dict[str, Path] = {}
    for folder in settings.FONT_FOLDERS:
        for path in sorted(Path(folder).rglob("*.tt[fc]")):
            if path.name in known:
                found.setdefault(path.name, path)
    return found


@lru_cache(maxsize=256)
def opened(path: Path | None, size: int) -> Font:
    """Pillow's own font, where there is no path, or no font behind it."""
    try:
        return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)
    except OSError:
        return ImageFont.load_default(size)


def written_by(path: Path | None, text: str) -> str:
    lacking = {sign for sign in signs_of(text, "PS") if not has(path, sign)}
    return " ".join("".join(sign for sign in text if sign not in lacking).split())


def signs_of(text: str, kinds: str) -> set[str]:
    """Those of some kinds (Unicode's categories). Marks go with their letters."""
    return {sign for sign in text if unicodedata.category(sign)[0] in kinds}


@lru_cache(maxsize=8192)
def has(path: Path | None, sign: str) -> bool:
    font = opened(path, SAMPLE_SIZE)
    return shape(font, sign) != shape(font, NOBODYS)


def shape(font: Font, sign: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(sign)
    return mask.size, bytes(mask)


def joins_letters(font: Font) -> bool:
    """Whether letters are put side by side as their script wants it: Arabic needs that."""
    return getattr(font, "layout_engine", None) == ImageFont.Layout.RAQM
