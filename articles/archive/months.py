"""How many stories each month has.

Counted along the index of times, which for a million takes a tenth of a second; so each process
keeps what it counted until something was published or taken down since.
"""

from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import groupby
from time import monotonic
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Max, Min, QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Transition

# For what leaves no trace, such as a story deleted by hand.
KEPT_SECONDS = 60
COUNT = """
SELECT place, (SELECT count(*) FROM ({public}) AS public
    WHERE published_at >= month.first AND published_at < month.next)
FROM unnest(%s::timestamptz[], %s::timestamptz[]) WITH ORDINALITY AS month (first, next, place)
"""


class Month(NamedTuple):
    year: int
    month: int
    stories: int = 0

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    def get_absolute_url(self) -> str:
        return reverse("articles:archive_month", args=[self.year, self.month])

    def begins(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.first_day, time.min))

    def following(self) -> "Month":
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def articles(self) -> QuerySet[Article]:
        public = Article.objects.published()
        return public.filter(
            published_at__gte=self.begins(), published_at__lt=self.following().begins()
        )


class Year(NamedTuple):
    year: int
    months: list[Month]

    def get_absolute_url(self) -> str:
        return reverse("articles:archive_year", args=[self.year])

    @property
    def whole(self) -> list[Month]:
        """All twelve, from January on, those without stories among them."""
        there = {month.month: month for month in self.months}
        return [there.get(month, Month(self.year, month)) for month in range(1, 13)]

    @property
    def stories(self) -> int:
        return sum(month.stories for month in self.months)


class Counted:
    """What this process counted last."""

    mark: Any = None
    until: float = 0
    months: list[Month] = []

    @classmethod
    def now(cls) -> list[Month]:
        state = state_of_the_archive()
        mark = (timezone.get_current_timezone_name(), *state.values())
        if mark != cls.mark or monotonic() > cls.until:
            cls.months = list(count(state["oldest"], state["newest"]))
            cls.mark, cls.until = mark, monotonic() + KEPT_SECONDS
        return cls.months


def state_of_the_archive() -> dict[str, Any]:
    """Differs as soon as a story appears, changes or goes: a glance into four indexes."""
    public = Article.objects.published().order_by()
    return {
        **public.aggregate(oldest=Min("published_at"), newest=Max("published_at")),
        "changed": public.order_by("-modified_at").values_list("modified_at", flat=True).first(),
        "step": Transition.objects.order_by("-pk").values_list("pk", flat=True).first(),
    }


def months() -> list[Month]:
    """Those that have stories, the newest first."""
    return Counted.now()


def years() -> list[Year]:
    by_year = groupby(months(), key=lambda month: month.year)
    return [Year(year, list(of_year)) for year, of_year in by_year]


def count(oldest: datetime | None, newest: datetime | None) -> Iterator[Month]:
    if oldest is None or newest is None:
        return
    asked = list(every_month(timezone.localtime(oldest), timezone.localtime(newest)))
    public, values = (
        Article.objects.published().order_by().values("published_at").query.sql_with_params()
    )
    firsts = [month.begins() for month in asked]
    nexts = [month.following().begins() for month in asked]
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(public=public), [*values, firsts, nexts])
        numbers = dict(cursor.fetchall())
    for place in range(len(asked), 0, -1):
        if numbers[place]:
            yield asked[place - 1]._replace(stories=numbers[place])


def every_month(first: datetime, last: datetime) -> Iterator[Month]:
    month = Month(first.year, first.month)
    while (month.year, month.month) <= (last.year, last.month):
        yield month
        month = month.following()
