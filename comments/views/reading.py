"""The pages of a conversation beyond the story's own, and the way to a single comment."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comments.models import Comment, Sorting, stories_with_comments
from comments.modes import standing_of
from comments.threads import answers_to, thread_of
from comments.whereabouts import address_of
from newsroom.lib.paging import number_or_404


@require_safe
def all_conversations(request: HttpRequest, slug: str) -> HttpResponse:
    """Every conversation under a story, a page at a time and in the reader's order."""
    article = stories_with_comments().filter(slug=slug).first()
    if article is None:
        return renamed_story(request, slug)
    sorting, number = sorting_or_404(request), number_or_404(request)
    thread = thread_of(article, sorting=sorting, page=number)
    if number > 1 and not thread.roots:
        raise Http404
    path = reverse("comments:all", args=[slug])
    context = {
        "article": article,
        "thread": thread,
        "is_sorted": bool(sorting),
        **paged(path, number, has_more=thread.has_more, sorting=sorting),
    }
    return render(request, "comments/all.html", context)


@require_safe
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """One conversation whole, a page at a time."""
    roots = Comment.objects.with_places().filter(parent=None).select_related("article")
    root = get_object_or_404(roots, pk=pk)
    standing, number = standing_of(root.article), number_or_404(request)
    found = answers_to(root, standing.rules, number)
    if number > 1 and not root.replies:
        raise Http404
    path = reverse("comments:answers", args=[pk])
    context = {
        "article": root.article,
        "root": root,
        "is_open": standing.is_open,
        **paged(path, number, has_more=found.has_more),
    }
    return render(request, "comments/answers.html", context)


@require_safe
def comment_permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To wherever the comment stands today."""
    comment = get_object_or_404(Comment.objects.public().select_related("article"), pk=pk)
    return redirect(address_of(comment, standing_of(comment.article).rules))


def renamed_story(request: HttpRequest, slug: str) -> HttpResponse:
    article = get_object_or_404(stories_with_comments(), retired_slugs__slug=slug)
    return redirect("comments:all", slug=article.slug)


def sorting_or_404(request: HttpRequest) -> str:
    """The order that the reader asks for; empty for the usual one."""
    wanted = request.GET.get("sort", "")
    if wanted and wanted not in Sorting.values:
        raise Http404
    return wanted


def paged(path: str, number: int, *, has_more: bool, sorting: str = "") -> dict[str, object]:
    """The page's own address, which knows no order, and those beside it."""
    return {
        "number": number,
        "canonical_address": settings.SITE_ADDRESS + address(path, number),
        "before": address(path, number - 1, sorting) if number > 1 else "",
        "after": address(path, number + 1, sorting) if has_more else "",
    }


def address(path: str, number: int, sorting: str = "") -> str:
    words = {"sort": sorting, "page": str(number) if number > 1 else ""}
    query = urlencode({name: value for name, value in words.items() if value})
    return f"{path}?{query}" if query else path
