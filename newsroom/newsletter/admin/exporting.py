"""The list of subscribers as a file, for the owner who moves house."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from newsroom.lib.spreadsheets import lines
from newsroom.newsletter.models import Subscription

COLUMNS = ("email", "newsletter", "asked_at", "confirmed_at")


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Who gets what today. That it was taken along is recorded."""
    if not request.user.has_perm("newsletter.export_subscriber"):
        raise PermissionDenied
    record(request.user)
    content = lines(COLUMNS, rows())
    response = StreamingHttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"subscribers-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def rows() -> Iterator[tuple[Any, ...]]:
    found = Subscription.objects.active().order_by("newsletter", "pk")
    table = found.values_list("subscriber__email", "newsletter__name", "asked_at", "confirmed_at")
    for email, newsletter, *times in table.iterator(chunk_size=2000):
        yield (email, newsletter, *(at.isoformat() for at in times))


def record(user: Any) -> None:
    LogEntry.objects.create(
        user=user,
        object_repr="The list of subscribers",
        action_flag=CHANGE,
        change_message="Exported.",
    )
