"""Everything that a reader can ask for, and the marked words that are found in the answers."""

import re
from collections.abc import Iterable, Iterator

from django.test import Client

from articles.models import Contributor, Topic
from comments.models import Comment
from newsroom.found.sitemaps.kinds import KINDS

MARKED = re.compile(r"zq\d{5}q")
WHOLE = [
    "/",
    "/feed/",
    "/feed/atom/",
    "/feed/json/",
    "/sections/harbour/feed/",
    "/comments/feed/",
    "/corrections/",
    "/sections/harbour/",
    "/sitemap.xml",
    *[f"/sitemap-{name}-0.xml" for name in KINDS],
    "/sitemap-front.xml",
    "/sitemap-news.xml",
    "/robots.txt",
    "/health/",
    "/contact/",
    "/search/?q=zq",
    "/articles/",
    "/articles/never-was/",
    "/preview/1/",
    "/preview/1:zq/",
]


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
        return set(MARKED.findall(text + location)) - set(MARKED.findall(address))


def addresses(slugs: Iterable[str]) -> Iterator[str]:
    """All public addresses there are, and all that might be guessed from a slug."""
    yield from WHOLE
    for slug in slugs:
        yield from (f"/articles/{slug}/", f"/comments/on/{slug}/", f"/comments/on/{slug}/mine/")
        yield f"/comments/on/{slug}/feed/"
    for kind, model in (("topics", Topic), ("contributors", Contributor)):
        for slug in model.objects.values_list("slug", flat=True):
            yield from (f"/{kind}/{slug}/", f"/{kind}/{slug}/feed/")
    for pk in Comment.objects.values_list("pk", flat=True):
        yield f"/comments/{pk}/"
    # What is asked for by name is not listed anywhere: a name that nobody told opens nothing.
    yield from (f"/media/{folder}/" for folder in ("", "pictures", "share"))
