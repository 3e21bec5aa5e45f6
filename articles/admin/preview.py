"""What readers will see: the newest version, or any other, in their own page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.admin.versions import editable_or_refused, number_in, version_or_404
from articles.showing import show


def pages(ours: Callable) -> list[URLPattern]:
    return [path("<int:pk>/preview/", ours(preview), name="articles_article_preview")]


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    article = editable_or_refused(request, pk)
    number = number_in(request, "version")
    if number is None:
        return show(request, article, article.newest_state())
    return show(request, article, version_or_404(article, number).state)
