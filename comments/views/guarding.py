"""What the pages share that are one reader's own."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

View = Callable[..., HttpResponse]
logger = logging.getLogger(__name__)


def unseen(view: View) -> View:
    """For no search engine, and for nobody whom a link on the page leads to."""

    @wraps(view)
    def hidden(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response

    return hidden


def own_page(view: View) -> View:
    """A page that only shows."""
    return never_cache(require_safe(unseen(view)))


def own_form(view: View) -> View:
    """A page with a form. Not "no-store": browsers would lose what was typed on the way back.

    There is no session to keep a token in: `comes_from_our_page` is asked instead.
    """
    guarded = require_http_methods(["GET", "HEAD", "POST"])(unseen(view))
    return csrf_exempt(cache_control(private=True, max_age=0)(guarded))


def see(name: str, *args: Any) -> HttpResponse:
    """Leads on after a post, so that a page loaded again sends nothing again."""
    response = redirect(name, *args)
    response.status_code = 303
    return response


def gives_text_back(view: View) -> View:
    """When the database fails, what was typed comes back in a page that needs no database."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Error:
            if request.method != "POST":
                raise
            logger.exception("A reader's form could not be stored: %s", request.path)
            return failed(request)

    return kept


def failed(request: HttpRequest) -> HttpResponse:
    typed = [(name, value) for name, value in request.POST.items() if name != "preview"]
    # Without the request: what every page is given asks the database.
    page = render_to_string("comments/failed.html", {"path": request.path, "typed": typed})
    response = HttpResponse(page, status=503)
    response["Retry-After"] = "60"
    response["Cache-Control"] = "private, max-age=0"
    return response
