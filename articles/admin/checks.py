"""What the publish box says beside its buttons: times that hold, and what the checks found."""

import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.checks import Finding, findings_of
from articles.models import Article, ScheduledChange, Transition
from articles.models.state import State, state_of, tidy
from newsroom.lib.moments import with_zone

Action = Transition.Action
NUMBER = re.compile("[0-9]{1,18}")
# The fields of the writing form that a check looks at and that are plain text.
TYPED = ["headline", "short_headline", "slug", "standfirst", "body"]


def pages(ours: Any) -> list[URLPattern]:
    return [
        path("check/", ours(check), name="articles_article_check_new"),
        path("<int:pk>/check/", ours(check), name="articles_article_check"),
    ]


def publication_of(article: Article | None) -> dict[str, Any]:
    """What the publish box shows of an article, or of one that is yet to be saved."""
    if article is None:
        return {"check_address": reverse("admin:articles_article_check_new")}
    found = findings_of(article, article.newest_state())
    return {
        **checked(found),
        "check_address": reverse("admin:articles_article_check", args=[article.pk]),
        "embargo": with_zone(article.embargoed_until) if article.is_embargoed() else "",
        "planned": change_of(article),
        "handover": handover_of(article),
    }


def handover_of(article: Article) -> Transition | None:
    """The step by which a story in review, or one that was sent back, changed hands last."""
    if not article.follows_newest_version:
        return None
    move = article.last_move()
    return move if move and move.action in {Action.SUBMIT, Action.SEND_BACK} else None


def checked(found: list[Finding]) -> dict[str, Any]:
    return {"findings": found, "findings_summary": summary_of(found)}


def summary_of(found: list[Finding]) -> str:
    errors = sum(finding.is_error for finding in found)
    warnings = len(found) - errors
    words = [
        ngettext("%d error", "%d errors", errors) % errors if errors else "",
        ngettext("%d warning", "%d warnings", warnings) % warnings if warnings else "",
    ]
    return ", ".join(filter(None, words)) or _("Nothing to put right.")


def change_of(article: Article) -> dict[str, Any] | None:
    """The planned change in words, with what went wrong where it was not published."""
    change = article.planned_change()
    if change is None:
        return None
    names = {"number": change.version.number, "when": with_zone(change.due_at)}
    return {
        "words": _("Version %(number)d replaces the present text on %(when)s.") % names,
        "trouble": trouble_of(change),
        "is_major": change.is_major,
        "note": change.note,
        "by": change.made_by,
    }


def trouble_of(change: ScheduledChange) -> str:
    if change.trouble:
        words = _("It was due and could not be published: %(trouble)s Readers see the old text.")
        return words % {"trouble": change.trouble}
    if change.due_at <= timezone.now():
        return _("It is due and has not been published yet. Readers see the old text until it is.")
    return ""


@require_POST
def check(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """What the checks say of a form that is being filled in; nothing is kept."""
    article = get_object_or_404(Article, pk=pk) if pk else Article()
    is_theirs = article.can_be_edited_by(request.user) if pk else None
    if not (is_theirs or (not pk and request.user.has_perm("articles.add_article"))):
        raise PermissionDenied
    found = findings_of(article, typed_state(article, request.POST))
    context = {**checked(found), "original": article if pk else None}
    return render(request, "admin/articles/article/_findings.html", context)


def typed_state(article: Article, typed: QueryDict) -> State:
    """The newest state with what stands in the form now, however far it has been filled in."""
    texts = {name: typed[name] for name in TYPED if name in typed}
    texts["headline"] = " ".join(texts.get("headline", "").split())
    saved = article.newest_state() if article.pk else state_of(article)
    state = {**saved, **texts, "topics": numbers(typed.getlist("topics"))}
    if "lead_picture" in typed:
        state["lead_picture"] = next(iter(numbers([typed["lead_picture"]])), None)
    return tidy(state)


def numbers(typed: list[str]) -> list[int]:
    return [int(value) for value in typed if NUMBER.fullmatch(value)]
