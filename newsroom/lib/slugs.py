"""Address parts made from words in any script.

Django's own slugify empties Cyrillic, Chinese and Hindi, and even with allow_unicode it drops the
vowel signs of Devanagari, so this is ours.
"""

import unicodedata
from collections.abc import Container

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Longer slugs are cut after a whole word. Percent-encoded, 200 letters of any script still make
# an address that browsers, proxies and feed readers take.
LONGEST = 200
APOSTROPHES = dict.fromkeys(map(ord, "'\u2018\u2019\u02bc\uff07`\u00b4"))
# Latin letters that do not come apart into a plain letter and an accent.
PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)


def slug_of(text: str, fallback: str = "", longest: int = LONGEST) -> str:
    """Turns words into a slug: Latin letters without accents, other scripts as they are written.

    Cut after the last whole word that fits into `longest` characters; `fallback` when the text
    has no letter or digit at all.
    """
    slug = ""
    for character in _folded(text):
        if belongs_to_word(character) and not (slug[-1:] in {"", "-"} and _is_mark(character)):
            slug += character
        elif unicodedata.category(character) != "Cf" and not slug.endswith("-"):
            slug += "-"
    return _cut(slug.strip("-"), longest) or fallback


def belongs_to_word(character: str) -> bool:
    """Letters, digits, and the marks written on them, as Indic vowel signs are."""
    category = unicodedata.category(character)
    return category[0] in "LN" or (category in {"Mn", "Mc"} and not _is_emoji_part(character))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).lower().translate(APOSTROPHES).translate(PLAIN)
    return unicodedata.normalize("NFC", "".join(map(_without_accent, plain)))


def _without_accent(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() else character


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _is_emoji_part(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f"


def _cut(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    kept = slug[: longest + 1].rpartition("-")[0]
    return (kept or slug[:longest]).strip("-")


def unused(slug: str, taken: Container[str], longest: int = LONGEST) -> str:
    """The slug itself, or with -2, -3 ... behind it, whichever is the first not taken."""
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{_cut(slug, longest - len(str(number)) - 1)}-{number}"
    return candidate


def is_slug(text: str) -> bool:
    """Whether it can stand in an address: letters, digits and hyphens, one letter at least."""
    if not text.strip("-") or len(text) > LONGEST:
        return False
    return all(c == "-" or belongs_to_word(c) for c in text)


def validate_slug(text: str) -> None:
    if not is_slug(text):
        raise ValidationError(
            _("Use letters, digits and hyphens only, for example harbour-bridge-reopens."),
            code="invalid",
        )


class SlugConverter:
    """A slug in any script as part of an address; anything else is an address of nothing."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        # The same letters can be written in two ways, and have one address.
        slug = unicodedata.normalize("NFC", value)
        if not is_slug(slug):
            raise ValueError(value)
        return slug

    def to_url(self, value: str) -> str:
        return value
