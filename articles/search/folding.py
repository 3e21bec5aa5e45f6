"""Text as it is searched: words alone, without capitals, accents and marks between them.

Both what is filed and what is asked goes through here, so that neither the locale of a database
nor the quotation marks of a keyboard make a difference.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsroom.lib.spelling import clusters, fold, marks

RUN = re.compile(r"\S+")
ACCENTS = re.compile("(?<=[a-z\u03b1-\u03c9])[\u0300-\u036f]+")
# Letters that do not come apart into a plain letter and an accent, or are written either way.
PLAIN = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ё": "е",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
    }
)
# Scripts that put no spaces between words: each character is a word here, and what was asked for
# as one is sought as a phrase.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff"
UNSPACED_ALONE = re.compile(f"[{UNSPACED}]")


def folded(text: str) -> str:
    """The words of the text with a space between each two."""
    return " ".join(words_of(text))


def words_of(text: str) -> list[str]:
    return word().findall(without_accents(fold(text)))


def words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    """The same words, with where each begins and ends in the text as it is written."""
    for run in RUN.finditer(text):
        letters, places = _letters_with_places(run[0])
        for found in word().finditer(letters):
            yield (
                found[0],
                run.start() + places[found.start()],
                run.start() + places[found.end()],
            )


def is_unspaced(words: list[str]) -> bool:
    """Whether these are characters of a script that puts no spaces between words."""
    return len(words) > 1 and all(UNSPACED_ALONE.match(word) for word in words)


def without_accents(text: str) -> str:
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFD", text.translate(PLAIN))
    return unicodedata.normalize("NFC", ACCENTS.sub("", plain))


@lru_cache(maxsize=1)
def word() -> re.Pattern[str]:
    """A letter or digit and all that belongs to it; one character where scripts have no spaces."""
    return re.compile(rf"[{UNSPACED}][{marks()}]*|(?:(?![{UNSPACED}])[^\W_][{marks()}]*)+")


def _letters_with_places(text: str) -> tuple[str, Sequence[int]]:
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    pieces: list[str] = []
    places: list[int] = []
    for cluster in clusters().finditer(text):
        plain = without_accents(fold(cluster[0]))
        pieces.append(plain)
        places += [cluster.start()] * len(plain)
    return "".join(pieces), [*places, len(text)]
