"""The public address of a preview link: the story for whoever holds it, and for nobody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles import previews
from articles.models import PreviewLink
from articles.showing import kept_by_nobody, show


@require_safe
def preview(request: HttpRequest, token: str) -> HttpResponse:
    try:
        link = previews.open_link(token)
    except previews.NoSuchLinkError:
        return closed(request, 404)
    except previews.LinkClosedError:
        return closed(request, 410)
    return shown(request, link)


def shown(request: HttpRequest, link: PreviewLink) -> HttpResponse:
    article = link.article
    version = link.version or article.newest_version()
    is_out = bool(version and version.pk == article.public_version_id and article.is_published())
    told = {"preview_link": link, "is_out": is_out, "public_address": article.get_absolute_url()}
    return show(request, article, version.state if version else article.newest_state(), told)


def closed(request: HttpRequest, status: int) -> HttpResponse:
    """Says nothing of the story, whatever became of it."""
    return kept_by_nobody(request, render(request, "articles/preview_closed.html", status=status))
