"""Where a request comes from, the range around it that limits are counted by, and hosts."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Some proxies write the port as well: 203.0.113.7:1234 or [2001:db8::1]:1234.
PORT = re.compile(r"^(?:([0-9.]+)|\[([^\]]+)\])(?::[0-9]+)?$")
# The parts of an address that a household or a small provider shares.
RANGE_BITS = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> str | None:
    """The visitor's address, or None when it cannot be told.

    X-Forwarded-For is read from its right end: each proxy of ours (settings.TRUSTED_PROXIES)
    has appended the address it saw, and whatever stands before that is a mere claim.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    if settings.TRUSTED_PROXIES:
        claimed = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
        seen = PORT.sub(r"\1\2", claimed[-settings.TRUSTED_PROXIES :][0].strip())
    parsed = _parsed(seen)
    return str(parsed) if parsed else None


def range_of(address: str | None) -> str | None:
    """The network of an address, such as 203.0.113.0: its first 24 bits, or 48 of IPv6."""
    parsed = _parsed(address or "")
    if parsed is None:
        return None
    network = ip_network((parsed, RANGE_BITS[parsed.version]), strict=False)
    return str(network.network_address)


def validate_address(value: str) -> None:
    """Raises ValidationError unless it is a path of this site or a whole web address."""
    if value.startswith("/") and not value.startswith(("//", "/\\")) and value.isprintable():
        return
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError as error:
        raise ValidationError(
            _("Begin with a slash for a page of this site, or with https:// for another.")
        ) from error


def in_ascii(host: str) -> str:
    """The name of a host as machines write it; whatever cannot be one comes back as it is."""
    try:
        return host.lower().encode("idna").decode()
    except UnicodeError:
        return host.lower()


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address
