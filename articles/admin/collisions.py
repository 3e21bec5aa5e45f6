"""When two people have changed one story: nothing is overwritten, and the second one chooses."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles import drafts
from articles.admin.forms import ArticleForm, version_in
from articles.admin.related import MOST
from articles.comparing import differences
from articles.models import Article, Version
from articles.models.state import State
from articles.models.workflow import Collision
from newsroom.lib.people import name_of


def save(request: HttpRequest, form: ArticleForm, state: State) -> Version:
    """Saves what was typed. Raises Collision, with the typed state as `mine`."""
    article, typed = form.instance, form.cleaned_data
    before = article.pk and article.newest_version()
    based_on = typed["over"] or drafts.seen_by(request.user, typed["key"], typed["based_on"])
    row = form.changed_on_the_row()
    try:
        saved = article.save_version(
            state, by=request.user, note=typed["version_note"], based_on=based_on
        )
    except Collision as collision:
        collision.mine = state
        raise
    is_new = not before or before.pk != saved.pk
    if not is_new:
        messages.info(request, _("The text is as it was, so there is no new version of it."))
    request.has_changed_nothing = not (is_new or row)
    if before and "desk_note" in row:
        row["desk_note"] = both_notes(request, form, article.desk_note)
    if before and "related_by_hand" in row:
        row["related_by_hand"] = both_lists(request, form, article.related_by_hand)
    if row:
        Article.objects.filter(pk=article.pk).update(**row)
    return saved


def both_notes(request: HttpRequest, form: ArticleForm, now: str) -> str:
    """The desk note that was typed, under the one that a colleague has written meanwhile."""
    seen = form.data.get("initial-desk_note", now)
    mine = form.cleaned_data["desk_note"]
    if lines(now) in (lines(seen), lines(mine)):
        return mine
    messages.warning(request, _("The desk note was changed meanwhile, so it holds both notes now."))
    return f"{now}\n\n{mine}".strip()


def both_lists(request: HttpRequest, form: ArticleForm, now: list[int]) -> list[int]:
    """The stories that were chosen here, and behind them what a colleague has added meanwhile."""
    mine, seen = form.cleaned_data["related_by_hand"], form.related_when_opened()
    added = [pk for pk in now if pk not in seen and pk not in mine]
    if added:
        words = _("A colleague has put stories beside this one meanwhile: they stand behind yours.")
        messages.warning(request, words)
    return [*mine, *added][:MOST]


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def told(collision: Collision, form: ArticleForm, user: Any) -> dict[str, Any]:
    """What the page of a collision says: who, when, and what differs."""
    theirs, mine = collision.theirs, collision.mine
    seen = theirs.article.versions.filter(number=version_in(form.data)).first()
    return {
        "theirs": theirs,
        "name": name_of(theirs.saved_by),
        "differences": differences(theirs.state, mine),
        "their_changes": differences(seen.state, theirs.state) if seen else [],
        "is_own": theirs.saved_by_id == user.pk,
    }
