"""What the classifier sees of a comment: its words and pairs of words, and how it is written."""

import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise

from comments.spelled import pieces_of

# So many numbers for features: what is learned cannot outgrow them.
NUMBERS = 2**20
LONGEST_WORD = 30
LINK = re.compile(
    r"(?:https?://|www\.)\S+|"
    r"\b[\w-]{1,60}\.(?:com|net|org|info|biz|ru|example|test|invalid)\b\S*",
    re.IGNORECASE,
)
# The scheme and the ending of an address tell nothing: in the examples all of them are invented.
HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#]*?)\.?[^./?#]*(?=[/?#]|$)", re.IGNORECASE)
INVENTED = {"example", "test", "invalid"}
PATTERNS = {
    "markup": r"<a\s|\[url|\[link|</\w+>|href\s*=",
    "money": r"[$€£¥₽₿]\s?\d|\d[\d.,]{0,12}\s?(?:[$€£¥₽₿]|usd|eur|btc|usdt|dollars)",
    "share": r"\d\s?%",
    "phone": r"\+?\d(?:[\s().-]{0,2}\d){7,}",
    "contact": r"(?<!\w)@\w{3,}|\w@[\w-]{1,60}\.\w|whats\s?app|telegram|вотсап|телеграм|واتساب",
    "hidden": "[\u200b-\u200f\u2060\u00ad]",
    "letters apart": r"\b(?:\w[ .*_-]{1,3}){4}\w\b",
}
FOUND = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PATTERNS.items()}
PICTURES = re.compile("[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")


def features_of(text: str, name: str = "") -> frozenset[str]:
    """Names of all that was found, each once."""
    links = LINK.findall(text)
    words = words_of(LINK.sub(" \u2022 ", text))
    found = [*words, *(f"{first} {second}" for first, second in pairwise(words))]
    found += [f"address: {word}" for link in links for word in words_of(HOST.sub(r"\1 ", link))]
    found += [f"name: {word}" for word in words_of(name)]
    return frozenset([*found, *about_links(text, links), *written(text), *loudness(text)])


def number_of(feature: str) -> str:
    """A feature as it is counted: a number, out of which no text can be read."""
    digest = hashlib.blake2b(feature.encode(), digest_size=8).digest()
    return str(int.from_bytes(digest) % NUMBERS)


def words_of(text: str) -> list[str]:
    words = [piece.letters for piece in pieces_of(text)]
    return [word for word in words if len(word) <= LONGEST_WORD and word not in INVENTED]


def about_links(text: str, links: list[str]) -> Iterator[str]:
    """These names, and all below, have a colon, which no word has."""
    yield f"links: {min(len(links), 3)}"
    if links:
        around = len(LINK.sub("", text).split())
        yield f"words around links: {around.bit_length()}"
        if text.rstrip().endswith(links[-1]):
            yield "ends: link"


def written(text: str) -> Iterator[str]:
    yield f"length: {len(text).bit_length()}"
    yield from (f"has: {name}" for name, pattern in FOUND.items() if pattern.search(text))
    if "?" in text or "\u061f" in text:
        yield "asks: yes"
    if re.search(r"^>", text, re.MULTILINE):
        yield "quotes: yes"


def loudness(text: str) -> Iterator[str]:
    letters = [character for character in text if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    if len(letters) > 20 and capitals > len(letters) / 2:
        yield "loud: capitals"
    if exclaimed := min(text.count("!"), 5):
        yield f"exclaims: {exclaimed}"
    if pictures := len(PICTURES.findall(text)):
        yield f"pictures: {min(pictures, 4)}"
