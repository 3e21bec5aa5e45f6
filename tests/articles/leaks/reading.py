"""Everything that a reader can ask for, and the marked words that are found in the answers."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, URLResolver, get_resolver, resolve
from django.utils import timezone

from articles.models import Article, Contributor, Series, Topic
from comments.models import Comment
from newsroom.found.sitemaps.kinds import KINDS

MARKED = re.compile(r"zq\d{5}q")
FORMS = ("", "atom/", "json/")
WHOLE = [
    "/",
    "/corrections/",
    "/sections/harbour/",
    *[
        f"{place}feed/{form}"
        for place in ("/", "/sections/harbour/", "/comments/")
        for form in FORMS
    ],
    "/sitemap.xml",
    *[f"/sitemap-{name}-0.xml" for name in KINDS],
    "/sitemap-front.xml",
    "/sitemap-news.xml",
    *[f"/{name}.txt" for name in ("robots", "humans", "ads", ".well-known/security", "zq")],
    "/favicon.ico",
    "/health/",
    "/about/zq/",
    "/contact/",
    "/contact/sent/",
    "/search/?q=zq",
    "/archive/",
    "/opensearch.xml",
    "/articles/",
    "/articles/never-was/",
    "/preview/1/",
    "/preview/1:zq/",
    *[f"/newsletter/{rest}" for rest in ("", "sent/", "welcome/", "link/", "erased/", "bounces/")],
    *[f"/newsletter/{rest}zq/" for rest in ("", "confirm/", "leave/", "mine/")],
    "/newsletter/mine/zq/erase/",
    "/newsletter/zq/1/",
    *[f"/comments/{rest}/zq/" for rest in ("held", "prove", "mail", "decide")],
    "/comments/mine/",
    *[f"/comments/mine/{rest}/" for rest in ("link", "link/sent", "download", "leave", "erase")],
    "/comments/mine/erased/",
]
DONE_WITH_COMMENTS = ("recommend/", "edit/", "changed/", "take-back/", "report/", "reported/")


class Reader:
    def __init__(self) -> None:
        self.client = Client()

    def open(self, address: str) -> tuple[int, str, str]:
        """The status, the text, and where it leads."""
        answer = self.client.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        return answer.status_code, body.decode(), answer.get("Location", "")

    def words_at(self, address: str) -> set[str]:
        """The marked words of an answer; those that were in the question do not count."""
        _status, text, location = self.open(address)
        return words_in(text + location) - words_in(address)


def words_in(text: str) -> set[str]:
    return set(MARKED.findall(text))


def addresses(slugs: Iterable[str]) -> Iterator[str]:
    """All public addresses there are, and all that might be guessed from a slug."""
    yield from WHOLE
    for month in (timezone.now(), timezone.now() + timedelta(days=31)):
        yield from (f"{month:/archive/%Y/}", f"{month:/archive/%Y/%m/}")
    for slug in slugs:
        yield f"/articles/{slug}/"
        yield from (f"/comments/on/{slug}/{rest}" for rest in ("", "mine/", "all/"))
        yield from (f"/comments/on/{slug}/feed/{form}" for form in FORMS)
    for kind, model in (("topics", Topic), ("contributors", Contributor), ("series", Series)):
        for slug in model.objects.values_list("slug", flat=True):
            yield f"/{kind}/{slug}/"
            yield from (f"/{kind}/{slug}/feed/{form}" for form in FORMS)
    for pk in Article.objects.values_list("pk", flat=True):
        yield f"/readings/{pk}/"
    for pk in Comment.objects.values_list("pk", flat=True):
        yield f"/comments/{pk}/"
    for pk in Comment.objects.order_by("-pk").values_list("pk", flat=True)[:2]:
        yield from (f"/comments/{pk}/{rest}" for rest in ("answers/", *DONE_WITH_COMMENTS))
    # What is asked for by name is not listed anywhere: a name that nobody told opens nothing.
    yield from (f"/media/{folder}/" for folder in ("", "pictures", "share"))


def every_public_route() -> set[str]:
    """As the site's own table has them, but for those of the desk."""
    routes = set(routes_in(get_resolver().url_patterns))
    return {route for route in routes if not f"/{route}".startswith(settings.DESK_PATH)}


def routes_in(patterns: Iterable[Any], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from routes_in(pattern.url_patterns, route)
        else:
            yield route


def routes_of(opened: Iterable[str]) -> Iterator[str]:
    for address in opened:
        with suppress(Resolver404):
            yield resolve(urlsplit(address).path).route
