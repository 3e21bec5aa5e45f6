"""Who has which story open. It warns colleagues, and locks nothing."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Case, F, QuerySet, When
from django.utils import timezone

from articles.models import Article, Presence

# Scripts say every ten seconds that a story is still open; after this long without, it is not.
GONE_AFTER = timedelta(seconds=45)
# Whoever is back this soon has only saved, or loaded the page again.
BACK_WITHIN = timedelta(minutes=2)
A_DAY = timedelta(days=1)


def here(article_pk: int, user: Any, now: datetime | None = None) -> None:
    """Notes that somebody has a story open. Raises PermissionDenied for who may not edit it."""
    now = now or timezone.now()
    was_away = When(seen_at__lt=now - GONE_AFTER - BACK_WITHIN, then=now)
    # Asked each time, and in the same query: a story may be taken from somebody who has it open.
    editable = Article.objects.editable_by(user).filter(pk=article_pk)
    mine = Presence.objects.filter(article__in=editable.values("pk"), user=user)
    known = mine.update(opened_at=Case(was_away, default=F("opened_at")), seen_at=now)
    if not known:
        arrive(article_pk, user, now)


def arrive(article_pk: int, user: Any, now: datetime) -> None:
    if not Article.objects.editable_by(user).filter(pk=article_pk).exists():
        raise PermissionDenied
    seen = {"opened_at": now, "seen_at": now}
    # Two windows may arrive at once.
    Presence.objects.update_or_create(article_id=article_pk, user=user, defaults=seen)


def leave(article_pk: int, user: Any, now: datetime | None = None) -> None:
    gone = (now or timezone.now()) - GONE_AFTER - timedelta(seconds=1)
    Presence.objects.filter(article=article_pk, user=user).update(seen_at=gone)


def others(article_pk: int, user: Any, now: datetime | None = None) -> QuerySet[Presence]:
    """Who else has it open, those who have had it longest first."""
    since = (now or timezone.now()) - GONE_AFTER
    there = Presence.objects.filter(article=article_pk, seen_at__gte=since)
    return there.exclude(user=user).select_related("user").order_by("opened_at")


def forget_old(now: datetime | None = None) -> int:
    """Removes those who went without a word."""
    return Presence.objects.filter(seen_at__lt=(now or timezone.now()) - A_DAY).delete()[0]
