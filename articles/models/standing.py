"""Where a story stands, in words: the same ones everywhere at the desk."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.models.article import Article
from newsroom.lib.moments import with_zone


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
    changed = article.has_unpublished_changes() if has_changes is None else has_changes
    if not article.is_published(now):
        when = {"when": with_zone(article.published_at)}
        if changed:
            return Standing(
                "scheduled-changed", _("Scheduled for %(when)s, with changes left out") % when
            )
        return Standing("scheduled", _("Scheduled for %(when)s") % when)
    if changed:
        return Standing("live-changed", _("Live, with unpublished changes"))
    return Standing("live", _("Live"))


def standing_in_list(article: Article, now: datetime | None = None) -> Standing:
    """The same for a story that came with `for_desk()`, without a query."""
    newest = article.newest_version_pk
    has_changes = newest is not None and newest != article.public_version_id
    return standing_of(article, has_changes=has_changes, now=now)
