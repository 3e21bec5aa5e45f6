"""A story in memory as one of its versions would look in print."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import Article, Contributor, Topic
from articles.models.state import State, living, put_on_row
from articles.views import page_of
from newsroom.lib.headers import public_policy
from newsroom.site.speaking import readers_voice


def show(
    request: HttpRequest, article: Article, state: State, context: dict[str, Any] | None = None
) -> HttpResponse:
    """The page that readers would see of a state, marked as a preview and kept by nobody."""
    put_in_memory(article, living(state, article))
    with readers_voice():
        told = {**page_of(article), "is_preview": True, **(context or {})}
        response = render(request, "articles/article_detail.html", told)
    return kept_by_nobody(request, response)


def kept_by_nobody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """No cache keeps it, no search engine lists it, and no other site learns its address."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    # Wherever it is shown, it may do what the public page may.
    response["Content-Security-Policy"] = public_policy(request)
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
