from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.archive import months
from articles.archive.months import Month
from articles.views import PER_PAGE, address_of_page
from newsroom.lib.paging import page_or_404

# A month is as long as it is; without a bound an address could ask for the impossible.
LAST_PAGE = 5000


@require_safe
def archive(request: HttpRequest) -> HttpResponse:
    context = {
        "years": months.years(),
        "canonical_address": address_of(reverse("articles:archive")),
    }
    return render(request, "articles/archive.html", context)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    years = months.years()
    place = place_of(year, [each.year for each in years])
    context = {
        "year": years[place],
        "canonical_address": address_of(years[place].get_absolute_url()),
        **neighbours(years, place),
    }
    return render(request, "articles/archive_year.html", context)


@require_safe
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    there = months.months()
    place = place_of((year, month), [each[:2] for each in there])
    page = page_of(request, there[place])
    context = {
        "month": there[place],
        "page": page,
        "canonical_address": address_of_page(there[place].get_absolute_url(), page),
        **neighbours(there, place),
    }
    return render(request, "articles/archive_month.html", context)


def page_of(request: HttpRequest, month: Month) -> Any:
    stories = month.articles().for_lists().newest_first()
    page = page_or_404(request, stories, PER_PAGE, last_page=LAST_PAGE)
    if not page.object_list:
        raise Http404
    return page


def place_of(wanted: Any, there: Sequence[Any]) -> int:
    try:
        return there.index(wanted)
    except ValueError as error:
        raise Http404 from error


def neighbours(there: Sequence[Any], place: int) -> dict[str, Any]:
    """What came next and before, of those that have stories; the newest stands first."""
    return {
        "later": there[place - 1] if place else None,
        "earlier": there[place + 1] if place + 1 < len(there) else None,
    }


def address_of(path: str) -> str:
    return settings.SITE_ADDRESS + path
