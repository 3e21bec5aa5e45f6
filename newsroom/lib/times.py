from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1990, 2100
HOUR, WEEK = 60, 7


def validate_year(moment: datetime) -> None:
    """Refuses slips of the keyboard such as the year 20266, which no database takes back."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("Choose a year from %(first)d to %(last)d.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR}
        )


def said(at: datetime, now: datetime | None = None) -> str:
    """A moment as people say it: in 20 minutes, today 14:05, Monday 09:30, 3 May 2024 18:00."""
    now = timezone.localtime(now or timezone.now())
    at = timezone.localtime(at)
    minutes = round((at - now).total_seconds() / 60)
    if -HOUR < minutes < HOUR:
        return _said_in_minutes(minutes)
    return f"{_said_day(at.date(), now.date())} {date_format(at, 'H:i')}"


def _said_in_minutes(minutes: int) -> str:
    if minutes == 0:
        return gettext("just now")
    if minutes > 0:
        return ngettext("in %d minute", "in %d minutes", minutes) % minutes
    return ngettext("%d minute ago", "%d minutes ago", -minutes) % -minutes


def _said_day(day: date, today: date) -> str:
    days = (day - today).days
    named = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    if days in named:
        return named[days]
    if 0 < days < WEEK:
        return date_format(day, "l")
    return date_format(day, "j M" if day.year == today.year else "j M Y")
