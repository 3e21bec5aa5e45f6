"""What a feed can be of: the site, a section, a topic, a contributor or a series."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import MD5, Cast, Concat, Greatest, JSONObject

from articles.models import Article, Contributor, Section, Series, Topic
from newsroom.site.models import SiteSettings

NEWEST = 20
KINDS: dict[str, type[Model]] = {
    "section": Section,
    "topic": Topic,
    "contributor": Contributor,
    "series": Series,
}
# How the stories of one thing are told from the others; the same as on its page.
OF = {
    "section": Q(section=OuterRef("pk")) | Q(section__parent=OuterRef("pk")),
    "topic": Q(topics=OuterRef("pk")),
    "contributor": Q(bylines__contributor=OuterRef("pk")),
    "series": Q(series=OuterRef("pk")),
}


def stories_of(kind: str, thing: Any) -> QuerySet[Article]:
    """The newest stories of a thing, or of the whole site when the thing is None."""
    stories = Article.objects.published().newest_first()
    if kind == "section":
        stories = stories.in_section(thing)
    elif thing is not None:
        field = {"topic": "topics", "contributor": "bylines__contributor", "series": "series"}[kind]
        stories = stories.filter(**{field: thing})
    return stories.for_page()[:NEWEST]


def stamps(stories: QuerySet[Article]) -> QuerySet[Any]:
    """All that a feed shows of stories, of the texts their sums.

    The time comes first: when a story was last saved, or appeared if that came later. A text that
    was rendered anew keeps its time, for nobody edited it, but has another sum.
    """
    shown = stories.newest_first().for_page().select_related(None)
    return shown.values(
        stamp=JSONObject(
            at=Greatest("modified_at", "published_at"),
            text=MD5("body_html"),
            pk="pk",
            section="section__name",
            credits="credits",
            topics="topic_list",
            picture=Concat(
                "lead_picture__caption",
                "lead_picture__credit",
                MD5(Cast("lead_picture__renditions", CharField())),
            ),
        )
    )


def stamped(kind: str, slug: str) -> Any | None:
    """The thing with `stamps` of its newest stories and `site_stamp`, in one query."""
    inside = Article.objects.published().filter(OF[kind])
    things = KINDS[kind]._default_manager.filter(slug=slug)
    return things.annotate(
        stamps=ArraySubquery(stamps(inside)[:NEWEST]), site_stamp=Subquery(site_stamp())
    ).first()


def stamps_of_site() -> list[Any]:
    stories = stamps(Article.objects.published()).annotate(site_stamp=Subquery(site_stamp()))
    return list(stories.values_list("stamp", "site_stamp")[:NEWEST])


def site_stamp() -> QuerySet[Any]:
    """What every feed says of the site."""
    told = ("name", "tagline", "language", "websub_hub", "logo")
    apart = [part for name in told for part in (F(name), Value("|"))]
    return SiteSettings.objects.values(told=Concat(*apart, output_field=CharField()))[:1]
