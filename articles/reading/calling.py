"""Asks for what is done about a story in jobs, deferred in the transaction of the change."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from articles.models import Article

# The worker's clock may be behind that of the database, which says when a job is due.
A_MOMENT = timedelta(seconds=2)


def find_related(article: "Article") -> None:
    """Call it when readers may see a story, or another text of it, from now on or from its time."""
    from articles import jobs

    if article.status != article.Status.PUBLISHED:
        return
    job = jobs.find_related
    if article.published_at > timezone.now():
        job = job.configure(schedule_at=article.published_at + A_MOMENT)
    job.defer(article_pk=article.pk)
