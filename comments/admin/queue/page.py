"""The page of the queue: its tabs, the search, and the cards."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from comments.admin.queue.acting import batch_in
from comments.admin.queue.answers import (
    every_context,
    moderators_only,
    numbers,
    panels,
)
from comments.admin.queue.cards import cards_of, gather
from comments.admin.queue.tabs import TABS, Search
from comments.admin.queue.words import told
from comments.models import Commenter, Decision
from comments.moderation import MOVES
from newsroom.lib.paging import CountlessPage, CountlessPaginator

PER_PAGE = 25
# At most so many of what fits are decided with one press.
MOST_AT_ONCE = 500


@require_safe
@moderators_only
def queue(request: HttpRequest) -> HttpResponse:
    search = Search.of(request.GET)
    try:
        page = CountlessPaginator(cards_of(search.found()), PER_PAGE).page(
            request.GET.get("p") or 1
        )
    except InvalidPage:
        return redirect(f"{request.path}?{urlencode(search.values())}")
    return render(request, "admin/comments/queue.html", context_of(request, search, page))


def context_of(request: HttpRequest, search: Search, page: CountlessPage) -> dict[str, Any]:
    values = search.values()
    here = {**values, **({"p": str(page.number)} if page.number > 1 else {})}
    return {
        **every_context(request),
        **panels(),
        **chosen(search),
        "title": _("Comments"),
        "subtitle": search.tab.title,
        "tabs": TABS.values(),
        "search": search,
        "page": page,
        "cards": gather(page.object_list),
        "numbers": numbers(),
        "back": urlencode(here),
        "earlier": urlencode({**values, "p": page.number - 1}) if page.has_previous() else "",
        "later": urlencode({**values, "p": page.number + 1}) if page.has_next() else "",
        "bulk_verbs": [(verb, MOVES[verb].words) for verb in search.tab.verbs],
        "most_at_once": MOST_AT_ONCE,
        "done": last_done(request),
    }


def chosen(search: Search) -> dict[str, Any]:
    """The story and the person that the list is about, if it is about one."""
    story = Article.objects.filter(pk=search.story).only("headline").first()
    person = Commenter.objects.filter(pk=search.person).first()
    return {"story": story if search.story else None, "person": person if search.person else None}


def last_done(request: HttpRequest) -> dict[str, Any]:
    """What was done on the page before, so that it can be undone from this one."""
    batch = batch_in(request.GET.get("done"))
    if batch is None:
        return {}
    found = Decision.objects.filter(batch=batch, by=request.user)
    decisions = list(found.defer("note")[: MOST_AT_ONCE + 1])
    is_undone = any(decision.undone_at for decision in decisions)
    return {"said": told(decisions), "batch": batch, "is_undone": is_undone}
