"""Text as it is compared: without what changes how it looks and not what it says.

Letters are folded by Unicode's own rules (https://www.unicode.org/reports/tr15/ and
https://www.unicode.org/reports/tr44/#Casefolding), so that "ＦＯＯ", "Foo" and "foo" are one word.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

# Vowel signs of Arabic and Hebrew, which may be written or not, and the stroke that stretches
# Arabic words; the dot that is left of a Turkish capital İ.
OPTIONAL = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
SIGNS = re.compile(r"[\W_]+")
DOT_ABOVE = "\u0307"
# Shorter than this, the same words are a coincidence: "I could not agree more."
TOLD_APART = 30
# Writing beyond these planes has no marks.
LAST_MARK = 0xE01EF


def fold(text: str) -> str:
    """The text in the one form in which it is compared; not fit to be shown."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unseen().sub("", folded)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place of the one it came from.

    There is one place more: that of the end.
    """
    if text.isascii():
        return text.lower(), list(range(len(text) + 1))
    pieces, places = [], []
    for cluster in clusters().finditer(text):
        folded = fold(cluster[0])
        pieces.append(folded)
        places += [cluster.start()] * len(folded)
    return "".join(pieces), [*places, len(text)]


def squeezed(text: str) -> str:
    """Letters and digits alone."""
    return SIGNS.sub("", fold(text))


def fingerprint(text: str) -> str:
    """The same for texts of the same letters and digits; empty for what says too little."""
    letters = squeezed(text)
    if len(letters) < TOLD_APART:
        return ""
    return hashlib.sha256(letters.encode()).hexdigest()[:32]


@lru_cache(maxsize=1)
def marks() -> str:
    """What belongs to the letter before it, as it stands in a class of a regular expression."""
    found = [code for code in range(LAST_MARK + 1) if unicodedata.category(chr(code))[0] == "M"]
    found += range(0x1160, 0x1200)
    return in_ranges(found)


@lru_cache(maxsize=1)
def unseen() -> re.Pattern[str]:
    """What can stand between letters without being seen, and what may be left out."""
    formats = [code for code in range(LAST_MARK + 1) if unicodedata.category(chr(code)) == "Cf"]
    formats += [0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10)]
    return re.compile(f"[{OPTIONAL}{in_ranges(formats)}]|(?<=i){DOT_ABOVE}")


@lru_cache(maxsize=1)
def clusters() -> re.Pattern[str]:
    """One character with its marks."""
    return re.compile(f"(?s).[{marks()}]*")


def in_ranges(codes: list[int]) -> str:
    """The characters as they stand in a class of a regular expression."""
    pieces, codes = [], sorted(set(codes))
    first = last = codes[0]
    for code in [*codes[1:], LAST_MARK + 2]:
        if code == last + 1:
            last = code
            continue
        pieces.append(f"\\U{first:08x}-\\U{last:08x}")
        first = last = code
    return "".join(pieces)
