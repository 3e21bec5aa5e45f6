"""Which stories: the one definition of public, and what comes with a story for each use of it."""

from collections.abc import Callable, Set
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone

from articles.models.corrections import corrections_of
from articles.models.people import Byline
from articles.models.places import Section, Topic
from articles.models.search import with_words
from articles.models.surroundings import surroundings
from articles.models.versions import Version

if TYPE_CHECKING:
    pass

# What other rooms tell of stories where these are listed for programs: by name, an expression.
TOLD_BY_OTHERS: dict[str, Callable[[], Any]] = {}


def tells_of_stories(name: str, expression: Callable[[], Any]) -> None:
    """What it gives for each story is found under `name` on stories from `for_feeds()`."""
    TOLD_BY_OTHERS[name] = expression


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self, now: datetime | None = None) -> "ArticleQuerySet":
        """What the public may see at `now`. Every public page, feed and count goes through here."""
        return self.filter(
            status=self.model.Status.PUBLISHED, published_at__lte=now or timezone.now()
        )

    def addresses_of(self, pks: Set[int]) -> dict[int, str]:
        """Where readers find these stories, without those that they may not see now."""
        slugs = self.published().filter(pk__in=pks).values_list("pk", "slug")
        return {pk: reverse("articles:article_detail", args=[slug]) for pk, slug in slugs}

    def newest_first(self) -> "ArticleQuerySet":
        return self.order_by("-published_at", "-pk")

    def in_section(self, section: Section) -> "ArticleQuerySet":
        """Filed under the section or under one of its parts."""
        # Named one by one, so that the index of sections serves.
        parts = section.children.values_list("pk", flat=True)
        return self.filter(section__in=[section.pk, *parts])

    def for_lists(self) -> "ArticleQuerySet":
        """With all that a list of stories shows, and without the bodies."""
        return (
            self.select_related("section", "lead_picture")
            .annotate(credits=ArraySubquery(credits_of(models.OuterRef("pk"))))
            .defer("body", "body_html", "contents")
        )

    def for_page(self) -> "ArticleQuerySet":
        """With all that a story's own page shows, in one query."""
        return self.select_related("section__parent", "lead_picture").annotate(
            credits=ArraySubquery(credits_of(models.OuterRef("pk"))),
            topic_list=ArraySubquery(topics_of(models.OuterRef("pk"))),
            correction_list=ArraySubquery(corrections_of(models.OuterRef("pk"))),
        )

    def for_feeds(self) -> "ArticleQuerySet":
        """With all that a feed says of a story, in one query."""
        return self.for_page().annotate(**{name: told() for name, told in TOLD_BY_OTHERS.items()})

    def with_surroundings(self) -> "ArticleQuerySet":
        """With all that stands around a story on its own page, still in the same query."""
        return self.select_related("section__parent", "lead_picture", "series").annotate(
            **surroundings(self.model._default_manager.all())
        )

    def editable_by(self, user: Any) -> "ArticleQuerySet":
        """The stories a member of staff may change: all for editors, their own for journalists."""
        if not user.has_perm("articles.change_article"):
            return self.none()
        if user.has_perm("articles.edit_any_article"):
            return self
        return self.written_by(user)

    def written_by(self, user: Any) -> "ArticleQuerySet":
        """Begun by this person, or credited to them."""
        # Two small lists, each by its index: one condition with "or" would read every story.
        begun = self.model.objects.filter(created_by=user).order_by().values("pk")
        credited = Byline.objects.filter(contributor__user=user).order_by().values("article")
        return self.filter(pk__in=begun.union(credited))

    def for_desk(self) -> "ArticleQuerySet":
        """With all that a list at the desk says of a story, and without the bodies."""
        newest = Version.objects.filter(article=models.OuterRef("pk"), kept_aside=False)
        return (
            self.select_related("section", "created_by")
            .annotate(
                newest_version_pk=models.Subquery(newest.order_by("-number").values("pk")[:1])
            )
            .defer("body", "body_html", "contents")
        )

    def with_words(self, typed: str) -> "ArticleQuerySet":
        """Those with every word that was typed in the headline or the address."""
        return with_words(self, typed)


def credits_of(article: Any) -> models.QuerySet[Any]:
    bylines = Byline.objects.filter(article=article).order_by("position", "pk")
    return bylines.values(
        data=JSONObject(name="contributor__name", slug="contributor__slug", credit="credit")
    )


def topics_of(article: Any) -> models.QuerySet[Any]:
    topics = Topic.objects.filter(articles=article).order_by("name")
    return topics.values(data=JSONObject(name="name", slug="slug"))
