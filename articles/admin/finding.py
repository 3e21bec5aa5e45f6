"""Answers for scripts at the desk: which stories have these words, and what an address leads to."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article, Version
from articles.models.search import with_words
from articles.models.standing import standing_of
from newsroom.lib import embeds
from newsroom.lib.text import fit

# What the answer says of a story; bodies stay where they are.
NEEDED = ["headline", "slug", "status", "published_at", "public_version"]
MOST = 12
LONGEST_QUESTION = 200


def pages(ours: Callable[..., Any]) -> list[URLPattern]:
    return [
        path("find/", ours(find), name="articles_article_find"),
        path("embed/", ours(embed), name="articles_article_embed"),
    ]


@require_safe
def find(request: HttpRequest) -> JsonResponse:
    """Stories with these words in the headline, newest first; without words the newest of all."""
    must_write(request.user)
    found = with_words(linkable_by(request.user), request.GET.get("q", "")[:LONGEST_QUESTION])
    newest = found.annotate(newest_version_pk=newest_version()).only(*NEEDED)
    stories = newest.order_by("-modified_at", "-pk")[:MOST]
    return JsonResponse({"articles": [told(article) for article in stories]})


@require_safe
def embed(request: HttpRequest) -> JsonResponse:
    """The form in which an address is kept, and whose video it is; empty when it is not kept."""
    must_write(request.user)
    given = fit(request.GET.get("address", ""))
    address, video = embeds.stored(given) or "", embeds.video_at(given)
    return JsonResponse(
        {
            "address": address,
            "host": embeds.host_of(address),
            "provider": video.provider.name if video else "",
        }
    )


def must_write(user: Any) -> None:
    if not user.has_perm("articles.change_article"):
        raise PermissionDenied


def linkable_by(user: Any) -> QuerySet[Article]:
    """What readers see, and what the user may change: of other stories not even the words."""
    if user.has_perm("articles.edit_any_article"):
        return Article.objects.all()
    own = Article.objects.editable_by(user).values("pk")
    public = Article.objects.published().values("pk")
    return Article.objects.filter(Q(pk__in=own) | Q(pk__in=public))


def newest_version() -> Subquery:
    versions = Version.objects.filter(article=OuterRef("pk"), kept_aside=False)
    return Subquery(versions.order_by("-number").values("pk")[:1])


def told(article: Article) -> dict[str, Any]:
    has_changes = article.newest_version_pk not in (None, article.public_version_id)
    is_public = article.is_published()
    return {
        "id": article.pk,
        "headline": article.headline,
        "address": article.get_absolute_url(),
        "standing": standing_of(article, has_changes=has_changes).words,
        "published": article.published_at.isoformat() if is_public else None,
    }


def video_hosts() -> str:
    """As a sentence names them."""
    return get_text_list([provider.name for provider in embeds.PROVIDERS], _("and"))
