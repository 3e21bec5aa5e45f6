"""Which addresses have a page of their own today, so that a redirect there waits unused."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.urls import Resolver404, resolve
from django.utils import timezone

from articles.models import (
    Article,
    Contributor,
    RetiredSectionSlug,
    RetiredSlug,
    Section,
    Topic,
)


def answering(paths: Iterable[str]) -> set[str]:
    """Those of the paths that the site answers itself; a few queries, however many there are."""
    found: set[str] = set()
    by_slug: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        try:
            match = resolve(path)
        except Resolver404:
            continue
        if not match.kwargs:
            found.add(path)
        elif match.view_name in PAGES:
            by_slug[match.view_name][match.kwargs["slug"]].add(path)
    for page, slugs in by_slug.items():
        for slug in PAGES[page](list(slugs)):
            found |= slugs[slug]
    return found


def articles(slugs: list[str]) -> Iterable[str]:
    """Stories that are public, those that were, and the former addresses of both."""
    read = Article.objects.filter(published_at__lte=timezone.now())
    read = read.filter(status__in=[Article.Status.PUBLISHED, Article.Status.WITHDRAWN])
    yield from slugs_among(read, slugs)
    yield from slugs_among(RetiredSlug.objects.filter(article__in=read), slugs)


def sections(slugs: list[str]) -> Iterable[str]:
    yield from slugs_among(Section.objects.all(), slugs)
    yield from slugs_among(RetiredSectionSlug.objects.all(), slugs)


def topics(slugs: list[str]) -> Iterable[str]:
    stories = Article.objects.published()
    return slugs_among(Topic.objects.filter(articles__in=stories), slugs)


def contributors(slugs: list[str]) -> Iterable[str]:
    stories = Article.objects.published()
    return slugs_among(Contributor.objects.filter(bylines__article__in=stories), slugs)


def slugs_among(rows: QuerySet, slugs: list[str]) -> Iterable[str]:
    return rows.filter(slug__in=slugs).values_list("slug", flat=True).distinct()


PAGES: dict[str, Callable[[list[str]], Iterable[str]]] = {
    "articles:article_detail": articles,
    "articles:section_detail": sections,
    "articles:topic_detail": topics,
    "articles:contributor_detail": contributors,
}
