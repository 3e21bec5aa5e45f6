"""The numbers of the conversation: what waits, what was decided, and how fast."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from comments.admin.queue.answers import every_context, moderators_only, numbers
from comments.models import Comment, Decision
from comments.models.decisions import Reason
from newsroom.lib.plots import two_bars

DAYS = 30
# Shares and times are those of the newest so many decisions of people.
WEIGHED = 5000
BY_PEOPLE = (Decision.Via.DESK, Decision.Via.MAIL)
TURNED_DOWN = ("reject", "mark_as_spam", "remove")
JUDGEMENTS = ("approve", *TURNED_DOWN)


@dataclass
class Day:
    date: date
    comments: int = 0
    decisions: int = 0


@require_safe
@moderators_only
def numbers_page(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        **every_context(request),
        **standing_now(now),
        **weighed(now),
        "title": _("Numbers"),
        "days": (found := days(now)),
        "plot": plot(found),
    }
    return render(request, "admin/comments/numbers.html", context)


def standing_now(now: datetime) -> dict[str, Any]:
    waiting = Comment.objects.pending().order_by("created_at")
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    today = by_people().filter(made_at__gte=midnight, verb__in=JUDGEMENTS)
    return {
        "numbers": numbers(),
        "oldest": waiting.values_list("created_at", flat=True).first(),
        "today": today.count(),
    }


def by_people() -> QuerySet[Decision]:
    return Decision.objects.filter(via__in=BY_PEOPLE, undone_at=None)


def weighed(now: datetime) -> dict[str, Any]:
    """Of the newest decisions: the share that was turned down, why, and how long it took."""
    since = now - timedelta(days=DAYS)
    newest = by_people().filter(verb__in=JUDGEMENTS, made_at__gte=since).order_by("-made_at")
    rows = list(
        newest.values_list("verb", "reason", "from_status", "made_at", "comment__created_at")[
            :WEIGHED
        ]
    )
    down = [row for row in rows if row[0] in TURNED_DOWN]
    waits = [
        made - written
        for _verb, _reason, start, made, written in rows
        if start == Comment.Status.PENDING and written
    ]
    return {
        "weighed": len(rows),
        "share": round(100 * len(down) / len(rows)) if rows else None,
        "by_reason": by_reason([reason for _verb, reason, *_rest in down]),
        "median": in_words(median(waits)) if waits else "",
    }


def by_reason(reasons: list[str]) -> list[tuple[Any, int]]:
    labels = dict(Reason.choices)
    counts = {reason: reasons.count(reason) for reason in set(reasons)}
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(labels.get(reason, _("No reason given")), number) for reason, number in ordered]


def in_words(wait: timedelta) -> str:
    minutes = max(round(wait.total_seconds() / 60), 0)
    if minutes < 120:
        return _("%d min") % minutes
    hours = round(minutes / 60)
    return _("%d h") % hours if hours < 48 else _("%d days") % round(hours / 24)


def days(now: datetime) -> list[Day]:
    """The last days with how much was written and decided on each, from two queries."""
    today = timezone.localdate(now)
    found = {day: Day(day) for day in (today - timedelta(days=ago) for ago in range(DAYS))}
    first = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    first -= timedelta(days=DAYS - 1)
    written = Comment.objects.filter(created_at__gte=first)
    for day, number in per_day(written, "created_at"):
        if day in found:
            found[day].comments = number
    for day, number in per_day(Decision.objects.filter(made_at__gte=first), "made_at"):
        if day in found:
            found[day].decisions = number
    return sorted(found.values(), key=lambda day: day.date)


def per_day(rows: QuerySet, field: str) -> QuerySet:
    grouped = rows.order_by().annotate(day=TruncDate(field)).values("day")
    return grouped.annotate(number=Count("pk")).values_list("day", "number")


def plot(shown: list[Day]) -> dict[str, Any]:
    return two_bars([(day.comments, day.decisions) for day in shown])
