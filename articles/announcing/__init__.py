"""Tells others at once that a story appeared, was changed or is gone, if the owner wants that.

Feed readers through a hub (WebSub, w3.org/TR/websub) and search engines (indexnow.org). Always by
jobs that are deferred in the transaction of the change: what was rolled back is told to nobody.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from articles.at_its_time import at_its_time

if TYPE_CHECKING:
    from articles.models import Article


def announce(article: "Article", *, former: Iterable[str] = ()) -> None:
    """Call it when readers may see something else of a story from now on, or from its time on.

    `former` are slugs under which they knew it.
    """
    from articles import jobs

    job = at_its_time(jobs.announce, article)
    job.defer(article_pk=article.pk, former=list(former))
