"""The page of results, the same for everybody who asks the same."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.search import snippets
from articles.search.asking import Question
from articles.search.finding import Filters, Found, find
from articles.search.forms import SearchForm
from articles.search.meaning import meant
from newsroom.lib.paging import number_or_404
from newsroom.site.speaking import readers_language

PER_PAGE = 15
# Stories that are shown to a reader who found none.
NEWEST = 5


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    form, number = SearchForm(request.GET), number_or_404(request)
    context: dict[str, Any] = {"form": form, "canonical_address": address()}
    if form.is_valid() and form.cleaned_data["q"].alternatives:
        context |= results(request, form, number)
    elif number > 1:
        raise Http404
    return render(request, "articles/search.html", context)


def results(request: HttpRequest, form: SearchForm, number: int) -> dict[str, Any]:
    question = form.cleaned_data["q"]
    filters = form.filters()
    found = find(question, filters, newest_first=form.is_newest_first)
    pks = found.pks[(number - 1) * PER_PAGE : number * PER_PAGE]
    if number > 1 and not pks:
        raise Http404
    return {
        "question": question,
        "found": found,
        "stories": snippets.shown(stories_of(pks), question, readers_language()),
        **ways(request, found, number),
        **(help_with(request, question, filters, found) if number == 1 else {}),
    }


def help_with(
    request: HttpRequest, question: Question, filters: Filters, found: Found
) -> dict[str, Any]:
    """For a reader who found little: another spelling; for one who found nothing, other ways."""
    words = meant(question, filters, found.configs, len(found.pks))
    more = {"meant": words, "meant_address": asking_for(request, words)} if words else {}
    if not found.pks:
        more["newest"] = Article.objects.published().for_lists().newest_first()[:NEWEST]
        more["is_narrowed"] = filters.is_narrow()
        more["whole_address"] = f"{request.path}?{urlencode({'q': question.typed})}"
    return more


def stories_of(pks: list[int]) -> list[Article]:
    """In the order of the search; without those that went away since it looked."""
    rows = Article.objects.published().for_lists().filter(pk__in=pks)
    stories = rows.defer(None).defer("body_html", "contents").in_bulk()
    return [stories[pk] for pk in pks if pk in stories]


def ways(request: HttpRequest, found: Found, number: int) -> dict[str, Any]:
    """The addresses of the pages before and after this one."""
    is_last = number * PER_PAGE >= len(found.pks)
    return {
        "number": number,
        "previous_address": with_page(request, number - 1) if number > 1 else None,
        "next_address": None if is_last else with_page(request, number + 1),
    }


def with_page(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    if number > 1:
        query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"


def asking_for(request: HttpRequest, words: str) -> str:
    """The same search, all filters kept, for other words."""
    query = request.GET.copy()
    query.pop("page", None)
    query["q"] = words
    return f"{request.path}?{query.urlencode()}"


def address() -> str:
    return settings.SITE_ADDRESS + reverse("articles:search")
