"""What the queue answers when something was done or refused: to a page, and to a script."""

import uuid
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from comments.admin.queue.cards import Card, card_of, cards_of, gather
from comments.admin.queue.tabs import TABS, Search
from comments.admin.queue.words import told
from comments.models import Comment, Decision, Mode
from comments.models.decisions import Reason
from comments.moderation import MOVES, AlreadyDecided, bans
from newsroom.lib.lists import counted
from newsroom.lib.numbers import number_in

# So many refusals are explained one by one.
EXPLAINED = 5
LONGEST_BACK = 1000
STALE, AMISS = 409, 400
# After these a moderator goes on to the next card.
DEALT_WITH = {verb for verb, move in MOVES.items() if move.settles_reports} | {"reply", "ban"}
# Numbers on the tabs that say how much there is to do.
NUMBERED = ("pending", "reported")

View = Callable[..., HttpResponse]
# What was left as it is, and why.
Refusals = Sequence[tuple[Any, str]]


def moderators_only(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("comments.moderate_comment"):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def by_form(view: View) -> View:
    """Acts on a form alone: whoever comes by a link, as after a login, is led to the queue."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return redirect("admin:comments_queue")
        return view(request, *args, **kwargs)

    return moderators_only(guarded)


def numbers() -> dict[str, str]:
    tabs = [TABS[name] for name in NUMBERED]
    return {tab.name: counted(tab.comments().order_by(tab.order[0])) for tab in tabs}


def every_context(request: HttpRequest) -> dict[str, Any]:
    return {**admin.site.each_context(request), "is_nav_sidebar_enabled": False}


def is_for_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def way_back(request: HttpRequest, **more: str) -> str:
    """The part of the queue that somebody came from, made anew from what it was made of."""
    values = came_from(request)
    page = number_in(values.get("p"))
    kept = {**Search.of(values).values(), **({"p": str(page)} if page else {}), **more}
    return f"{reverse('admin:comments_queue')}?{urlencode(kept)}"


def came_from(request: HttpRequest) -> dict[str, str]:
    return QueryDict(back_in(request)).dict()


def back_in(request: HttpRequest) -> str:
    return request.POST.get("back", "")[:LONGEST_BACK]


def done(
    request: HttpRequest,
    batch: uuid.UUID,
    decisions: list[Decision],
    refusals: Refusals = (),
) -> HttpResponse:
    """What was done, with what undoes it, and the cards as they are now; and what was not."""
    if not is_for_script(request):
        tell_refusals(request, refusals)
        if request.POST.get("to") == "log":
            return back_to_log(request, decisions)
        return redirect(way_back(request, **({"done": str(batch)} if decisions else {})))
    said = " ".join([told(decisions), *(why for _what, why in refusals)]).strip()
    pks = {decision.comment_id for decision in decisions} | {number_in(request.POST.get("card"))}
    cards = gather(cards_of(Comment.objects.filter(pk__in=pks - {None})))
    for card in cards:
        card.said, card.batch, card.is_refused = said, batch, not decisions
        card.is_done = any(decision.verb in DEALT_WITH for decision in decisions)
    answer = {"said": said, "batch": str(batch) if decisions else "", "numbers": numbers()}
    status = 200 if decisions else STALE
    return JsonResponse({**answer, "cards": rendered(request, cards)}, status=status)


def back_to_log(request: HttpRequest, decisions: list[Decision]) -> HttpResponse:
    if decisions:
        messages.success(request, told(decisions))
    kept = urlencode(came_from(request))
    address = reverse("admin:comments_decision_changelist")
    return redirect(f"{address}?{kept}" if kept else address)


def rendered(request: HttpRequest, cards: Iterable[Card]) -> dict[str, str]:
    return {
        str(card.comment.pk): render_to_string(
            "admin/comments/_card.html",
            {"card": card, "back": back_in(request), **panels()},
            request,
        )
        for card in cards
    }


def panels() -> dict[str, Any]:
    """What the forms on each card are made of."""
    return {
        "reasons": Reason.choices,
        "modes": [("", _("As for its section")), *Mode.choices],
        "terms": {name: words for name, (words, _length) in bans.TERMS.items()},
        "stretches": {name: words for name, (words, _length) in bans.STRETCHES.items()},
    }


def refused(
    request: HttpRequest, pk: int, error: ValidationError, opened: str = ""
) -> HttpResponse:
    """Nothing was done: the card as it is now, with what was typed and why not."""
    card = card_of(pk)
    is_stale = isinstance(error, AlreadyDecided) or error.code == "stale"
    status = STALE if is_stale else AMISS
    if card is None:
        return render(request, "404.html", status=404)
    card.said, card.is_refused, card.opened = error.messages[0], True, opened
    card.typed = {name: value for name, value in request.POST.items() if name != "seen"}
    if is_for_script(request):
        answer = {"said": card.said, "numbers": numbers(), "cards": rendered(request, [card])}
        return JsonResponse(answer, status=status)
    return show_one(request, card, status=status)


def show_one(request: HttpRequest, card: Card, status: int = 200) -> HttpResponse:
    context = {
        **every_context(request),
        **panels(),
        "title": _("A comment by %s") % card.comment.name,
        "card": card,
        "back": back_in(request),
        "way_back": way_back(request),
        "decisions": card.comment.decisions.select_related("by")[:100],
    }
    return render(request, "admin/comments/one.html", context, status=status)


def tell_refusals(request: HttpRequest, refusals: Refusals) -> None:
    for what, why in refusals[:EXPLAINED]:
        messages.warning(request, f"{Truncator(str(what)).chars(60)} \u2013 {why}")
    if len(refusals) > EXPLAINED:
        more = len(refusals) - EXPLAINED
        messages.warning(request, _("%d more were left as they are.") % more)
