"""What the examples teach, counted once in each process."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from comments.spam.examples import Example, examples
from comments.spam.features import features_of
from comments.spam.scoring import Count

# The row of Learned that counts the texts themselves.
ALL_TEXTS = ""


class Knowledge(NamedTuple):
    """In how many texts each feature was found, and how many texts there were."""

    counts: dict[str, Count]
    texts: Count

    @classmethod
    def of(cls, known: Iterable[Example]) -> "Knowledge":
        spam: Counter[str] = Counter()
        honest: Counter[str] = Counter()
        texts = Count()
        for example in known:
            (spam if example.is_spam else honest).update(features_of(example.text))
            texts += (1, 0) if example.is_spam else (0, 1)
        found = spam.keys() | honest.keys()
        return cls({name: Count(spam[name], honest[name]) for name in found}, texts)


@lru_cache(maxsize=1)
def shipped() -> Knowledge:
    return Knowledge.of(examples())
