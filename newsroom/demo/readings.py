"""How often the demo's stories were read, so that what is read most can be shown."""

from datetime import timedelta

from articles.models import Article, Reading
from articles.reading.most_read import SPANS, count_most_read
from newsroom.demo.stories import Desk

EVERY = timedelta(hours=6)
MOST_AT_FIRST = 900


def make_readings(stories: list[Article], desk: Desk) -> None:
    """Most when a story was new, and a few ever since."""
    Reading.objects.bulk_create(
        [reading for story in stories for reading in readings_of(story, desk)]
    )
    count_most_read()


def readings_of(story: Article, desk: Desk) -> list[Reading]:
    """Over the longest time that any list looks back."""
    hour = desk.now.replace(minute=0)
    hours = [hour - EVERY * number for number in range(max(SPANS.values()) // EVERY)]
    since = [at for at in hours if at >= story.published_at]
    return [
        Reading(article=story, hour=at, count=times(story, at - story.published_at)) for at in since
    ]


def times(story: Article, age: timedelta) -> int:
    """Always the same for the same story; some are simply better liked than others."""
    liked = sum(map(ord, story.slug)) % 7 + 1
    return MOST_AT_FIRST * liked // 7 // (1 + age // EVERY) + liked
