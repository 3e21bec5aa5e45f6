"""Finds stories, in a time that does not grow with the archive.

A search looks at the newest stories that hold all of the words, at most at LOOKED_AT of them (at
LOOKED_THROUGH for a phrase, which few of those may hold), and only those are put in order. They are
sought in the newest days first, then months, then years: so a word that is in every story costs no
more than one that is in few.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import SearchEntry
from articles.search.asking import Question
from articles.search.tags import windows

LOOKED_AT, LOOKED_THROUGH = 1000, 1500
# Of a word in the body, in the standfirst or a name, in the headline; the first is not used.
WEIGHTS = [0.1, 0.2, 0.5, 1.0]
LONG_STORIES_WEIGH_LESS = 1
A_YEAR = 365 * 24 * 3600
# From each set of rules to the next one that is there: a step along the index for each, where
# "distinct" would read all entries.
PRESENT = """
WITH RECURSIVE present (config) AS (
    SELECT min(config) FROM articles_searchentry
    UNION ALL
    SELECT (SELECT min(config) FROM articles_searchentry entry WHERE entry.config > present.config)
    FROM present WHERE config IS NOT NULL
)
SELECT config FROM present
WHERE config IS NOT NULL AND numnode(websearch_to_tsquery(config::regconfig, %s)) > 0
"""


@dataclass
class Filters:
    """Each of these groups has to be met, by any of its tags."""

    groups: list[list[str]] = field(default_factory=list)
    # From the one moment on, and before the other.
    since: datetime | None = None
    until: datetime | None = None

    def is_narrow(self) -> bool:
        return bool(self.groups or self.since or self.until)


@dataclass
class Found:
    """The stories in order, by primary key; whether there are more than were looked at."""

    pks: list[int]
    is_all: bool
    # The rules by which the question means anything: none where all its words are too common.
    configs: list[str]

    @property
    def is_asked(self) -> bool:
        return bool(self.configs)


def find(question: Question, filters: Filters, *, newest_first: bool = False) -> Found:
    configs = configs_that_understand(question)
    if not configs:
        return Found([], is_all=True, configs=configs)
    candidates = newest_candidates(question, filters, configs)
    most = looked_at_for(question)
    is_all, times = len(candidates) <= most, dict(candidates[:most])
    if newest_first and question.is_loose():
        return Found(list(times), is_all, configs)
    ranks = ranked(question, times, configs)
    if newest_first:
        return Found([pk for pk in times if pk in ranks], is_all, configs)
    return Found(in_order(ranks, times), is_all, configs)


def configs_that_understand(question: Question) -> list[str]:
    """The rules by which entries are filed, as far as anything is left of the question by them."""
    if not question.alternatives:
        return []
    with connection.cursor() as cursor:
        cursor.execute(PRESENT, [question.loosely()])
        return [config for (config,) in cursor.fetchall()]


def looked_at_for(question: Question) -> int:
    return LOOKED_THROUGH if question.has_phrase() else LOOKED_AT


def newest_candidates(
    question: Question, filters: Filters, configs: list[str]
) -> list[tuple[int, datetime]]:
    """Those with all the words, whatever else is asked of them: one more than are looked at."""
    first = filters.since.astimezone(UTC).date() if filters.since else date.min
    entries = narrowed(filters).filter(holding(question.loosely(), configs))
    most, found = looked_at_for(question), []
    for window in windows(last_day(filters), first):
        within = entries.filter(tags__overlap=window.tags) if window.tags else entries
        found = list(within.values_list("pk", "published_at")[: most + 1])
        if len(found) > most:
            break
    return found


def last_day(filters: Filters) -> date:
    return min(timezone.now(), filters.until or timezone.now()).astimezone(UTC).date()


def narrowed(filters: Filters) -> QuerySet[SearchEntry]:
    entries = SearchEntry.objects.filter(published_at__lte=timezone.now())
    for group in filters.groups:
        entries = entries.filter(tags__overlap=group)
    if filters.since:
        entries = entries.filter(published_at__gte=filters.since)
    if filters.until:
        entries = entries.filter(published_at__lt=filters.until)
    return entries.order_by("-published_at", "-pk")


def holding(written: str, configs: list[str]) -> Q:
    """Each story is asked by the rules of its own language."""
    either = Q()
    for config in configs:
        either |= Q(words=asked(written, config), config=config)
    return either


def asked(written: str, config: str) -> SearchQuery:
    return SearchQuery(written, config=config, search_type="websearch")


def ranked(question: Question, pks: Iterable[int], configs: list[str]) -> dict[int, float]:
    """How well each answers; without those that lack a phrase or hold an unwanted word."""
    if not (looked_at := list(pks)):
        return {}
    by_any: Any = asked(question.written(), configs[0])
    for config in configs[1:]:
        by_any |= asked(question.written(), config)
    rank = SearchRank(F("words"), by_any, WEIGHTS, LONG_STORIES_WEIGH_LESS)
    entries = SearchEntry.objects.filter(pk__in=RawSQL("SELECT unnest(%s::bigint[])", [looked_at]))
    if not question.is_loose():
        entries = entries.filter(holding(question.written(), configs))
    return dict(entries.order_by().values_list("pk", rank))


def in_order(ranks: dict[int, float], times: dict[int, datetime]) -> list[int]:
    """The best first; of two that answer as well, what is new before what is old."""
    now = timezone.now()

    def worth(pk: int) -> tuple[float, datetime, int]:
        years = (now - times[pk]).total_seconds() / A_YEAR
        return ranks[pk] * (1 + 1 / (1 + max(0, years))), times[pk], pk

    return sorted(ranks, key=worth, reverse=True)
