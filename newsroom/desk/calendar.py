"""The calendar of the newsroom, a month a page."""

import calendar as months
import re
from datetime import date, timedelta

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.desk.diary import days
from newsroom.lib.times import FIRST_YEAR, LAST_YEAR

MONTH = re.compile("([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
WEEK = 7


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    now = timezone.now()
    today = timezone.localdate(now)
    first = month_in(request.GET.get("month"), today)
    begin, count = grid_of(first)
    shown = days(request.user, begin, count, now)
    context = {
        **admin.site.each_context(request),
        "title": _("Calendar: %s") % date_format(first, "F Y"),
        "weeks": [shown[number : number + WEEK] for number in range(0, count, WEEK)],
        "week_days": [date_format(day.date, "l") for day in shown[:WEEK]],
        "first": first,
        "today": today,
        "before": (first - timedelta(days=1)).replace(day=1),
        "after": (first + timedelta(days=31)).replace(day=1),
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/calendar.html", context)


def month_in(asked: str | None, today: date) -> date:
    """The first day of the month that is asked for, of this month without one."""
    if asked is None:
        return today.replace(day=1)
    found = MONTH.fullmatch(asked)
    if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        raise Http404
    return date(int(found[1]), int(found[2]), 1)


def grid_of(first: date) -> tuple[date, int]:
    """Whole weeks around a month, each beginning on the day that weeks begin on here."""
    week_begins = get_format("FIRST_DAY_OF_WEEK")
    ahead = (first.isoweekday() - week_begins) % WEEK
    length = months.monthrange(first.year, first.month)[1]
    weeks = -(-(ahead + length) // WEEK)
    return first - timedelta(days=ahead), weeks * WEEK
