"""The feed of the newest stories, with their whole text (RSS 2.0; rssboard.org/rss-profile)."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Subquery, Value
from django.db.models.functions import MD5, Concat, Greatest
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import condition

from articles.models import Article
from articles.rendering.elsewhere import body_elsewhere
from newsroom.lib.text import fit
from newsroom.site.models import SiteSettings

NEWEST = 20


class FullTextRss(Rss201rev2Feed):
    """RSS with `content:encoded` after the description and one `dc:creator` for each writer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **fitting(kwargs))

    def add_item(self, *args: Any, **kwargs: Any) -> None:
        super().add_item(*args, **fitting(kwargs))

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        }

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["writers"]:
            handler.addQuickElement("dc:creator", name)
        handler.addQuickElement("content:encoded", item["content"])


def fitting(values: Any) -> Any:
    """The values without characters that XML does not know: one would take the whole feed down."""
    if isinstance(values, dict):
        return {name: fitting(value) for name, value in values.items()}
    if isinstance(values, list):
        return [fitting(value) for value in values]
    return fit(values) if isinstance(values, str) else values


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
        """Never changes, whatever becomes of the address."""
        host = settings.SITE_ADDRESS.partition("//")[2]
        return f"tag:{host},{item.published_at:%Y-%m-%d}:article/{item.pk}"

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
    written = json.dumps(stamps(request), default=str)
    return f'"{hashlib.sha256(written.encode()).hexdigest()[:32]}"'


def last_modified(request: HttpRequest) -> datetime | None:
    return max((stamp[0] for stamp in stamps(request)), default=None)


newest = condition(etag_func=etag, last_modified_func=last_modified)(NewestStories())
