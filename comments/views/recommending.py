"""The press on "Recommend": from the page by a script, or as a plain form."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from comments.models import Comment
from comments.readers import recommending, remembered
from comments.readers.editing import is_own
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, comes_from_our_page, is_within_limit

LIMIT = Limit("recommend", most=60, every=timedelta(minutes=10))


@csrf_exempt
@never_cache
@require_POST
def recommend(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(Comment.objects.public(), pk=pk)
    refused = refusal(request, comment)
    if refused:
        return refuse(request, comment, refused)
    reader = remembered.of(request).with_key()
    try:
        is_mine = recommending.press(comment, reader.digest)
    except Comment.DoesNotExist as error:
        raise Http404 from error
    response = answer(request, comment, is_mine=is_mine)
    remembered.keep(response, reader)
    return response


def refusal(request: HttpRequest, comment: Comment) -> Refusal | None:
    if not comes_from_our_page(request):
        return Refusal(403, _("Your browser did not say that this came from one of our pages."))
    known = remembered.of(request)
    if comment.pk in known.comments or is_own(comment, known):
        return Refusal(403, _("This comment is your own: others may recommend it."))
    address, (what, most, every) = client_address(request), LIMIT
    if not is_within_limit(what, address, most=most, every=every):
        words = _("Too many recommendations have come from your network. Please wait a while.")
        return Refusal(429, words, every)
    return None


def refuse(request: HttpRequest, comment: Comment, refused: Refusal) -> HttpResponse:
    if wants_data(request):
        return refused.on(JsonResponse({"words": refused.words}))
    context = {"comment": comment, "refused": refused}
    return refused.on(render(request, "comments/not_recommended.html", context))


def answer(request: HttpRequest, comment: Comment, *, is_mine: bool) -> HttpResponse:
    if wants_data(request):
        return JsonResponse({"recommended": comment.recommended, "is_mine": is_mine})
    response = redirect("comments:comment_permalink", pk=comment.pk)
    response.status_code = 303
    return response


def wants_data(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "") == "application/json"
