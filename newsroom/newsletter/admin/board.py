"""What the page of an edition shows: its stories in order, and those that can be added."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.models import Article

FOUND = 12
LONGEST_QUESTION = 200


@dataclass
class Row:
    story: Article
    # Not public now: it is left out unless that has changed when the edition goes out.
    waits: bool


def rows_of(stories: list[int], user: Any) -> list[Row]:
    named = placeable_by(user).for_lists().in_bulk(stories)
    found = [named[pk] for pk in dict.fromkeys(stories) if pk in named]
    return [Row(story, waits=not story.is_published()) for story in found]


def placeable_by(user: Any) -> QuerySet[Article]:
    """What readers see, and for editors what is scheduled besides."""
    if user.has_perm("articles.publish_article"):
        return Article.objects.filter(status=Article.Status.PUBLISHED)
    return Article.objects.published()


def stories_to_place(words: str, stories: list[int], user: Any) -> list[Article]:
    """Those with these words in the headline that are not in the edition, the newest first."""
    found = placeable_by(user).exclude(pk__in=stories).with_words(words[:LONGEST_QUESTION])
    return list(found.for_lists().newest_first()[:FOUND])
