"""Which addresses of this site lead somewhere: asked of the database in bulk."""

from collections.abc import Callable, Iterable
from urllib.parse import unquote, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from articles.checks.story import Story
from articles.models.addresses import Redirect, RetiredSectionSlug, RetiredSlug
from articles.models.people import Contributor
from articles.models.places import Section, Topic

Slugs = set[str]


def path_here(address: str, start: str) -> str:
    """The path of an address of this site, as seen from `start`; nothing for any other."""
    if not address or address.startswith("#"):
        return ""
    try:
        parts = urlsplit(urljoin(settings.SITE_ADDRESS + start, address))
    except ValueError:
        return ""
    is_ours = parts.scheme in {"http", "https"} and parts.netloc == ours()
    return unquote(parts.path) or "/" if is_ours else ""


def ours() -> str:
    return urlsplit(settings.SITE_ADDRESS).netloc


class Places:
    """Knows for each kind of page which of many slugs readers can open."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.kinds: dict[str, Callable[[Slugs], Iterable[str]]] = {
            "articles:article_detail": self.stories,
            "articles:section_detail": self.sections,
            "articles:topic_detail": self.topics,
            "articles:contributor_detail": self.contributors,
        }

    def lost(self, paths: set[str]) -> set[str]:
        """The paths that lead nowhere."""
        named: dict[str, dict[str, str]] = {name: {} for name in self.kinds}
        lost = set()
        for path in paths:
            name, slug = page_at(path)
            if name in named:
                named[name][path] = slug
            elif not name:
                lost.add(path)
        for name, slugs in named.items():
            there = set(self.kinds[name](set(slugs.values()))) if slugs else set()
            lost |= {path for path, slug in slugs.items() if slug not in there}
        return lost - redirected(lost)

    def stories(self, slugs: Slugs) -> Slugs:
        """Public ones, this one itself, and those that have moved or been replaced."""
        public = self.story.articles.published()
        moved = RetiredSlug.objects.filter(slug__in=slugs, article__in=public)
        replaced = self.story.articles.filter(slug__in=slugs, replaced_by__in=public)
        found = [public.filter(slug__in=slugs), moved, replaced]
        there = {slug for rows in found for slug in rows.values_list("slug", flat=True)}
        return there | {self.story.state["slug"]}

    def sections(self, slugs: Slugs) -> Slugs:
        found = Section.objects.filter(slug__in=slugs).values_list("slug", flat=True)
        moved = RetiredSectionSlug.objects.filter(slug__in=slugs).values_list("slug", flat=True)
        return {*found, *moved}

    def topics(self, slugs: Slugs) -> Iterable[str]:
        """Those that a public story names, or that this one does."""
        public = Topic.objects.filter(articles__in=self.story.articles.published())
        own = Topic.objects.filter(pk__in=self.story.state["topics"])
        found = public.filter(slug__in=slugs).union(own.filter(slug__in=slugs))
        return found.values_list("slug", flat=True)

    def contributors(self, slugs: Slugs) -> Iterable[str]:
        public = Contributor.objects.filter(bylines__article__in=self.story.articles.published())
        credited = [line["contributor"] for line in self.story.state["bylines"]]
        own = Contributor.objects.filter(pk__in=credited)
        found = public.filter(slug__in=slugs).union(own.filter(slug__in=slugs))
        return found.values_list("slug", flat=True)


def page_at(path: str) -> tuple[str, str]:
    """The name of the page and the slug in the path; no name where there is no page for readers."""
    if path.startswith(settings.DESK_PATH):
        return "", ""
    for wish in (path, path + "/"):
        try:
            match = resolve(wish)
        except Resolver404:
            continue
        return match.view_name or "page", str(match.kwargs.get("slug", ""))
    return "", ""


def redirected(paths: set[str]) -> set[str]:
    """Those that the table of redirects knows, with or without the slash at their end."""
    wished = {wish for path in paths for wish in (path, path.rstrip("/"), path.rstrip("/") + "/")}
    known = set(Redirect.objects.filter(path__in=wished).values_list("path", flat=True))
    return {path for path in paths if {path, path.rstrip("/"), path.rstrip("/") + "/"} & known}
