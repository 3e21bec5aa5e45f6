"""The feed of the newest stories, with their whole text (RSS 2.0; rssboard.org/rss-profile)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Subquery, Value
from django.db.models.functions import MD5, Concat, Greatest
from django.http import HttpRequest
from django.urls import reverse
from django.views.decorators.http import condition

from articles.models import Article
from articles.rendering.elsewhere import body_elsewhere
from newsroom.lib.feeds import FullTextRss, etag_of, guid
from newsroom.site.models import SiteSettings

NEWEST = 20


class NewestStories(Feed):
    feed_type = FullTextRss
    item_guid_is_permalink = False

    def title(self) -> str:
        return SiteSettings.current().name

    def description(self) -> str:
        return SiteSettings.current().tagline

    def link(self) -> str:
        return settings.SITE_ADDRESS + reverse("articles:front")

    def feed_url(self) -> str:
        return settings.SITE_ADDRESS + reverse("articles:feed")

    def items(self) -> list[Article]:
        return list(newest_stories().for_page()[:NEWEST])

    def item_title(self, item: Article) -> str:
        return item.headline

    def item_description(self, item: Article) -> str:
        return item.standfirst

    def item_link(self, item: Article) -> str:
        return settings.SITE_ADDRESS + item.get_absolute_url()

    def item_guid(self, item: Article) -> str:
        return guid("article", item.pk, item.published_at)

    def item_pubdate(self, item: Article) -> datetime | None:
        return item.published_at

    def item_categories(self, item: Article) -> list[str]:
        return [item.section.name, *(topic["name"] for topic in item.topic_list)]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        return {
            "writers": [credit["name"] for credit in item.credits],
            "content": whole_text(item),
        }


def newest_stories() -> Any:
    return Article.objects.published().newest_first()


def whole_text(article: Article) -> str:
    return body_elsewhere(article.body_html, at=settings.SITE_ADDRESS + article.get_absolute_url())


def stamps(request: HttpRequest) -> list[tuple[Any, ...]]:
    """All that the feed shows, of the texts their sums: one cheap query a request.

    The time comes first: when a story was last saved, or appeared if that came later. A text that
    was rendered anew keeps its time, for nobody edited it, but has another sum.
    """
    if not hasattr(request, "feed_stamps"):
        site = SiteSettings.objects.values(shown=Concat("name", Value(" "), "tagline"))
        stories = newest_stories().for_page().select_related(None)
        request.feed_stamps = list(
            stories.annotate(site=Subquery(site[:1]))[:NEWEST].values_list(
                Greatest("modified_at", "published_at"),
                MD5("body_html"),
                "pk",
                "section__name",
                "credits",
                "topic_list",
                "site",
            )
        )
    return request.feed_stamps


def etag(request: HttpRequest) -> str:
    return etag_of(stamps(request))


def last_modified(request: HttpRequest) -> datetime | None:
    return max((stamp[0] for stamp in stamps(request)), default=None)


newest = condition(etag_func=etag, last_modified_func=last_modified)(NewestStories())
