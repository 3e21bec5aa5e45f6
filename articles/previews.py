"""Links that let people without an account read one story before it is public, for some time."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, PreviewLink, Version

SIGNER = Signer(salt="articles.previews")
SHORTEST, USUAL, LONGEST = 1, 72, 30 * 24  # hours


class NoSuchLinkError(Exception):
    """No link was ever made with this token."""


class LinkClosedError(Exception):
    """The link has expired or was revoked, or its story has been taken down."""


def make(
    article: Article,
    *,
    by: Any,
    version: Version | None = None,
    hours: int = USUAL,
    note: str = "",
    now: datetime | None = None,
) -> PreviewLink:
    """A link to one version, or without one to whichever is the newest when it is opened.

    Raises PermissionDenied, or ValidationError for a time that is too short or too long.
    """
    _require(article, by)
    if not SHORTEST <= hours <= LONGEST:
        raise ValidationError(_("Choose a time from one hour to 30 days."))
    if version and version.article_number != article.pk:
        raise ValidationError(_("This version belongs to another story."))
    expires_at = (now or timezone.now()) + timedelta(hours=hours)
    return PreviewLink.objects.create(
        article=article, version=version, note=note, made_by=by, expires_at=expires_at
    )


def revoke(link: PreviewLink, *, by: Any, now: datetime | None = None) -> None:
    """From now on the link opens nothing. Revoked a second time, it keeps its first time."""
    _require(link.article, by)
    _revoke(PreviewLink.objects.filter(pk=link.pk), now)


def reopen(link: PreviewLink, *, by: Any) -> None:
    """Takes a revocation back; the time at which the link expires stays as it was."""
    _require(link.article, by)
    PreviewLink.objects.filter(pk=link.pk).update(revoked_at=None)


def revoke_all(article: Article, *, by: Any, now: datetime | None = None) -> int:
    """Revokes every link to the story, and says how many would still have opened."""
    _require(article, by)
    return _revoke(open_links(article, now), now)


def open_links(article: Article, now: datetime | None = None) -> QuerySet[PreviewLink]:
    return article.preview_links.filter(expires_at__gt=now or timezone.now(), revoked_at=None)


def is_open(link: PreviewLink, now: datetime | None = None) -> bool:
    return link.revoked_at is None and link.expires_at > (now or timezone.now())


def token_of(link: PreviewLink) -> str:
    return SIGNER.sign(str(link.pk))


def address_of(link: PreviewLink) -> str:
    """The whole address, for people to pass on."""
    return settings.SITE_ADDRESS + reverse("articles:preview", args=[token_of(link)])


def open_link(token: str, now: datetime | None = None) -> PreviewLink:
    """The link that a token opens, with its story. Raises NoSuchLinkError or LinkClosedError."""
    try:
        pk = int(SIGNER.unsign(token))
    except (BadSignature, ValueError) as error:
        raise NoSuchLinkError from error
    with_all = PreviewLink.objects.select_related(
        "version", "article__section__parent", "article__lead_picture"
    )
    link = with_all.filter(pk=pk).first()
    # A story that was deleted took its links with it.
    if link is None or not is_open(link, now) or link.article.status == Article.Status.WITHDRAWN:
        raise LinkClosedError
    return link


def _revoke(links: QuerySet[PreviewLink], now: datetime | None) -> int:
    return links.filter(revoked_at=None).update(revoked_at=now or timezone.now())


def _require(article: Article, by: Any) -> None:
    if not article.can_be_edited_by(by):
        raise PermissionDenied
