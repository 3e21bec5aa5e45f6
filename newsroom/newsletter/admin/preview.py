"""The mail as subscribers would get it, of what was saved or of what has just been typed."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from newsroom.newsletter.admin.arranging import stories_in
from newsroom.newsletter.admin.forms import EditionForm
from newsroom.newsletter.models import Edition
from newsroom.newsletter.sending.letters import Letters

# A mail brings its style along, and runs nothing.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; img-src 'self' data: "
)
KINDS = {"html": "text/html", "text": "text/plain"}


def preview(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    if not request.user.has_perm("newsletter.change_edition"):
        raise PermissionDenied
    if kind not in KINDS:
        raise Http404
    edition = get_object_or_404(Edition.objects.select_related("newsletter"), pk=pk)
    if request.method == "POST":
        put_on(edition, request.POST)
    letter = Letters(edition).sample_to(request.user.email or "you@example.org")
    text = as_text(letter) if kind == "text" else letter.alternatives[0][0]
    response = HttpResponse(text, content_type=f"{KINDS[kind]}; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = POLICY + settings.SITE_ADDRESS
    return response


def put_on(edition: Edition, sent: Any) -> None:
    """What was typed, in memory only."""
    form = EditionForm(sent, instance=edition)
    form.is_valid()
    edition.stories = stories_in(sent)


def as_text(letter: Any) -> str:
    """With the lines that stand above it in a mailbox."""
    head = [f"From: {letter.extra_headers['From']}", f"Subject: {letter.subject}"]
    return "\n".join([*head, "", letter.body])
