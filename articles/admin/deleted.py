"""Stories that were deleted: their histories are kept, and each can become a draft again."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.history import deleted_stories, history_of
from articles.models import Article, Section, Version
from articles.showing import show
from newsroom.lib.numbers import count_in

PER_PAGE = 30


def pages(ours: Callable) -> list[URLPattern]:
    named = "articles_article_deleted"
    return [
        path("deleted/", ours(deleted), name=named),
        path("deleted/<int:number>/", ours(history), name=f"{named}_history"),
        path("deleted/<int:number>/<int:version>/", ours(look), name=f"{named}_look"),
        path("deleted/<int:number>/bring-back/", ours(bring_back), name=f"{named}_bring_back"),
    ]


def may_look(user: Any) -> bool:
    return user.has_perm("articles.edit_any_article") and user.has_perm("articles.add_article")


def tell_of_history(request: HttpRequest) -> None:
    """After a deletion: that it can be undone, and where."""
    address = reverse("admin:articles_article_deleted")
    words = _("Its versions are kept, and it can be brought back:")
    link = format_html('<a href="{}">{}</a>', address, _("deleted stories"))
    messages.info(request, format_html("{} {}", words, link))


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    _require(request)
    found = list(deleted_stories(below=count_in(request.GET.get("below")))[: PER_PAGE + 1])
    shown = found[:PER_PAGE]
    deletions = _deletions([version.article_number for version in shown])
    return _draw(
        request,
        "deleted.html",
        title=_("Deleted stories"),
        stories=[(version, deletions.get(version.article_number)) for version in shown],
        below=shown[-1].article_number if len(found) > PER_PAGE else None,
    )


@require_safe
def history(request: HttpRequest, number: int) -> HttpResponse:
    _require(request)
    _any_version(number)
    found = history_of(number, before=count_in(request.GET.get("before")))
    newest = next((entry.version for entry in found.entries if entry.version), None)
    return _draw(
        request,
        "deleted_history.html",
        title=newest.headline if newest else _("Deleted story"),
        number=number,
        history=found,
    )


@require_safe
def look(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """One version of it, in the page that readers would have seen."""
    _require(request)
    kept = _kept(number).filter(number=version).first()
    section = Section.objects.select_related("parent").first()
    if kept is None or section is None:
        raise Http404
    return show(request, Article(pk=number, section=section), kept.state)


@require_POST
def bring_back(request: HttpRequest, number: int) -> HttpResponse:
    _require(request)
    try:
        article = Article.bring_back_deleted(number, by=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
        return redirect(reverse("admin:articles_article_deleted"))
    messages.success(request, _("“%s” is a draft again, with its whole history.") % article)
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


def _require(request: HttpRequest) -> None:
    if not may_look(request.user):
        raise PermissionDenied


def _kept(number: int) -> Any:
    return Version.objects.filter(article_number=number, article=None)


def _any_version(number: int) -> None:
    if not _kept(number).exists():
        raise Http404


def _deletions(numbers: list[int]) -> dict[int, LogEntry]:
    """Who deleted them, and when, as the desk's own log has it."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        object_id__in=[str(number) for number in numbers],
        action_flag=DELETION,
    )
    ordered = entries.select_related("user").order_by("action_time")
    return {int(entry.object_id): entry for entry in ordered}


def _draw(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    told = {**admin.site.each_context(request), "opts": Article._meta, **context}
    return render(request, f"admin/articles/article/{name}", told)
