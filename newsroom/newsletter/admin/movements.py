"""How many subscribe, and how many came and went on each of the last days."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils import timezone

from newsroom.lib.plots import two_bars
from newsroom.newsletter.models import Movement, Newsletter
from newsroom.site.speaking import site_zone

DAYS = 30
RUNNING = Q(subscriptions__ended_at=None)
ACTIVE = RUNNING & Q(subscriptions__confirmed_at__isnull=False)
ASKED = RUNNING & Q(subscriptions__confirmed_at=None)


def numbers_of_readers() -> dict[str, Any]:
    found = days(timezone.localdate(timezone=site_zone()))
    return {
        "newsletters": list(counted()),
        "days": found,
        "plot": two_bars([(came, went) for _day, came, went in found]),
    }


def counted() -> Any:
    return Newsletter.objects.annotate(
        active=Count("subscriptions", filter=ACTIVE), asked=Count("subscriptions", filter=ASKED)
    ).only("name", "slug")


def days(today: date) -> list[tuple[date, int, int]]:
    """The last days, each with how many came and went, of all newsletters together."""
    first = today - timedelta(days=DAYS - 1)
    rows = Movement.objects.filter(day__gte=first).order_by().values("day")
    summed = rows.annotate(all_came=Sum("came"), all_went=Sum("went"))
    known = {
        day: (came, went) for day, came, went in summed.values_list("day", "all_came", "all_went")
    }
    every = (first + timedelta(days=ago) for ago in range(DAYS))
    return [(day, *known.get(day, (0, 0))) for day in every]
