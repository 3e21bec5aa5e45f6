"""Moments as people type and read them: in one zone, which is always named."""

from datetime import UTC, date, datetime, time
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib.times import validate_year


def with_zone(moment: datetime) -> str:
    """A moment in the zone of the site, which is named behind it."""
    local = timezone.localtime(moment)
    zone = local.tzname() or ""
    name = zone if zone.isalpha() else f"UTC{zone}"
    return f"{date_format(local, 'j F Y, H:i')} {name}"


def on_the_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


class When(AdminSplitDateTime):
    """Says to those who hear the page which of the two boxes they are in."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        names = (gettext_lazy("Date"), gettext_lazy("Time"))
        for box, name in zip(self.widgets, names, strict=True):
            box.attrs["aria-label"] = name


class MomentField(forms.SplitDateTimeField):
    """A date and a time to the minute, in the zone of the site.

    Where clocks are changed, some times do not come and others come twice: both are refused, with
    a time beside them that can be meant.
    """

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("validators", [validate_year])
        super().__init__(**kwargs)
        self.help_text = format_lazy("{} {}", in_zone(), self.help_text or "")

    def compress(self, data_list: tuple[date, time] | None) -> datetime | None:
        if data_list and all(part not in self.empty_values for part in data_list):
            refuse_change_of_clocks(datetime.combine(*data_list))
        moment = super().compress(data_list)
        return on_the_minute(moment) if moment else None


def _in_zone() -> str:
    return _("In %(zone)s time.") % {"zone": timezone.get_current_timezone_name()}


in_zone = lazy(_in_zone, str)


def refuse_change_of_clocks(typed: datetime) -> None:
    zone = timezone.get_current_timezone()
    first, second = (typed.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return
    shown = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if shown == typed:
        words = _("Clocks are put back then, so %(time)s comes twice. Choose an unmistakable time.")
    else:
        words = _("Clocks are put forward then, and %(time)s does not come. Is it %(shown)s?")
    raise ValidationError(words % {"time": f"{typed:%H:%M}", "shown": f"{shown:%H:%M}"})
