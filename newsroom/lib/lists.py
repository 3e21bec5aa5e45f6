"""Lists at the desk that open as fast with 100,000 rows as with ten: nothing counts a table."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.core.paginator import InvalidPage
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.lib.paging import LAST_PAGE, CountlessPage, CountlessPaginator

# Nobody reads a number beyond this one, and counting on would read the whole archive.
COUNTED = 1000


class LongChangeList(ChangeList):
    is_long = True
    page: CountlessPage

    def get_results(self, request: HttpRequest) -> None:
        paginator: Any = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)
        try:
            self.page = paginator.page(self.page_num)
        except InvalidPage as error:
            raise IncorrectLookupParameters from error
        self.paginator = paginator
        self.result_list = self.page.object_list
        self.result_count = self.page.end_index()
        self.full_result_count = None
        self.show_full_result_count = False
        self.show_all = self.can_show_all = False
        self.multi_page = self.page.has_other_pages()
        self.show_admin_actions = bool(self.result_list)

    @property
    def most_at_once(self) -> int:
        """How many an action may be asked to take beyond this page; 0 where it may not."""
        return getattr(self.model_admin, "most_at_once", 0)

    @property
    def previous_address(self) -> str | None:
        return self._address(self.page.number - 1) if self.page.has_previous() else None

    @property
    def next_address(self) -> str | None:
        return self._address(self.page.number + 1) if self.page.has_next() else None

    @property
    def ends_early(self) -> bool:
        """Whether there is more than can be leafed through."""
        return self.page.ends_early

    def _address(self, number: int) -> str:
        return self.get_query_string({PAGE_VAR: number})


class LongList(admin.ModelAdmin):
    """For the admin of anything that there may be 100,000 of."""

    paginator = CountlessPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return LongChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Says so where a page lies beyond the last one, instead of an error."""
        asked = request.GET.get(PAGE_VAR, "1")
        if asked.isascii() and asked.isdigit() and int(asked[:9]) > LAST_PAGE:
            words = _("Lists go on for %d pages. Search or the filters lead further back.")
            messages.warning(request, words % LAST_PAGE)
            return redirect(request.path + without_page(request))
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})


def without_page(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop(PAGE_VAR, None)
    return f"?{query.urlencode()}" if query else ""


def only_first(found: QuerySet, most: int) -> tuple[list[Any], bool]:
    """At most so many primary keys of what was found, and whether there are more."""
    pks = list(found.values_list("pk", flat=True)[: most + 1])
    return pks[:most], len(pks) > most


def counted(found: QuerySet) -> str:
    """How many there are, as far as anybody wants to know.

    Give rows in the order of their index where there is one: without, a few that stand at the
    end of a long table may be looked for from its beginning.
    """
    rows = found if found.query.order_by else found.order_by()
    number = rows[: COUNTED + 1].count()
    return f"{COUNTED}+" if number > COUNTED else str(number)
