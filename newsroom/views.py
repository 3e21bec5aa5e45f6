"""The addresses that belong to no app."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.templatetags.static import static
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django.views.static import serve

A_YEAR = 31_536_000


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Asked for by browsers on pages that name no icon of their own, such as those of the desk."""
    return redirect(static("icons/favicon.svg"))


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 while the database answers, 503 while it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("database unreachable\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """Uploaded pictures. Other content has another name: what a name means never changes."""
    try:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name longer than any file system takes
        raise Http404 from error
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without a context: whatever broke may be what a context would ask."""
    page = loader.get_template("500.html").render({"kept": what_was_written(request)})
    return HttpResponse(page, status=500)


def what_was_written(request: HttpRequest) -> str:
    """The longest text of a public form that was sent; the desk keeps drafts of its own.

    Of a request that could not be read there is none: to read it again would fail again.
    """
    if request.method != "POST" or request.path.startswith(settings.DESK_PATH):
        return ""
    sent = getattr(request, "_post", None) or {}
    return max((text for name, text in sent.items() if name != "stamp"), key=len, default="")
