"""Security headers: strict for readers, as loose as the editor needs at the desk."""

import base64
import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsroom.lib.embeds import frame_sources

# Players of videos, which a press loads, and pages of ours that show each other.
FRAMES = " ".join(["frame-src 'self'", *frame_sources()])
PUBLIC_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; "
    f"frame-ancestors 'self'; img-src 'self' data:; {FRAMES}"
)
# CKEditor 4 writes inline handlers and styles into its own frame; it cannot run without them.
DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
    f"frame-ancestors 'self'; {FRAMES}"
)
# An uploaded file must never run, even when somebody opens it by itself.
MEDIA_POLICY = "default-src 'none'; sandbox"

Answer = Callable[[HttpRequest], HttpResponse]


def policy_for(request: HttpRequest) -> str:
    if request.path.startswith(settings.DESK_PATH):
        return DESK_POLICY
    if request.path.startswith(settings.MEDIA_URL):
        return MEDIA_POLICY
    return public_policy(request)


def public_policy(request: HttpRequest) -> str:
    """What a page for readers may do, a style element that was allowed for it included."""
    styles = getattr(request, "allowed_styles", [])
    return f"{PUBLIC_POLICY}; style-src 'self' {' '.join(styles)}" if styles else PUBLIC_POLICY


def allow_style(request: HttpRequest, text: str) -> str:
    """Lets the page that answers a request hold a style element with exactly this text.

    By its sum, as a policy cannot trust what stands between any two tags (CSP level 3, 8.3).
    """
    if text:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        request.allowed_styles = [f"'sha256-{digest}'"]  # type: ignore[attr-defined]
    return text


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_for(request))
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        return response
