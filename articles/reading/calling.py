"""Asks for what is done about a story in jobs, deferred in the transaction of the change."""

from typing import TYPE_CHECKING

from articles.at_its_time import at_its_time

if TYPE_CHECKING:
    from articles.models import Article


def find_related(article: "Article") -> None:
    """Call it when readers may see a story, or another text of it, from now on or from its time;
    and when they no longer may.
    """
    from articles import jobs

    if article.status in {article.Status.PUBLISHED, article.Status.WITHDRAWN}:
        at_its_time(jobs.find_related, article).defer(article_pk=article.pk)
