from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest


def page_or_404(request: HttpRequest, items: QuerySet, per_page: int) -> Page:
    """The page that `?page=` asks for, the first without it.

    Raises Http404 for a page that does not exist: an address that answers 200 for every number
    is an endless list to a search engine.
    """
    try:
        return Paginator(items, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error
