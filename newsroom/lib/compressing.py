"""Long answers to machines, in a tenth of the bytes for those that say they can read them."""

import gzip
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

WORTH_IT = 500
View = Callable[..., HttpResponse]


def compressed(view: View) -> View:
    """The same content gives the same bytes each time, so that it can be asked for conditionally.

    For answers without secrets only: how long a compressed answer is tells something of it.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        patch_vary_headers(response, ["Accept-Encoding"])
        if reads_gzip(request) and len(response.content) > WORTH_IT:
            response.content = gzip.compress(response.content, compresslevel=6, mtime=0)
            response.headers["Content-Encoding"] = "gzip"
        # The same tag for both, which is thus a weak one (RFC 9110, 8.8.1).
        if response.headers.get("ETag", "").startswith('"'):
            response.headers["ETag"] = f"W/{response.headers['ETag']}"
        return response

    return wrapped


def reads_gzip(request: HttpRequest) -> bool:
    accepted = [
        part.partition(";") for part in request.headers.get("Accept-Encoding", "").split(",")
    ]
    return any(
        name.strip().lower() in {"gzip", "x-gzip"} and float_of(weight) > 0
        for name, _mark, weight in accepted
    )


def float_of(weight: str) -> float:
    """What stands behind q=; a thing without a weight is fully wanted."""
    name, _mark, value = weight.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
