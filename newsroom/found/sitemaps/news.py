"""The stories of the last two days, for Google News.

developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

import re
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.models import Article
from newsroom.found.sitemaps.writing import document, element, entry
from newsroom.lib.compressing import compressed
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

SPACE = ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
FRESH = timedelta(hours=48)
MOST = 1000
IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


@compressed
@require_safe
def news(request: HttpRequest) -> HttpResponse:
    site = SiteSettings.current()
    name = IN_BRACKETS.sub("", site.news_name or site.name).strip()
    return document("urlset", (entry_of(story, name) for story in fresh()), SPACE)


def fresh() -> QuerySet[Any]:
    now = timezone.now()
    public = Article.objects.published(now).filter(published_at__gt=now - FRESH)
    stories = public.filter(section__is_news=True).newest_first()
    return stories.only("slug", "headline", "published_at", "language")[:MOST]


def entry_of(story: Article, name: str) -> str:
    """The time is that of the first publication, whatever was changed since."""
    paper = element("news:name", name) + element("news:language", story.language or get_language())
    told = (
        f"<news:publication>{paper}</news:publication>"
        f"{element('news:publication_date', story.published_at.isoformat())}"
        f"{element('news:title', story.headline)}"
    )
    address = absolute(story.get_absolute_url())
    return entry("url", address, more=f"<news:news>{told}</news:news>")
