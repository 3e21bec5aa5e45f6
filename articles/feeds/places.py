"""What a feed can be of: the site, a section, a topic, a contributor or a series."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Func, Model, OuterRef, Q, QuerySet
from django.db.models.functions import MD5, Cast, Concat, Greatest, JSONObject

from articles.models import Article, Contributor, Section, Series, Topic
from articles.models.stories import TOLD_BY_OTHERS

NEWEST = 20
KINDS: dict[str, type[Model]] = {
    "section": Section,
    "topic": Topic,
    "contributor": Contributor,
    "series": Series,
}
# How the stories of one thing are told from the others; the same as on its page.
OF = {
    "topic": Q(topics=OuterRef("pk")),
    "contributor": Q(bylines__contributor=OuterRef("pk")),
    "series": Q(series=OuterRef("pk")),
}


def stories_in(kind: str) -> QuerySet[Article]:
    """The stories of a thing that the query around this one names."""
    public = Article.objects.published()
    return public.filter(pk__in=newest_of_parts()) if kind == "section" else public.filter(OF[kind])


def newest_of_parts() -> QuerySet[Any]:
    """Those that can be among the newest of a section: the newest of its own and of each part.

    A section and its parts have an index for each of them, and none for all of them together.
    """
    whole = OuterRef(OuterRef("pk"))
    own = Article.objects.published().filter(section=OuterRef("pk")).newest_first()
    each = Func(ArraySubquery(own.values("pk")[:NEWEST]), function="unnest")
    family = Section.objects.filter(Q(pk=whole) | Q(parent=whole)).order_by()
    return family.annotate(story=each).values("story")


def stories_of(thing: Any) -> QuerySet[Article]:
    """The newest stories of a thing, or of the whole site when the thing is None."""
    stories = thing.stories_here() if thing else Article.objects
    return stories.published().newest_first().for_feeds()[:NEWEST]


def stamps(stories: QuerySet[Article]) -> QuerySet[Any]:
    """All that a feed shows of stories, of the texts their sums.

    The time comes first: when a story was last saved, or appeared if that came later. A text that
    was rendered anew keeps its time, for nobody edited it, but has another sum.
    """
    shown = stories.newest_first().for_feeds().select_related(None)
    return shown.values(
        stamp=JSONObject(
            at=Greatest("modified_at", "published_at"),
            text=MD5("body_html"),
            pk="pk",
            section="section__name",
            credits="credits",
            topics="topic_list",
            **{name: name for name in TOLD_BY_OTHERS},
            picture=Concat(
                "lead_picture__caption",
                "lead_picture__credit",
                MD5(Cast("lead_picture__renditions", CharField())),
            ),
        )
    )


def stamped(kind: str, slug: str) -> Any | None:
    """The thing with `stamps` of its newest stories, in one query."""
    things = KINDS[kind]._default_manager.filter(slug=slug)
    return things.annotate(stamps=ArraySubquery(stamps(stories_in(kind))[:NEWEST])).first()


def stamps_of_site() -> list[Any]:
    return list(stamps(Article.objects.published()).values_list("stamp", flat=True)[:NEWEST])
