"""Text that can be stored, printed and written as XML."""

import re
import unicodedata

# No keyboard types these; they come along when text is pasted from PDF or Word, and neither
# Postgres (NUL) nor XML 1.0 (the rest; https://www.w3.org/TR/xml/#charsets) knows them.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")


def fit(text: str) -> str:
    """Without what cannot be stored or printed, halves of characters included."""
    if not text.isascii():
        # Halves that belong together are joined; one alone becomes a replacement mark.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def has_visible(text: str) -> bool:
    """Whether anybody would see it: a letter, a digit, a sign or a symbol is in it."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)
