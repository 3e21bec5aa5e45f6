"""Numbers in what a browser sends, where anything may stand."""

# What any primary key of ours can have, and any number that people count up to.
KEY_DIGITS, COUNT_DIGITS = 18, 9


def number_in(text: str | None, *, digits: int = KEY_DIGITS) -> int | None:
    """The number that is written there; None for nonsense and for more than a column can hold."""
    if not text or len(text) > digits:
        return None
    return int(text) if text.isascii() and text.isdecimal() else None


def count_in(text: str | None) -> int | None:
    """The same for small numbers, such as that of a version or of a page."""
    return number_in(text, digits=COUNT_DIGITS)


def numbers_in(texts: list[str]) -> list[int]:
    """Those of the texts that are one."""
    return [number for text in texts if (number := number_in(text)) is not None]
