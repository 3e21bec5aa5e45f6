"""When to do what follows from a story being public: at once, or when its time has come."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

if TYPE_CHECKING:
    from articles.models import Article

# The worker's clock may be behind that of the database, which says when a job is due.
A_MOMENT = timedelta(seconds=2)


def is_to_come(article: "Article") -> bool:
    return bool(article.published_at) and article.published_at > timezone.now()


def at_its_time(job: Any, article: "Article") -> Any:
    """The job, to be deferred as it is, or until readers may see the story."""
    if is_to_come(article):
        return job.configure(schedule_at=article.published_at + A_MOMENT)
    return job
