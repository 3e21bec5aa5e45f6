"""The feeds of the newest comments: of the whole site, and of one story."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.syndication.views import Feed
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import MD5, JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from articles.models import Article
from comments.models import Comment, stories_with_comments
from comments.threads import SHOWN, opening_of
from newsroom.lib.feeds import FullTextRss, etag_of, guid
from newsroom.site.models import SiteSettings

NEWEST = 30


class NewestComments(Feed):
    feed_type = FullTextRss
    item_guid_is_permalink = False

    def title(self) -> str:
        return _("Comments: %(site)s") % {"site": SiteSettings.current().name}

    def description(self) -> str:
        return _("What readers say, the newest first.")

    def link(self) -> str:
        return settings.SITE_ADDRESS + reverse("articles:front")

    def feed_url(self) -> str:
        return settings.SITE_ADDRESS + reverse("comments:feed")

    def items(self) -> "QuerySet[Comment]":
        return with_stories(Comment.objects.newest())[:NEWEST]

    def item_title(self, item: Comment) -> str:
        words = {"name": item.name, "headline": item.article.headline}
        return _("%(name)s on “%(headline)s”") % words

    def item_description(self, item: Comment) -> str:
        # Read as markup: what a reader typed as text is to stay text.
        return escape(opening_of(item))

    def item_link(self, item: Comment) -> str:
        return settings.SITE_ADDRESS + item.get_absolute_url()

    def item_guid(self, item: Comment) -> str:
        return guid("comment", item.pk, item.created_at)

    def item_pubdate(self, item: Comment) -> datetime | None:
        return item.appeared_at

    def item_extra_kwargs(self, item: Comment) -> dict[str, Any]:
        return {"writers": [item.name], "content": item.html}


class NewestOnStory(NewestComments):
    def get_object(self, request: HttpRequest, slug: str) -> Article:
        return get_object_or_404(stories_with_comments(), slug=slug)

    def title(self, story: Article) -> str:
        return _("Comments on “%(headline)s”") % {"headline": story.headline}

    def link(self, story: Article) -> str:
        return settings.SITE_ADDRESS + story.get_absolute_url()

    def feed_url(self, story: Article) -> str:
        return settings.SITE_ADDRESS + reverse("comments:feed_of_story", args=[story.slug])

    def items(self, story: Article) -> "QuerySet[Comment]":
        return with_stories(Comment.objects.newest().filter(article=story))[:NEWEST]


def with_stories(comments: "QuerySet[Comment]") -> "QuerySet[Comment]":
    return comments.select_related("article").only(*SHOWN, "article__headline", "article__slug")


def shown_of() -> JSONObject:
    """All that a feed shows of a comment, of the text its sum; every change counts its state up."""
    return JSONObject(
        pk="pk",
        state="number_of_state",
        text=MD5("html"),
        name="name",
        appeared="appeared_at",
        slug="article__slug",
        headline="article__headline",
    )


# Feed readers ask again and again: that nothing is new is said from one query. A comment that was
# removed leaves no time behind, so there is an ETag and no Last-Modified.
@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    name = Subquery(SiteSettings.objects.values("name")[:1])
    shown = etag_of(list(Comment.objects.newest().values_list(shown_of(), name)[:NEWEST]))
    return condition(etag_func=lambda request: shown)(NewestComments())(request)


@require_safe
def of_story(request: HttpRequest, slug: str) -> HttpResponse:
    here = Comment.objects.newest().filter(article=OuterRef("pk"))
    shown = ArraySubquery(here.values(stamp=shown_of())[:NEWEST])
    found = stories_with_comments().filter(slug=slug).values_list("headline", shown).first()
    if found is None:
        moved = get_object_or_404(stories_with_comments(), retired_slugs__slug=slug)
        return redirect("comments:feed_of_story", slug=moved.slug, permanent=True)
    etag = etag_of(found)
    return condition(etag_func=lambda request, slug: etag)(NewestOnStory())(request, slug=slug)
