"""Which stories are read most: added up every few minutes, and shown from what was kept."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TypedDict

from django.db.models import F, Func, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.expressions import RawSQL
from django.utils import timezone

from articles.models import Article, MostRead, Reading
from articles.models.stories import ArticleQuerySet

KEPT, SHOWN, LEAST = 20, 5, 3
SPANS = {MostRead.Span.DAY: timedelta(days=1), MostRead.Span.WEEK: timedelta(days=7)}
# Longer than any list looks back, for whoever asks how a story did.
KEPT_FOR = timedelta(weeks=6)

THESE_AND_MOST_READ = (
    "SELECT unnest(%s::bigint[]) UNION ALL SELECT unnest(articles) FROM articles_mostread"
)


class Lists(TypedDict):
    day: list[Article]
    week: list[Article]


def count_most_read(now: datetime | None = None) -> None:
    now = now or timezone.now()
    for span, length in SPANS.items():
        MostRead.objects.update_or_create(
            span=span, defaults={"articles": most_read_since(now - length)}
        )


def most_read_since(since: datetime) -> list[int]:
    return list(readings_since(since).values_list("article", flat=True)[:KEPT])


def readings_since(since: datetime) -> QuerySet:
    """Of each story together, the most first; of those read equally often the newer."""
    lately = Reading.objects.filter(hour__gt=since - timedelta(hours=1), hour__lte=timezone.now())
    public = lately.filter(article__in=Article.objects.published().values("pk"))
    return public.values("article").annotate(times=Sum("count")).order_by("-times", "-article")


def with_most_read(stories: ArticleQuerySet, pks: Collection[int], newest: int) -> ArticleQuerySet:
    """Stories by number, so many of the newest, and those read most with their places: all that
    a front page may need, in one query. `lists_of` takes the lists out of what was found.
    """
    sql, given = stories.newest_first().values("pk")[:newest].query.sql_with_params()
    every = f"{THESE_AND_MOST_READ} UNION ALL ({sql})"
    wanted = RawSQL(every, [list(pks), *given])  # noqa: S611 (nothing in it was typed by anybody)
    places = {f"place_in_{span.value}": place_in(span) for span in SPANS}
    return stories.for_lists().filter(pk__in=wanted).annotate(**places).newest_first()


def lists_of(found: Iterable[Article]) -> Lists:
    """A list that is too short to say anything is empty."""
    found = list(found)
    return Lists(day=in_order(found, "place_in_day"), week=in_order(found, "place_in_week"))


def place_in(span: MostRead.Span) -> Subquery:
    place = Func(
        F("articles"), OuterRef("pk"), function="array_position", output_field=IntegerField()
    )
    return Subquery(MostRead.objects.of(span).values(place=place)[:1])


def in_order(stories: list[Article], place: str) -> list[Article]:
    listed = [story for story in stories if getattr(story, place) is not None]
    ordered = sorted(listed, key=lambda story: getattr(story, place))[:SHOWN]
    return ordered if len(ordered) >= LEAST else []


def forget_old(now: datetime | None = None) -> int:
    return Reading.objects.filter(hour__lt=(now or timezone.now()) - KEPT_FOR).delete()[0]
