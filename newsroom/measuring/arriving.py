"""Comments arrive, a thousand a minute, while readers read."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

from articles.models import Article
from comments.models import Comment
from newsroom.lib.antispam import stamp
from newsroom.measuring.server import Site

WRITERS, READERS = 4, 3
SENT = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}


@dataclass
class Arrivals:
    """Milliseconds of each answer, by what was asked; the texts that were taken."""

    written: list[float] = field(default_factory=list)
    read: list[float] = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    taken: list[str] = field(default_factory=list)
    took: float = 0

    def lost(self) -> int:
        """How many that were answered with success are not there, or are there twice."""
        found = Comment.objects.filter(text__in=self.taken).values_list("text", flat=True)
        there = Counter(found)
        return sum(there[text] != 1 for text in self.taken)


def arrive(site: Site, stories: list[Article], *, seconds: int, a_minute: int) -> Arrivals:
    """Spread over the stories; each writer sends when its turn is, however long the last took."""
    arrivals, begun = Arrivals(), time.monotonic()
    until = begun + seconds
    with ThreadPoolExecutor(WRITERS + READERS) as people:
        writers = [
            people.submit(write, site, stories, arrivals, number, begun, until, a_minute / WRITERS)
            for number in range(WRITERS)
        ]
        readers = [
            people.submit(read, site, stories, arrivals, number, until) for number in range(READERS)
        ]
        for person in [*writers, *readers]:
            person.result()
    arrivals.took = time.monotonic() - begun
    return arrivals


def write(
    site: Site,
    stories: list[Article],
    arrivals: Arrivals,
    number: int,
    begun: float,
    until: float,
    a_minute: float,
) -> None:
    for turn in count():
        due = begun + turn * 60 / a_minute
        if due >= until or time.monotonic() >= until:
            return
        time.sleep(max(0, due - time.monotonic()))
        article = stories[(turn * WRITERS + number) % len(stories)]
        text = f"Writer {number} has this to say, for the time number {turn}."
        status, took = site.ask(
            f"/comments/on/{article.slug}/",
            body=form(article, text, f"writer{number}.{turn}"),
            headers={**SENT, "X-Forwarded-For": f"10.{number}.{turn % 250}.{turn // 250 % 250}"},
        )
        arrivals.statuses[status] += 1
        if status == 303:
            arrivals.written.append(took)
            arrivals.taken.append(text)


def form(article: Article, text: str, who: str) -> str:
    return urlencode(
        {
            "name": who,
            "email": f"{who}@reader.example",
            "text": text,
            "stamp": stamp(f"article {article.pk}"),
        }
    )


def read(site: Site, stories: list[Article], arrivals: Arrivals, number: int, until: float) -> None:
    for turn in count(number):
        if time.monotonic() >= until:
            return
        path = "/" if turn % 5 == 0 else stories[turn % len(stories)].get_absolute_url()
        _status, took = site.ask(path)
        arrivals.read.append(took)
