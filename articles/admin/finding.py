"""Answers for scripts at the desk: which stories have these words, and what an address leads to."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from articles.models.standing import standing_in_list
from newsroom.lib import embeds
from newsroom.lib.text import fit

MOST = 12
# So many stories are put in order faster than they are found in order.
FEW = 500
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
    found = linkable_by(request.user).with_words(request.GET.get("q", "")[:LONGEST_QUESTION])
    newest = few_first(found).for_desk().order_by("-modified_at", "-pk")[:MOST]
    return JsonResponse({"articles": [told(article) for article in newest]})


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
    return Article.objects.published() | Article.objects.editable_by(user)


def few_first(found: QuerySet[Article]) -> QuerySet[Article]:
    """Asks the index of words first. Walking from the newest down finds a common word at once, but
    for a rare one it would read the whole archive."""
    few = list(found.order_by().values_list("pk", flat=True)[: FEW + 1])
    return found if len(few) > FEW else Article.objects.filter(pk__in=few)


def told(article: Article) -> dict[str, Any]:
    return {
        "id": article.pk,
        "headline": article.headline,
        "address": article.get_absolute_url(),
        "standing": standing_in_list(article).words,
        "published": article.published_at.isoformat() if article.is_published() else None,
    }


def video_hosts() -> str:
    """As a sentence names them."""
    return get_text_list([provider.name for provider in embeds.PROVIDERS], _("and"))
