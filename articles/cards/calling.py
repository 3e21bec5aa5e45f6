"""Asks for cards, in jobs that are deferred in the transaction of the change."""

from typing import TYPE_CHECKING

from articles.at_its_time import at_its_time

if TYPE_CHECKING:
    from articles.models import Article, Section


def draw_card(article: "Article") -> None:
    """Call it when readers may see a story, or another headline of it, from now on or from its
    time, or when they may not any longer.
    """
    from articles import jobs

    if article.was_public() or article.status == article.Status.PUBLISHED:
        at_its_time(jobs.draw_card, article).defer(article_pk=article.pk)


def draw_card_of_section(section: "Section") -> None:
    from articles import jobs

    jobs.draw_card_of_section.defer(section_pk=section.pk)
