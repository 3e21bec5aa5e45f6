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
    article: Article, *, newest_version_pk: int | None = None, now: datetime | None = None
) -> Standing:
    """The state of a story as people say it.

    `newest_version_pk` spares a query where a list has asked for all of them already.
    """
    if article.status != Article.Status.PUBLISHED:
        return Standing(article.status.replace("_", "-"), str(article.get_status_display()))
    if not article.is_published(now):
        when = date_format(timezone.localtime(article.published_at), "DATETIME_FORMAT")
        return Standing("scheduled", _("Scheduled for %(when)s") % {"when": when})
    if _has_changes(article, newest_version_pk):
        return Standing("live-changed", _("Live, with unpublished changes"))
    return Standing("live", _("Live"))


def _has_changes(article: Article, newest_version_pk: int | None) -> bool:
    if newest_version_pk is None:
        return article.has_unpublished_changes()
    return newest_version_pk != article.public_version_id
