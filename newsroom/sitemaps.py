"""Tells search engines what there is, with dates that are true."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import sitemap as sitemap_view
from django.db.models import Model, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse

from articles.models import Article, Section


class Place:
    """Stands in for a Site of django.contrib.sites: the address the site is known by."""

    domain = urlsplit(settings.SITE_ADDRESS).netloc


class Sitemap(sitemaps.Sitemap):
    limit = 50_000
    protocol = urlsplit(settings.SITE_ADDRESS).scheme

    def get_urls(self, page: int = 1, site: object = None, protocol: str | None = None) -> list:
        return super().get_urls(page=page, site=Place, protocol=self.protocol)


class Stories(Sitemap):
    def items(self) -> QuerySet[Article]:
        told = Coalesce("updated_at", "published_at")
        stories = Article.objects.published().newest_first().annotate(told_at=told)
        return stories.only("slug")

    def lastmod(self, item: Article) -> datetime:
        """When readers were last told of something new: never the time of a mere save."""
        return item.told_at


class Sections(Sitemap):
    def items(self) -> QuerySet[Model]:
        return Section.objects.all()


def sitemap(request: HttpRequest) -> HttpResponse:
    return sitemap_view(request, {"stories": Stories, "sections": Sections})
