"""Picks the stories of an edition: what is public, new since the last one, and not told before."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import chain

from django.utils import timezone

from articles.fronts import Front, arrange
from articles.models import Article, Section
from newsroom.newsletter.models import Edition, Newsletter

# A story that returns to the front page after so many editions may be told once more.
REMEMBERED = 30
# After a summer without a newsletter nobody wants all that has happened.
AT_MOST = timedelta(days=14)


def pick(newsletter: Newsletter, now: datetime | None = None) -> list[int]:
    """The primary keys in order, the most important first; empty when there is nothing new."""
    now = now or timezone.now()
    told, since = told_before(newsletter), begins_at(newsletter, now)
    fresh = (
        story.pk
        for story in candidates(newsletter, now, since)
        if story.pk not in told and story.published_at >= since
    )
    return list(dict.fromkeys(fresh))[: newsletter.most]


def candidates(newsletter: Newsletter, now: datetime, since: datetime) -> Iterable[Article]:
    if newsletter.source == Newsletter.Source.FRONT:
        return in_order(arrange(now))
    named = set(newsletter.sections.values_list("pk", flat=True))
    parts = Section.objects.filter(parent__in=named).values_list("pk", flat=True)
    stories = Article.objects.published(now).filter(section__in={*named, *parts})
    found = stories.filter(published_at__gte=since).newest_first().only("pk", "published_at")
    return found[: newsletter.most + REMEMBERED * newsletter.most]


def in_order(front: Front) -> list[Article]:
    """As a reader meets them from the top of the page down."""
    lead = [front["lead_story"]] if front["lead_story"] else []
    blocks = chain.from_iterable(block["articles"] for block in front["blocks"])
    return [*lead, *front["second_stories"], *blocks, *front["latest"]]


def told_before(newsletter: Newsletter) -> set[int]:
    gone_out = newsletter.editions.exclude(began_at=None).order_by("-began_at")
    return set(chain.from_iterable(gone_out.values_list("stories", flat=True)[:REMEMBERED]))


def begins_at(newsletter: Newsletter, now: datetime) -> datetime:
    last = (
        Edition.objects.filter(newsletter=newsletter)
        .exclude(began_at=None)
        .order_by("-began_at")
        .values_list("began_at", flat=True)
        .first()
    )
    return max(last or now - newsletter.period, now - AT_MOST)
