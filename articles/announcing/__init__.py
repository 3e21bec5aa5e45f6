"""Tells others at once that a story appeared, was changed or is gone, if the owner wants that.

Feed readers through a hub (WebSub, w3.org/TR/websub) and search engines (indexnow.org). Always by
jobs that are deferred in the transaction of the change: what was rolled back is told to nobody.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from articles.models import Article

# The worker's clock may be behind that of the database, which says when a job is due.
A_MOMENT = timedelta(seconds=2)


def announce(article: "Article", *, former: Iterable[str] = ()) -> None:
    """Call it when readers may see something else of a story from now on, or from its time on.

    `former` are slugs under which they knew it.
    """
    from articles import jobs

    job = jobs.announce
    if article.published_at and article.published_at > timezone.now():
        job = job.configure(schedule_at=article.published_at + A_MOMENT)
    job.defer(article_pk=article.pk, former=list(former))
