"""Filters of lists at the desk that never list a whole table."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

YEARS_LISTED = 5


class TypedFilter(admin.SimpleListFilter):
    """A filter that is typed: for what there are too many of to choose from a list."""

    template = "admin/typed_filter.html"
    help_text: Any = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        # Django leaves a filter out that has nothing to choose from.
        return [("", "")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The one form: what is typed in it, and the other filters, which it keeps."""
        others = changelist.get_filters_params().items()
        pairs = [(name, value) for name, values in others for value in values]
        if changelist.query:
            pairs.append(("q", changelist.query))
        yield {
            "selected": bool(self.value()),
            "typed": self.value() or "",
            "name": self.parameter_name,
            "others": [pair for pair in pairs if pair[0] != self.parameter_name],
            "clear": changelist.get_query_string(remove=[self.parameter_name]),
        }


class SinceFilter(admin.SimpleListFilter):
    """By the year or the last days of a moment; subclasses name its field."""

    field = "created_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        this_year = timezone.localdate().year
        years = [(str(this_year - ago), str(this_year - ago)) for ago in range(YEARS_LISTED)]
        return [
            ("today", _("Today")),
            ("week", _("The last seven days")),
            *years,
            ("before", _("Before that")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        begin, end = stretch(self.value())
        if begin:
            queryset = queryset.filter(**{f"{self.field}__gte": begin})
        return queryset.filter(**{f"{self.field}__lt": end}) if end else queryset


def stretch(name: str | None) -> tuple[datetime | None, datetime | None]:
    """When a stretch of time with this name begins and ends; None where it does neither."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    new_year = midnight.replace(month=1, day=1)
    if name == "today":
        return midnight, None
    if name == "week":
        return midnight - timedelta(days=6), None
    if name == "before":
        return None, new_year.replace(year=new_year.year - YEARS_LISTED + 1)
    if name and name.isascii() and name.isdigit() and len(name) == 4 and int(name) > 1:
        begin = new_year.replace(year=int(name))
        return begin, begin.replace(year=min(begin.year + 1, 9999))
    return None, None
