"""When the database is away, what a reader has sent comes back on a page that does not need it."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from procrastinate.exceptions import ConnectorException

View = Callable[..., HttpResponse]
# Gone, refusing, full, or read only for the moment; jobs are stored in the same place.
AWAY = (OperationalError, InterfaceError, InternalError, ConnectorException)
SECONDS = 20
# A form of ours has a dozen fields; a program that sends thousands does not get them back.
MOST = 40
logger = logging.getLogger(__name__)


def keeps_what_was_sent(written: str) -> Callable[[View], View]:
    """For views of public forms; `written` names the field that took its writer the longest.

    To send the same again is safe where the same is not stored twice: whether it had been stored
    before the database went away is known to nobody.
    """

    def keeping(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except AWAY:
                if request.method != "POST":
                    raise
                logger.exception("What was sent to %s could not be stored.", request.path)
                return sent_back(request, written)

        return kept

    return keeping


def sent_back(request: HttpRequest, written: str) -> HttpResponse:
    """A form with all that was sent, which goes to the same address once more."""
    others = [(name, value) for name, value in request.POST.items() if name != written]
    words = {
        "path": request.path,
        "written": written,
        "text": request.POST.get(written, ""),
        "others": others[:MOST],
    }
    # Without the request: what is known of every page stands in the database.
    page = loader.get_template("unsent.html").render(words)
    response = HttpResponse(page, status=503)
    response["Retry-After"] = str(SECONDS)
    # Not "no-store": browsers would lose the page, and the text in it, on the way back.
    response["Cache-Control"] = "private, max-age=0"
    return response
