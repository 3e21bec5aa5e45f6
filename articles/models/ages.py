"""What a story's dates mean to whoever reads it today."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db import models
from django.utils import timezone

YEAR = 12


class Age(NamedTuple):
    """In whole calendar months, of which years are what is said from twelve on."""

    months: int

    @property
    def years(self) -> int:
        return self.months // YEAR


class Aged(models.Model):
    class Meta:
        abstract = True

    @property
    def age(self) -> Age | None:
        """Of a story that is to say that it is old; None for others."""
        if not (self.published_at and self.shows_age and self.section.says_age):
            return None
        then, now = (timezone.localdate(at) for at in (self.published_at, timezone.now()))
        months = months_between(then, now)
        return Age(months) if months > 0 else None

    @property
    def shows_update(self) -> bool:
        """On the day of publication everybody expects changes, and a second time says little."""
        if not self.updated_at or self.update_shown == self.UpdateShown.NEVER:
            return False
        is_always = self.update_shown == self.UpdateShown.ALWAYS
        return is_always or self.updated_at >= midnight_after(self.published_at)


def months_between(then: date, now: date) -> int:
    """Whole calendar months; from the 31st it is one at the end of a shorter month too."""
    months = (now.year - then.year) * YEAR + now.month - then.month
    day = min(then.day, monthrange(now.year, now.month)[1])
    return months - (now.day < day)


def midnight_after(moment: datetime) -> datetime:
    """The next one by the clocks of the site."""
    following = timezone.localdate(moment) + timedelta(days=1)
    return timezone.make_aware(datetime.combine(following, time.min))
