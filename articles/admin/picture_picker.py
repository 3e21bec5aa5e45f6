"""Pictures for scripts at the desk: choosing one, sending one, and what is known of one.

Answers are JSON, refusals too, so that a script can say why: `{"errors": {"file": [words]}}`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST, require_safe

from articles.models import Picture
from newsroom.lib.paging import NUMBER
from newsroom.lib.text import fit

PER_PAGE = 24
View = Callable[..., JsonResponse]


def pages() -> list[URLPattern]:
    return [
        path("choose/", choose, name="articles_picture_choose"),
        path("upload/", upload, name="articles_picture_upload"),
        path("<int:pk>/about/", about, name="articles_picture_about"),
    ]


def refused(words: Any, status: int) -> JsonResponse:
    listed = words if isinstance(words, list) else [str(words)]
    return JsonResponse({"errors": {"file": listed}}, status=status)


def for_staff_with(permission: str) -> Callable[[View], View]:
    """Like the admin's own guard, but it answers a script in words and not with a login page."""

    def guard(view: View) -> View:
        @never_cache
        @csrf_protect
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
            if not admin.site.has_permission(request):
                return refused(_("You are no longer logged in. Log in and try again."), 401)
            if not request.user.has_perm(permission):
                return refused(_("Your account may not do this with pictures."), 403)
            return view(request, *args, **kwargs)

        return guarded

    return guard


@require_safe
@for_staff_with("articles.view_picture")
def choose(request: HttpRequest) -> JsonResponse:
    """A page of the library, newest first; `next` is there without counting what is left."""
    wanted = request.GET.get("page", "1")
    page = int(wanted) if NUMBER.fullmatch(wanted) else 1
    start = (page - 1) * PER_PAGE
    found = list(matching(request.GET.get("q", ""))[start : start + PER_PAGE + 1])
    return JsonResponse(
        {
            "pictures": [told(picture) for picture in found[:PER_PAGE]],
            "next": page + 1 if len(found) > PER_PAGE else None,
        }
    )


@require_POST
@for_staff_with("articles.add_picture")
def upload(request: HttpRequest) -> JsonResponse:
    if "file" not in request.FILES:
        return refused(_("No file was sent."), 400)
    picture = Picture(file=request.FILES["file"], created_by=request.user)
    try:
        picture.save()
    except ValidationError as error:
        return refused(error.messages, 400)
    admin.site.get_model_admin(Picture).log_addition(request, picture, [{"added": {}}])
    return JsonResponse(told(picture), status=201)


@require_safe
@for_staff_with("articles.view_picture")
def about(request: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(told(get_object_or_404(Picture, pk=pk)))


def matching(words: str) -> QuerySet[Picture]:
    """Pictures in whose alt text, caption or credit every word is found."""
    found = Picture.objects.order_by("-pk")
    for word in fit(words).split():
        found = found.filter(
            Q(alt_text__icontains=word) | Q(caption__icontains=word) | Q(credit__icontains=word)
        )
    return found


def told(picture: Picture) -> dict[str, Any]:
    return {
        "id": picture.pk,
        "alt_text": picture.alt_text,
        "caption": picture.caption,
        "credit": picture.credit,
        "licence": picture.licence,
        "is_decorative": picture.is_decorative,
        "thumbnail": picture.thumbnail_url,
        "width": picture.width,
        "height": picture.height,
    }
