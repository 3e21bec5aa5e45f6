import re

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

# One way to write each number, so that each page has one address.
NUMBER = re.compile("[1-9][0-9]{0,8}")


def page_or_404(request: HttpRequest, items: QuerySet, per_page: int) -> Page:
    """The page that `?page=` asks for, the first without it.

    Raises Http404 for a page that does not exist: an address that answers 200 for every number
    is an endless list to a search engine.
    """
    try:
        return Paginator(items, per_page).page(number_or_404(request))
    except InvalidPage as error:
        raise Http404 from error


def number_or_404(request: HttpRequest) -> int:
    """The number that `?page=` gives, for lists that are not counted."""
    wanted = request.GET.get("page", "1")
    if not NUMBER.fullmatch(wanted):
        raise Http404
    return int(wanted)
