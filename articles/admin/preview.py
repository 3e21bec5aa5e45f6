from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Article, Contributor, Topic
from articles.models.state import State, living, put_on_row
from articles.views import page_of


@require_safe
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest version of a story in the page that readers will see."""
    article = get_object_or_404(Article, pk=pk)
    if not article.can_be_edited_by(request.user):
        raise PermissionDenied
    put_in_memory(article, living(article.newest_state(), article))
    response = render(
        request, "articles/article_detail.html", {**page_of(article), "is_preview": True}
    )
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def put_in_memory(article: Article, state: State) -> None:
    """Makes an article look like a version of it, without saving anything."""
    put_on_row(article, state)
    article.render()
    article.published_at = article.published_at or timezone.now()
    topics = Topic.objects.filter(pk__in=state["topics"])
    article.topic_list = list(topics.values("name", "slug"))
    people = Contributor.objects.in_bulk([line["contributor"] for line in state["bylines"]])
    article.credits = [
        {"name": person.name, "slug": person.slug, "credit": line["credit"]}
        for line in state["bylines"]
        if (person := people.get(line["contributor"]))
    ]
