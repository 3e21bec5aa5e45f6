"""Looks an address up in the table of redirects, where the site itself has nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from articles.models import Redirect
from articles.redirects.paths import LONGEST, carrying, normal, reserved

Answer = Callable[[HttpRequest], HttpResponse]


class RedirectMiddleware:
    """By the path alone, so that an address with ?utm_source= behind it is found as well."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and may_lead_elsewhere(request):
            return elsewhere(request) or response
        return response


def may_lead_elsewhere(request: HttpRequest) -> bool:
    path = request.path_info
    return (
        request.method in {"GET", "HEAD"}
        and len(path) <= LONGEST
        and not path.startswith(reserved())
    )


def elsewhere(request: HttpRequest) -> HttpResponse | None:
    """What the table says of the address: 301 to the target, or 410 where there is none."""
    target = Redirect.objects.target_of(normal(request.path_info))
    if target is None:
        return None
    if target:
        query = request.META.get("QUERY_STRING", "")
        response = HttpResponsePermanentRedirect(carrying(target, query))
    else:
        response = render(request, "articles/gone.html", status=410)
    # The table may say otherwise tomorrow: browsers are to ask again each time.
    patch_cache_control(response, no_cache=True)
    return response
