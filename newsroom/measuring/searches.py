"""What is asked of a large archive, and how long the search and its page take."""

import time
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from articles.search.finding import find
from articles.search.forms import SearchForm
from newsroom.measuring.server import Site

TIMES = 15
ASKED: dict[str, dict[str, str]] = {
    "a word in every story": {"q": "harbour"},
    "in every second story": {"q": "council"},
    "in every tenth": {"q": "ferry"},
    "in every hundredth": {"q": "tides"},
    "in every thousandth": {"q": "lighthouse"},
    "a word in five stories": {"q": "zeppelin"},
    "a word in none": {"q": "dirigible"},
    "four words": {"q": "harbour council ferry tides"},
    "a phrase of common words": {"q": '"north quay"'},
    "a phrase that is nowhere": {"q": '"quay north harbour"'},
    "one of two": {"q": "harbour OR ferry"},
    "one without another": {"q": "ferry -tides"},
    "newest first": {"q": "harbour", "sort": "newest"},
    "within a section": {"q": "harbour", "section": "section-3"},
    "within a topic": {"q": "council", "topic": "topic-7"},
    "by one writer": {"q": "ferry", "contributor": "writer-10"},
    "within a year long ago": {"q": "harbour", "since": "2012-01-01", "until": "2012-12-31"},
    "section and years, rare": {"q": "lighthouse", "section": "section-1", "since": "2010-01-01"},
    "the tenth page": {"q": "harbour", "page": "10"},
    "the last page": {"q": "harbour", "page": "66"},
}


class Measured(NamedTuple):
    words: str
    status: int
    searched: list[float]
    answered: list[float]
    number: int


def measure(site: Site) -> Iterator[Measured]:
    for words, asked in ASKED.items():
        address = f"{reverse('articles:search')}?{urlencode(asked)}"
        # The first warm it up, as a site that is visited is warm.
        answers = [site.ask(address) for _ in range(TIMES + 2)][2:]
        searched, number = searches(asked)
        yield Measured(words, answers[-1][0], searched, [took for _, took in answers], number)


def searches(asked: dict[str, str]) -> tuple[list[float], int]:
    """Milliseconds of the search alone, and how many stories it found."""
    query = QueryDict(mutable=True)
    query.update(asked)
    form = SearchForm(query)
    if not form.is_valid():
        raise ValueError(form.errors)
    question, filters = form.cleaned_data["q"], form.filters()
    found: list[int] = []

    def search() -> None:
        found[:] = [len(find(question, filters, newest_first=form.is_newest_first).pks)]

    return [timed(search) for _ in range(TIMES + 2)][2:], found[0]


def timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return 1000 * (time.perf_counter() - begun)
