"""The stories that are shown beside a story, each of them once, in one query."""

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
    related = [*article.related_by_hand, *article.related_found]
    most_read = article.most_read_pks or []
    wanted = {*related, *article.newest_pks, *most_read} - {article.pk}
    stories = Article.objects.published().for_lists().in_bulk(wanted)
    chosen = those(stories, related)[:RELATED]
    read = those(stories, most_read)
    return Beside(
        related=chosen,
        others=[story for story in those(stories, article.newest_pks) if story not in chosen][
            :OTHERS
        ],
        most_read=read[:MOST_READ] if len(read) >= LEAST_MOST_READ else [],
    )


def those(stories: dict[int, Article], pks: Iterable[int]) -> list[Article]:
    """In the order of the numbers, without what readers may not see."""
    return [stories[pk] for pk in dict.fromkeys(pks) if pk in stories]
