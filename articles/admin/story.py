"""What the pages about one story have in common: who may open them, and what they always know."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from articles.models import Article, Version
from articles.models.standing import standing_of

TEMPLATES = "admin/articles/article/"


def editable_or_refused(request: HttpRequest, pk: int) -> Article:
    article = get_object_or_404(Article.objects.select_related("public_version"), pk=pk)
    if not article.can_be_edited_by(request.user):
        raise PermissionDenied
    return article


def draw(request: HttpRequest, name: str, article: Article, **context: Any) -> HttpResponse:
    told = {
        **admin.site.each_context(request),
        "article": article,
        "standing": standing_of(article),
        "opts": Article._meta,
        "is_nav_sidebar_enabled": False,
        **context,
    }
    return render(request, TEMPLATES + name, told)


def version_or_404(article: Article, number: int) -> Version:
    return get_object_or_404(article.versions.select_related("saved_by"), number=number)
