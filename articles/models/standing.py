"""Where a story stands, in words: the same ones everywhere at the desk."""

from datetime import datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models.article import Article


class Standing(NamedTuple):
    name: str
    words: str


def standing_of(
    article: Article, *, has_changes: bool | None = None, now: datetime | None = None
) -> Standing:
    """The state of a story as people say it.

    `has_changes`, whether there are unpublished ones, spares a query where it is known already.
    """
    if article.status != Article.Status.PUBLISHED:
        return Standing(article.status.replace("_", "-"), str(article.get_status_display()))
    if not article.is_published(now):
        when = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
        return Standing("scheduled", _("Scheduled for %(when)s") % {"when": when})
    if article.has_unpublished_changes() if has_changes is None else has_changes:
        return Standing("live-changed", _("Live, with unpublished changes"))
    return Standing("live", _("Live"))
