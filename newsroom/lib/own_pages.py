"""What the pages share that are one reader's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

View = Callable[..., HttpResponse]


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
