"""When editions are due, by the clock of the site."""

from datetime import UTC, datetime, time, timedelta

from newsroom.site.speaking import site_zone

A_WEEK = 7


def next_time(days: list[int], at: time, after: datetime) -> datetime | None:
    """The first time after a moment that falls on one of these days of the week."""
    zone = site_zone()
    today = after.astimezone(zone).date()
    for ahead in range(A_WEEK + 1):
        day = today + timedelta(days=ahead)
        # Where clocks are changed, this is the first of two, or the one that comes instead.
        moment = datetime.combine(day, at, zone).astimezone(UTC)
        if day.weekday() in days and moment > after:
            return moment
    return None
