"""What stands around a story on its own page, told by the query that brings the story itself."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.functional import cached_property

from articles.models.readings import MostRead
from articles.models.share_cards import ShareCard

# Enough for the list of other stories when all that are chosen by other means are among them.
NEWEST = 16
AS_LINK = JSONObject(headline="headline", slug="slug", language="language")


class Surrounded(models.Model):
    """These come with the row from `with_surroundings()`; elsewhere each is asked for when used."""

    class Meta:
        abstract = True

    @cached_property
    def earlier_story(self) -> dict[str, str] | None:
        """The one before it in its section: {"headline", "slug", "language"}."""
        stories = type(self)._default_manager.all()
        return links(earlier_of(stories, self.section_id, self.published_at, self.pk)).first()

    @cached_property
    def later_story(self) -> dict[str, str] | None:
        stories = type(self)._default_manager.all()
        return links(later_of(stories, self.section_id, self.published_at, self.pk)).first()

    @cached_property
    def series_parts(self) -> list[dict[str, str]]:
        """Those that readers may see, in the order in which they are read."""
        stories = type(self)._default_manager.all()
        return list(links(parts_of(stories, self.series_id))) if self.series_id else []

    @cached_property
    def newest_pks(self) -> list[int]:
        stories = type(self)._default_manager.all()
        return [row["pk"] for row in newest_of(stories)]

    @cached_property
    def most_read_pks(self) -> list[int] | None:
        return MostRead.objects.of(MostRead.Span.DAY).values_list("articles", flat=True).first()

    @cached_property
    def card_file(self) -> str | None:
        """The card that was drawn of it, where it has no picture: see articles.cards."""
        return ShareCard.objects.filter(article=self.pk).values_list("file", flat=True).first()

    @property
    def part_number(self) -> int:
        """Its place among the parts of its series; 0 where readers do not see it there."""
        slugs = [part["slug"] for part in self.series_parts]
        return slugs.index(self.slug) + 1 if self.slug in slugs else 0

    @property
    def next_part(self) -> dict[str, str] | None:
        number = self.part_number
        return next(iter(self.series_parts[number : number + 1]), None) if number else None


def surroundings(stories: Any) -> dict[str, Any]:
    """The annotations for `with_surroundings()`."""
    place = (OuterRef("section"), OuterRef("published_at"), OuterRef("pk"))
    most_read = MostRead.objects.of(MostRead.Span.DAY)
    return {
        "earlier_story": Subquery(links(earlier_of(stories, *place))[:1]),
        "later_story": Subquery(links(later_of(stories, *place))[:1]),
        "series_parts": ArraySubquery(links(parts_of(stories, OuterRef("series")))),
        "newest_pks": ArraySubquery(newest_of(stories)),
        "most_read_pks": Subquery(most_read.values("articles")[:1]),
        "card_file": Subquery(ShareCard.objects.filter(article=OuterRef("pk")).values("file")[:1]),
    }


def links(stories: Any) -> Any:
    return stories.values_list(AS_LINK, flat=True)


def earlier_of(stories: Any, section: Any, at: Any, pk: Any) -> Any:
    # The first condition says nothing new, but it is the one that an index can serve.
    before = Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(pk__lt=pk))
    return stories.published().filter(before, section=section).newest_first()


def later_of(stories: Any, section: Any, at: Any, pk: Any) -> Any:
    after = Q(published_at__gte=at) & (Q(published_at__gt=at) | Q(pk__gt=pk))
    return stories.published().filter(after, section=section).order_by("published_at", "pk")


def parts_of(stories: Any, series: Any) -> Any:
    return stories.published(timezone.now()).filter(series=series).order_by("published_at", "pk")


def newest_of(stories: Any) -> Any:
    return stories.published().newest_first().values("pk")[:NEWEST]
