"""What machines ask of a large site, again and again, and how long they wait for it."""

from collections.abc import Iterator
from typing import NamedTuple

from newsroom.found.sitemaps.kinds import RANGE
from newsroom.measuring.server import Site

TIMES = 9
PLACES = {
    "the site": "/",
    "a section": "/sections/section-3/",
    "a topic": "/topics/topic-7/",
    "a contributor": "/contributors/writer-10/",
}
FORMS = {"RSS": "", "Atom": "atom/", "JSON": "json/"}


class Measured(NamedTuple):
    words: str
    status: int
    taken: list[float]
    size: int


def measure(site: Site, stories: int) -> Iterator[Measured]:
    for words, address in sitemaps(stories).items():
        yield asked(site, words, address)
    for place, page in PLACES.items():
        for form, ending in FORMS.items():
            address = f"{page}feed/{ending}"
            yield asked(site, f"feed of {place}, {form}", address)
            yield asked(site, "  again, nothing is new", address, tag=site.tag_of(address))


def sitemaps(stories: int) -> dict[str, str]:
    last = stories // RANGE
    return {
        "the index of sitemaps": "/sitemap.xml",
        "the oldest file of stories": "/sitemap-stories-0.xml",
        "one in the middle": f"/sitemap-stories-{last // 2}.xml",
        "the newest": f"/sitemap-stories-{last}.xml",
        "sections": "/sitemap-sections-0.xml",
        "topics": "/sitemap-topics-0.xml",
        "contributors": "/sitemap-contributors-0.xml",
        "for Google News": "/sitemap-news.xml",
    }


def asked(site: Site, words: str, address: str, tag: str = "") -> Measured:
    headers = {"Accept-Encoding": "gzip"} | ({"If-None-Match": tag} if tag else {})
    # The first warms it up, as a site that is visited is warm.
    answers = [site.ask(address, headers=headers) for _ in range(TIMES + 1)][1:]
    times = [took for _, took in answers]
    return Measured(words, answers[-1][0], times, 0 if tag else site.size_of(address))
