"""Comments written for this project, spam and honest ones: what the classifier knows at first.

Everybody and every address in them is invented. In the files, a line with nothing but "%" stands
between two comments.
"""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "examples"
BETWEEN = "\n%\n"


class Example(NamedTuple):
    text: str
    is_spam: bool
    # The file it stands in, such as "spam/casino".
    where: str


@lru_cache(maxsize=1)
def examples() -> list[Example]:
    """All of them, in an order that is always the same."""
    return [
        Example(text.strip(), is_spam, f"{kind}/{path.stem}")
        for kind, is_spam in (("honest", False), ("spam", True))
        for path in sorted((FOLDER / kind).glob("*.txt"))
        for text in path.read_text(encoding="utf-8").strip("\n").removesuffix("\n%").split(BETWEEN)
        if text.strip()
    ]
