"""Counts who comes and goes on each day of the site's clock."""

from django.db.models import F
from django.utils import timezone

from newsroom.newsletter.models import Movement
from newsroom.site.speaking import site_zone


def came(newsletter_pk: int, number: int = 1) -> None:
    add(newsletter_pk, came=number)


def went(newsletter_pk: int, number: int = 1) -> None:
    add(newsletter_pk, went=number)


def add(newsletter_pk: int, **numbers: int) -> None:
    today = timezone.localdate(timezone=site_zone())
    day = {"newsletter_id": newsletter_pk, "day": today}
    Movement.objects.bulk_create([Movement(**day)], ignore_conflicts=True)
    added = {name: F(name) + number for name, number in numbers.items()}
    Movement.objects.filter(**day).update(**added)
