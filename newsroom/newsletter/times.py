"""When editions are due, by the clock of the site."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation

from newsroom.site.models import SiteSettings

A_WEEK = 7


def zone_of(site: SiteSettings) -> ZoneInfo:
    return ZoneInfo(site.time_zone or settings.TIME_ZONE)


@contextmanager
def as_readers_are_spoken_to(site: SiteSettings) -> Iterator[None]:
    """In the language and by the clock that the owner has chosen for readers."""
    language = site.language or settings.LANGUAGE_CODE
    with translation.override(language), timezone.override(zone_of(site)):
        yield


def next_time(days: list[int], at: time, after: datetime) -> datetime | None:
    """The first time after a moment that falls on one of these days of the week."""
    zone = zone_of(SiteSettings.current())
    today = after.astimezone(zone).date()
    for ahead in range(A_WEEK + 1):
        day = today + timedelta(days=ahead)
        # Where clocks are changed, this is the first of two, or the one that comes instead.
        moment = datetime.combine(day, at, zone).astimezone(UTC)
        if day.weekday() in days and moment > after:
            return moment
    return None
