"""What is asked of a large archive, and how long the search and its page take."""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.search.finding import find
from articles.search.forms import SearchForm
from articles.search.meaning import meant
from newsroom.measuring.server import Site
from newsroom.measuring.work import at_work

WARMING = 2
ASKED: dict[str, dict[str, str]] = {
    "a word in every story": {"q": "harbour"},
    "in every second story": {"q": "council"},
    "in every tenth": {"q": "ferry"},
    "in every hundredth": {"q": "tides"},
    "in every thousandth": {"q": "lighthouse"},
    "a word in five stories": {"q": "zeppelin"},
    "a word in none": {"q": "dirigible"},
    "two words": {"q": "council ferry"},
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
    "the fifth page": {"q": "harbour", "page": "5"},
    "the last page": {"q": "harbour", "page": "66"},
    "did you mean, common": {"q": "harbuor"},
    "did you mean, rare": {"q": "lighthuose zepelin OR zepellin"},
    "did you mean, a phrase": {"q": '"nroth quay"'},
}


class Measured(NamedTuple):
    words: str
    status: int
    searched: list[float]
    worked: list[float]
    answered: list[float]
    number: int | str


def measure(site: Site, times: int) -> Iterator[Measured]:
    for words, asked in ASKED.items():
        answers = answers_of(site, f"{reverse('articles:search')}?{urlencode(asked)}", times)
        searched, worked, number = searches(asked, times)
        yield Measured(words, answers[-1][0], searched, worked, times_of(answers), number)


def measure_lists(site: Site, times: int) -> Iterator[Measured]:
    for words, address in lists().items():
        answers = answers_of(site, address, times)
        yield Measured(words, answers[-1][0], [], [], times_of(answers), "")


def lists() -> dict[str, str]:
    """Pages that are filled without a search."""
    month = reverse("articles:archive_month", args=[*long_ago().timetuple()[:2]])
    section = reverse("articles:section_detail", args=["section-3"])
    return {
        "archive": reverse("articles:archive"),
        "archive, a month": month,
        "archive, a month, page 2": f"{month}?page=2",
        "a section": section,
        "a section, page 200": f"{section}?page=200",
        "a topic": reverse("articles:topic_detail", args=["topic-7"]),
        "a writer": reverse("articles:contributor_detail", args=["writer-10"]),
    }


def long_ago() -> datetime:
    """In a month of which no day lies before the first story."""
    oldest = Article.objects.published().order_by("published_at").first()
    return timezone.localtime(oldest.published_at + timedelta(days=40))


def answers_of(site: Site, address: str, times: int) -> list[tuple[int, float]]:
    """The first warm it up, as a site that is visited is warm."""
    return [site.ask(address) for _ in range(times + WARMING)][WARMING:]


def times_of(answers: list[tuple[int, float]]) -> list[float]:
    return [took for _, took in answers]


def searches(asked: dict[str, str], times: int) -> tuple[list[float], list[float], int | str]:
    """Milliseconds of the search alone, those of them that were work, and how many stories it
    found, or what is offered instead.
    """
    query = QueryDict(mutable=True)
    query.update(asked)
    form = SearchForm(query)
    if not form.is_valid():
        raise ValueError(form.errors)
    question, filters = form.cleaned_data["q"], form.filters()
    found: list[int | str] = []

    def search() -> None:
        there = find(question, filters, newest_first=form.is_newest_first)
        offered = meant(question, filters, there.configs, len(there.pks))
        found[:] = [offered.split()[0].strip('"') if offered else len(there.pks)]

    took = [timed(search) for _ in range(times + WARMING)][WARMING:]
    return [all_ for all_, _ in took], [work for _, work in took], found[0]


def timed(act: Callable[[], object]) -> tuple[float, float]:
    begun, worked = time.perf_counter(), at_work()
    act()
    return 1000 * (time.perf_counter() - begun), at_work() - worked
