"""Which addresses have a page of their own today, so that a redirect there waits unused."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import timezone
from django.utils.translation import gettext

from articles.models import (
    Article,
    Contributor,
    RetiredSectionSlug,
    RetiredSlug,
    Section,
    Topic,
)
from articles.redirects.paths import path_of, reserved


def answering(paths: Iterable[str]) -> set[str]:
    """Those of the paths that the site answers itself; a few queries, however many there are."""
    found: set[str] = set()
    by_slug: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in paths:
        match = match_of(path)
        if match is None:
            continue
        if not match.kwargs:
            found.add(path)
        elif match.view_name in PAGES:
            by_slug[match.view_name][match.kwargs["slug"]].add(path)
    for page, slugs in by_slug.items():
        for slug in PAGES[page](list(slugs)):
            found |= slugs[slug]
    return found


def match_of(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def leading_nowhere(targets: Iterable[str]) -> set[str]:
    """Those of the targets that are addresses of ours at which readers would find no page today.

    Of pages that are made of something else than a name, such as files, nothing is said.
    """
    ours = {target: path for target in targets if (path := path_of(target)) is not None}
    # A reader who leaves the last slash out is led to the page all the same.
    whole = {target: path if path.endswith("/") else f"{path}/" for target, path in ours.items()}
    answered = answering({*ours.values(), *whole.values()})
    return {
        target
        for target, path in ours.items()
        if not {path, whole[target]} & answered and may_be_missed(path)
    }


def may_be_missed(path: str) -> bool:
    match = match_of(path)
    is_named = match is None or match.view_name in PAGES
    return is_named and not path.startswith(reserved())


def warnings_for(redirects: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is to be said of redirects, given as path and target, that may not do what is meant."""
    rows = list(redirects)
    living, nowhere = answering(path for path, _ in rows), leading_nowhere(end for _, end in rows)
    waits = gettext("There is a page at this address: the redirect waits until it is gone.")
    misses = gettext("There is no page today where it leads to: readers would find nothing.")
    return {
        path: " ".join([waits] * (path in living) + [misses] * (end in nowhere))
        for path, end in rows
    }


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
