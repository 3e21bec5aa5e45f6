"""The feeds of the newest comments: of the whole site, and of one story.

Feed readers ask again and again: that nothing is new is said from one query. A comment that was
removed leaves no time behind, so there is an ETag and no Last-Modified.
"""

from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import MD5, JSONObject
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import condition, require_safe

from articles.models import Article
from comments.models import Comment, stories_with_comments
from comments.threads import SHOWN, opening_of
from newsroom.lib.compressing import compressed
from newsroom.lib.feeds import FORMS, Entry, Feed, Writer, etag_of, feed_id, guid
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

NEWEST = 30


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


@compressed
@require_safe
def of_site(request: HttpRequest, form: str) -> HttpResponse:
    shown = list(Comment.objects.newest().values_list(shown_of(), flat=True)[:NEWEST])
    return answer(request, None, form, shown=shown)


@compressed
@require_safe
def of_story(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    here = Comment.objects.newest().filter(article=OuterRef("pk"))
    shown = ArraySubquery(here.values(stamp=shown_of())[:NEWEST])
    story = stories_with_comments().filter(slug=slug).annotate(shown=shown).first()
    if story is None:
        moved = get_object_or_404(stories_with_comments(), retired_slugs__slug=slug)
        return redirect(request.resolver_match.view_name, slug=moved.slug, permanent=True)
    return answer(request, story, form, shown=[story.headline, story.shown])


def answer(
    request: HttpRequest, story: Article | None, form: str, *, shown: list[Any]
) -> HttpResponse:
    etag = etag_of([form, get_language(), SiteSettings.current().name, shown])
    told = condition(etag_func=lambda _request: etag)
    return told(lambda request: written(request, story, form))(request)


def written(request: HttpRequest, story: Article | None, form: str) -> HttpResponse:
    comments = Comment.objects.newest()
    if story:
        comments = comments.filter(article=story)
    address = settings.SITE_ADDRESS + request.path
    feed = feed_of(story, list(with_stories(comments)[:NEWEST]), address=address)
    text = FORMS[form].written(feed)
    return HttpResponse(text, content_type=f"{FORMS[form].TYPE}; charset=utf-8")


def feed_of(story: Article | None, comments: list[Comment], *, address: str) -> Feed:
    site = SiteSettings.current()
    title = _("Comments: %(site)s") % {"site": site.name}
    if story:
        title = _("Comments on “%(headline)s”") % {"headline": story.headline}
    return Feed(
        id=feed_id("comments", story.pk if story else "newest"),
        title=title,
        description=_("What readers say, the newest first."),
        url=absolute(story.get_absolute_url() if story else reverse("articles:front")),
        address=address,
        language=get_language(),
        publisher=Writer(site.name, f"{settings.SITE_ADDRESS}/"),
        entries=[entry_of(comment) for comment in comments],
    )


def entry_of(comment: Comment) -> Entry:
    words = {"name": comment.name, "headline": comment.article.headline}
    return Entry(
        id=guid("comment", comment.pk, comment.created_at),
        url=absolute(comment.get_absolute_url()),
        title=_("%(name)s on “%(headline)s”") % words,
        summary=opening_of(comment),
        content=comment.html,
        published=comment.appeared_at,
        updated=comment.appeared_at,
        writers=[Writer(comment.name)],
    )


def with_stories(comments: "QuerySet[Comment]") -> "QuerySet[Comment]":
    return comments.select_related("article").only(*SHOWN, "article__headline", "article__slug")
