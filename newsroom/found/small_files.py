"""The small files at fixed addresses; each is there only if the owner has something to say."""

import secrets
from datetime import UTC, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.announcing import indexnow
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

# Less than the year that RFC 9116 allows; counted from midnight, so that a day has one answer.
GOOD_FOR = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Where to report a hole (RFC 9116)."""
    site = SiteSettings.current()
    if not site.security_contact.strip():
        raise Http404
    midnight = datetime.combine(timezone.now().astimezone(UTC).date(), time(), UTC)
    fields = {
        "Contact": contact(site.security_contact),
        "Expires": f"{midnight + GOOD_FOR:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages": ", ".join(dict.fromkeys([get_language(), "en"])),
        "Canonical": absolute(request.path),
        "Policy": site.security_policy,
    }
    return plain("\n".join(f"{name}: {value}" for name, value in fields.items() if value))


def contact(typed: str) -> str:
    """As an address of any kind, which is what programs expect."""
    address = "".join(typed.split())
    if address.startswith(("https://", "http://", "mailto:", "tel:")):
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"


@require_safe
def humans_txt(request: HttpRequest) -> HttpResponse:
    return written_by_owner(SiteSettings.current().humans_txt)


@require_safe
def ads_txt(request: HttpRequest) -> HttpResponse:
    return written_by_owner(SiteSettings.current().ads_txt)


@require_safe
def indexnow_key(request: HttpRequest, key: str) -> HttpResponse:
    """Proves to search engines that what they are told of this site comes from this site."""
    expected = indexnow.key()
    is_ours = secrets.compare_digest(key.encode(), expected.encode())
    if not (is_ours and indexnow.is_wanted(SiteSettings.current())):
        raise Http404
    return plain(expected)


def written_by_owner(text: str) -> HttpResponse:
    if not text.strip():
        raise Http404
    return plain("\n".join(text.strip().splitlines()))


def plain(text: str) -> HttpResponse:
    return HttpResponse(f"{text}\n", content_type="text/plain; charset=utf-8")
