"""What is going to happen: stories due and scheduled, changes, embargoes, plans of the front."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, FrontPlan, ScheduledChange

# Of each kind, in one stretch of time.
MOST = 200
Status = Article.Status


@dataclass
class Entry:
    at: datetime
    kind: str
    # What happens then, in a word or two.
    what: str
    words: str
    address: str


@dataclass
class Day:
    date: date
    entries: list[Entry]


def midnight(day: date) -> datetime:
    """When the day begins where the paper is."""
    return timezone.make_aware(datetime.combine(day, time.min))


def days(user: Any, first: date, count: int, now: datetime) -> list[Day]:
    """So many days from the first on, each with what happens on it, in order of time."""
    dates = [first + timedelta(days=number) for number in range(count)]
    found: dict[date, list[Entry]] = {day: [] for day in dates}
    start, end = midnight(first), midnight(first + timedelta(days=count))
    for entry in sorted(entries(user, start, end, now), key=lambda entry: entry.at):
        found[timezone.localtime(entry.at).date()].append(entry)
    return [Day(day, found[day]) for day in dates]


def entries(user: Any, start: datetime, end: datetime, now: datetime) -> Iterator[Entry]:
    if not user.has_perm("articles.change_article"):
        return
    yield from planned(user, start, end)
    yield from appearing(user, max(start, now), end)
    yield from changing(user, start, end)
    yield from embargoes(user, start, end)
    if user.has_perm("articles.publish_article"):
        yield from fronts(start, end)


def planned(user: Any, start: datetime, end: datetime) -> Iterator[Entry]:
    """Due, and not scheduled or published yet."""
    open_ones = Article.objects.editable_by(user).filter(
        planned_at__gte=start, planned_at__lt=end, status__in=[Status.DRAFT, Status.IN_REVIEW]
    )
    for story in light(open_ones, "planned_at"):
        yield of_story(story, story.planned_at, "planned", _("Due"))


def appearing(user: Any, start: datetime, end: datetime) -> Iterator[Entry]:
    scheduled = Article.objects.editable_by(user).filter(
        status=Status.PUBLISHED, published_at__gt=start, published_at__lt=end
    )
    for story in light(scheduled, "published_at"):
        yield of_story(story, story.published_at, "appearing", _("Appears"))


def changing(user: Any, start: datetime, end: datetime) -> Iterator[Entry]:
    own = Article.objects.editable_by(user).values("pk")
    found = ScheduledChange.objects.filter(due_at__gte=start, due_at__lt=end, article__in=own)
    shown = found.select_related("article").only("due_at", "article__headline")
    for change in shown.order_by("due_at")[:MOST]:
        yield of_story(change.article, change.due_at, "changing", _("Changes"))


def embargoes(user: Any, start: datetime, end: datetime) -> Iterator[Entry]:
    found = Article.objects.editable_by(user).filter(
        embargoed_until__gte=start, embargoed_until__lt=end
    )
    for story in light(found, "embargoed_until"):
        yield of_story(story, story.embargoed_until, "embargo", _("Embargo ends"))


def fronts(start: datetime, end: datetime) -> Iterator[Entry]:
    found = FrontPlan.objects.filter(starts_at__gte=start, starts_at__lt=end, cancelled_at=None)
    for plan in found.order_by("starts_at")[:MOST]:
        address = f"{reverse('admin:front')}?again={plan.pk}"
        words = plan.note or _("A new arrangement")
        yield Entry(plan.starts_at, "front", _("Front page"), words, address)


def light(stories: Any, at: str) -> Any:
    return stories.only("pk", "headline", at).order_by(at, "pk")[:MOST]


def of_story(story: Article, at: datetime, kind: str, what: str) -> Entry:
    address = reverse("admin:articles_article_change", args=[story.pk])
    return Entry(at, kind, what, story.headline, address)
