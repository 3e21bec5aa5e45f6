"""Deciding about many: chosen on the page or all that fit, asked once more, then done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from comments import moderation
from comments.admin.queue.acting import note_in, reason_in
from comments.admin.queue.answers import (
    back_in,
    by_form,
    came_from,
    done,
    every_context,
    panels,
    way_back,
)
from comments.admin.queue.page import MOST_AT_ONCE
from comments.admin.queue.tabs import Search
from comments.models import Comment
from comments.moderation import MOVES, OF_MODERATORS
from newsroom.lib.numbers import number_in

SHOWN = 10


@by_form
def decide(request: HttpRequest) -> HttpResponse:
    verb = request.POST.get("verb", "")
    seen = seen_in(request)
    if verb not in OF_MODERATORS or not seen:
        messages.warning(request, _("Choose comments, and what is to be done about them."))
        return redirect(way_back(request))
    if "sure" not in request.POST:
        return ask(request, verb, seen)
    try:
        reason = reason_in(request, verb)
    except ValidationError as error:
        return ask(request, verb, seen, error.messages[0])
    outcome = moderation.decide_many(
        seen, verb, by=request.user, reason=reason, note=note_in(request)
    )
    return done(request, outcome.batch, outcome.done, outcome.refused)


def seen_in(request: HttpRequest) -> dict[int, int | None]:
    """What was chosen, by the state that was looked at: asked about, ticked, or all that fit."""
    if listed := request.POST.get("listed"):
        return pairs_in(listed)
    if request.POST.get("all"):
        found = Search.of(came_from(request)).found()
        return dict(found.values_list("pk", "number_of_state")[:MOST_AT_ONCE])
    return pairs_in(",".join(request.POST.getlist("chosen")))


def pairs_in(text: str) -> dict[int, int | None]:
    """`12:3,14:1`: comment 12 as it was in its third state, and so on."""
    pairs = [pair.partition(":") for pair in text.split(",")[:MOST_AT_ONCE]]
    numbers = [(number_in(pk), number_in(state)) for pk, _colon, state in pairs]
    return {pk: state for pk, state in numbers if pk and state}


def ask(request: HttpRequest, verb: str, seen: dict[int, Any], trouble: str = "") -> HttpResponse:
    first = Comment.objects.filter(pk__in=list(seen)[:SHOWN]).select_related("article")
    context = {
        **every_context(request),
        **panels(),
        "title": MOVES[verb].words,
        "verb": verb,
        "needs_reason": MOVES[verb].needs_reason,
        "count": len(seen),
        "is_cut": bool(request.POST.get("all")) and len(seen) == MOST_AT_ONCE,
        "most_at_once": MOST_AT_ONCE,
        "comments": first.only("name", "text", "article__headline"),
        "more": max(len(seen) - SHOWN, 0),
        "listed": ",".join(f"{pk}:{state}" for pk, state in seen.items()),
        "back": back_in(request),
        "way_back": way_back(request),
        "trouble": trouble,
        "card": {"typed": request.POST.dict()},
    }
    return render(request, "admin/comments/confirm.html", context, status=400 if trouble else 200)
