"""Tells search engines what there is, with dates that are true (sitemaps.org/protocol.html)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import sitemaps
from django.contrib.sitemaps.views import SitemapIndexItem
from django.contrib.sitemaps.views import sitemap as page_of_sitemap
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article, Contributor, Section, Topic


class Place:
    """Stands in for a Site of django.contrib.sites: the address the site is known by."""

    def __init__(self) -> None:
        self.domain = urlsplit(settings.SITE_ADDRESS).netloc


class Sitemap(sitemaps.Sitemap):
    # Far below the 50,000 that are allowed, so that each page is made quickly.
    limit = 5000

    def get_urls(self, page: int = 1, site: Any = None, protocol: str | None = None) -> list:
        scheme = urlsplit(settings.SITE_ADDRESS).scheme
        return super().get_urls(page=page, site=Place(), protocol=scheme)


class Stories(Sitemap):
    def items(self) -> QuerySet[Article]:
        told = Coalesce("updated_at", "published_at")
        stories = Article.objects.published().newest_first().annotate(told_at=told)
        return stories.only("slug")

    def lastmod(self, item: Article) -> datetime:
        """When readers were last told of something new: never the time of a mere save."""
        return item.told_at

    def get_latest_lastmod(self) -> None:
        """Not asked: it would read every story for one date."""


class Front(Sitemap):
    def items(self) -> list[str]:
        return [reverse("articles:front"), reverse("articles:corrections")]

    def location(self, item: str) -> str:
        return item


class Sections(Sitemap):
    def items(self) -> QuerySet[Model]:
        return Section.objects.order_by("pk")


class Topics(Sitemap):
    """Those with a page: a topic that only unpublished stories name is nobody's business yet."""

    def items(self) -> QuerySet[Model]:
        named = Article.objects.published().filter(topics=OuterRef("pk"))
        return Topic.objects.filter(Exists(named)).order_by("pk")


class Contributors(Sitemap):
    def items(self) -> QuerySet[Model]:
        credited = Article.objects.published().filter(bylines__contributor=OuterRef("pk"))
        return Contributor.objects.filter(Exists(credited)).order_by("pk")


MAPS: dict[str, type[Sitemap]] = {
    "front": Front,
    "sections": Sections,
    "topics": Topics,
    "contributors": Contributors,
    "stories": Stories,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of all sitemaps, each page of each."""
    items = [
        SitemapIndexItem(location=f"{settings.SITE_ADDRESS}{address_of(name)}?p={page}")
        for name, sitemap in MAPS.items()
        for page in sitemap().paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": items}, content_type="application/xml")


def address_of(name: str) -> str:
    return reverse("sitemap_of", args=[name])


@require_safe
def sitemap(request: HttpRequest, name: str) -> HttpResponse:
    return page_of_sitemap(request, MAPS, section=name)
