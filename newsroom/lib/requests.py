"""Turns away requests that no browser sends, before they can trip code that expects sense."""

import codecs
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _

# In bytes. The longest message, in letters that take nine bytes each, with room to spare.
LONGEST_PUBLIC_FORM = 300_000

Answer = Callable[[HttpRequest], HttpResponse]


class HeadMiddleware:
    """Answers HEAD with the headers alone, as the length of GET's answer is all it may tell."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "HEAD" and not response.streaming:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


class WellFormedMiddleware:
    """Answers 400 to a NUL byte in the address and to a body in any encoding but UTF-8, and 413 to
    a public form that nobody could have typed.

    Postgres cannot store NUL; and Django decodes forms with whatever charset the client names,
    UTF-7 and UTF-16 included, which fails where nobody expects it to.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest(_("This address contains a character it cannot have."))
        if not is_utf8((request.content_params or {}).get("charset", "utf-8")):
            return HttpResponseBadRequest(_("Please send forms in UTF-8."))
        if is_too_long(request):
            return HttpResponse(_("This is more than a form can carry."), status=413)
        return self.get_response(request)


def is_too_long(request: HttpRequest) -> bool:
    """Only staff send pictures and whole stories; what readers write is short."""
    length = str(request.META.get("CONTENT_LENGTH") or "0")
    is_public = not request.path.startswith(settings.DESK_PATH)
    return is_public and length.isdecimal() and int(length) > LONGEST_PUBLIC_FORM


def is_utf8(charset: str) -> bool:
    try:
        return codecs.lookup(charset).name in {"utf-8", "ascii"}
    except (LookupError, ValueError):
        return False
