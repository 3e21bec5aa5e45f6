"""Answers that the desk's scripts read."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

View = Callable[..., JsonResponse]


def refused(status: int, words: str, **more: Any) -> JsonResponse:
    return JsonResponse({"error": words, **more}, status=status)


def for_scripts(view: View) -> View:
    """Says in JSON what went wrong. A redirect to the login page would pass for a success."""

    @never_cache
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        if not admin.site.has_permission(request):
            return refused(401, _("You are logged out."))
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return refused(403, _("This story is not yours to edit."))
        except Http404:
            return refused(404, _("This story is no longer there."))
        except ValidationError as error:
            return refused(400, " ".join(error.messages))

    return answer
