"""Which things have pages, and when readers last found something new there."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from articles.models import Article, Contributor, Section, Series, Topic
from newsroom.newsletter.models import Edition
from newsroom.site.models import SitePage

# Numbers in one file: far below the 50,000 that are allowed, so that each is made quickly.
RANGE = 10_000
LATELY = timedelta(days=30)


class Kind(NamedTuple):
    """`rows` are things with pages, each with what its address is made of (`parts`), and with
    `told_at` where that is known.
    """

    page: str
    rows: Callable[[], QuerySet[Any]]
    parts: tuple[str, ...] = ("slug",)

    def within(self, number: int) -> QuerySet[Any]:
        first = number * RANGE
        return self.rows().filter(pk__gte=first, pk__lt=first + RANGE).order_by("pk")

    def numbers(self) -> Iterator[int]:
        """Of the files that have something in them; a step along the index for each."""
        first = 0
        things = self.rows().order_by("pk")
        while (pk := things.filter(pk__gte=first).values_list("pk", flat=True).first()) is not None:
            yield pk // RANGE
            first = (pk // RANGE + 1) * RANGE

    def exists(self, number: int) -> bool:
        return self.rows().filter(pk__gte=number * RANGE).exists()


def stories() -> QuerySet[Any]:
    """Told of when they appear and when they are updated: never at the time of a mere save."""
    return Article.objects.published().annotate(told_at=Coalesce("updated_at", "published_at"))


def sections() -> QuerySet[Any]:
    """The page of a section lists the stories of its parts too, and is as new as the newest."""
    parts = Section.objects.filter(parent=OuterRef("pk")).annotate(told_at=newest_here())
    newest = parts.order_by(F("told_at").desc(nulls_last=True)).values("told_at")[:1]
    # Of two times, one of which may be missing, Postgres gives the other.
    return Section.objects.annotate(told_at=Greatest(newest_here(), Subquery(newest)))


def newest_here() -> Subquery:
    here = Article.objects.published().filter(section=OuterRef("pk")).newest_first()
    return Subquery(here.values("published_at")[:1])


def editions() -> QuerySet[Any]:
    """On the web an edition is what went out, less what was withdrawn since."""
    return Edition.objects.public().annotate(told_at=F("began_at"))


def named_by(**here: Any) -> Exists:
    """What only unpublished stories name is nobody's business yet."""
    return Exists(Article.objects.published().filter(**here))


KINDS = {
    "sections": Kind("articles:section_detail", sections),
    "topics": Kind(
        "articles:topic_detail",
        lambda: Topic.objects.filter(named_by(topics=OuterRef("pk"))),
    ),
    "contributors": Kind(
        "articles:contributor_detail",
        lambda: Contributor.objects.filter(named_by(bylines__contributor=OuterRef("pk"))),
    ),
    "series": Kind(
        "articles:series_detail",
        lambda: Series.objects.filter(named_by(series=OuterRef("pk"))),
    ),
    "pages": Kind(
        "site:page", lambda: SitePage.objects.public().annotate(told_at=F("modified_at"))
    ),
    "stories": Kind("articles:article_detail", stories),
    "editions": Kind("newsletter:edition", editions, ("newsletter__slug", "number")),
}


def lately_changed() -> dict[int, datetime]:
    """When the files of stories last changed, those that have within a month.

    Two indexes of times know that; of files that have long been as they are, nothing is said.
    """
    now = timezone.now()
    since = now - LATELY
    lately = Q(modified_at__gte=since) | Q(status="published", published_at__gte=since)
    seen = Article.objects.filter(lately, status__in=["published", "withdrawn"])
    files = seen.filter(published_at__lte=now).order_by().values(file=file_of_row())
    return dict(files.annotate(at=Max(changed_at())).values_list("file", "at"))


def file_of_row() -> Any:
    return ExpressionWrapper(F("pk") / RANGE, output_field=BigIntegerField())


def changed_at() -> Any:
    """Of a story that was taken down, when it was last touched: it left the file then."""
    withdrawn = When(status="withdrawn", then=F("modified_at"))
    return Case(withdrawn, default=Greatest("published_at", "updated_at"))
