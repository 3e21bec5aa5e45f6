"""The stories that are shown beside a story, found in one query.

Related ones and others have no story twice; what is read most is a list of its own, and whole.
"""

from collections.abc import Iterable
from typing import NamedTuple

from articles.models import Article

RELATED, OTHERS, MOST_READ = 4, 5, 5
# Fewer say nothing about what is read.
LEAST_MOST_READ = 3


class Beside(NamedTuple):
    related: list[Article]
    others: list[Article]
    most_read: list[Article]

    @property
    def cards(self) -> list[Article]:
        """Those that say how many comments they have."""
        return [*self.related, *self.others]


def beside(article: Article) -> Beside:
    """By hand first, then what the machine found; the newest are others, where not among those."""
    by_hand, most_read = article.related_by_hand, article.most_read_pks or []
    wanted = {*by_hand, *article.related_found, *article.newest_pks, *most_read} - {article.pk}
    stories = Article.objects.published().for_lists().in_bulk(wanted)
    # What stands in the list of its series needs no second place, unless somebody wished it.
    parts = {part["slug"] for part in article.series_parts}
    free = {pk: story for pk, story in stories.items() if story.slug not in parts}
    related = those(stories, [*by_hand, *filter(free.get, article.related_found)])[:RELATED]
    others = [story for story in those(free, article.newest_pks) if story not in related]
    read = those(stories, most_read)
    return Beside(
        related=related,
        others=others[:OTHERS],
        most_read=read[:MOST_READ] if len(read) >= LEAST_MOST_READ else [],
    )


def those(stories: dict[int, Article], pks: Iterable[int]) -> list[Article]:
    """In the order of the numbers, without what readers may not see."""
    return [stories[pk] for pk in dict.fromkeys(pks) if pk in stories]
