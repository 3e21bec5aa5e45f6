"""Pages of lists that nobody counts."""

import re
from typing import Any

from django.core.paginator import EmptyPage, InvalidPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

# One way to write each number, so that each page has one address.
NUMBER = re.compile("[1-9][0-9]{0,8}")
# Every page before the one that is asked for has to be read past.
LAST_PAGE = 200


class CountlessPage(Page):
    """A page that knows of the next one because it has looked one row further."""

    def __init__(self, rows: list[Any], number: int, paginator: "CountlessPaginator") -> None:
        per_page = paginator.per_page
        super().__init__(rows[:per_page], number, paginator)
        self.has_more = len(rows) > per_page and number < paginator.last_page
        # Whether there is more than can be leafed through.
        self.ends_early = len(rows) > per_page and not self.has_more

    def has_next(self) -> bool:
        return self.has_more

    def start_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + bool(self.object_list)

    def end_index(self) -> int:
        return (self.number - 1) * self.paginator.per_page + len(self.object_list)


class CountlessPaginator(Paginator):
    """Pages without a total, as far as LAST_PAGE."""

    last_page = LAST_PAGE

    def validate_number(self, number: Any) -> int:
        try:
            number = int(number)
        except (TypeError, ValueError) as error:
            raise PageNotAnInteger(_("That page number is not an integer")) from error
        if not 1 <= number <= self.last_page:
            raise EmptyPage(_("That page contains no results"))
        return int(number)

    def page(self, number: Any) -> CountlessPage:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        rows = self.rows(first, first + self.per_page + 1)
        if number > 1 and not rows:
            raise EmptyPage(_("That page contains no results"))
        return CountlessPage(rows, number, self)

    def rows(self, first: int, end: int) -> list[Any]:
        return list(self.object_list[first:end])

    @cached_property
    def count(self) -> int:
        """As many as anybody is shown; for code that cannot do without a number."""
        rows: Any = self.object_list
        return int(rows.order_by()[: self.last_page * self.per_page].count())


class ReadersPaginator(CountlessPaginator):
    """For rows that bring much along: those on other pages are passed by their keys alone."""

    def __init__(self, items: QuerySet, per_page: int, last_page: int) -> None:
        super().__init__(items, per_page)
        self.last_page = last_page

    def rows(self, first: int, end: int) -> list[Any]:
        items: Any = self.object_list
        pks = list(items.values_list("pk", flat=True)[first:end])
        found = {row.pk: row for row in items.order_by().filter(pk__in=pks)} if pks else {}
        # Without those that went away between the two questions.
        return [found[pk] for pk in pks if pk in found]


def page_or_404(
    request: HttpRequest, items: QuerySet, per_page: int, *, last_page: int = LAST_PAGE
) -> CountlessPage:
    """The page that `?page=` asks for, the first without it.

    Raises Http404 for a page that does not exist: an address that answers 200 for every number
    is an endless list to a search engine.
    """
    try:
        return ReadersPaginator(items, per_page, last_page).page(number_or_404(request))
    except InvalidPage as error:
        raise Http404 from error


def number_or_404(request: HttpRequest) -> int:
    """The number that `?page=` gives."""
    wanted = request.GET.get("page", "1")
    if not NUMBER.fullmatch(wanted):
        raise Http404
    return int(wanted)
