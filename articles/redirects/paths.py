"""How the addresses of redirects are written: each in one way, whichever way it was typed."""

import re
import unicodedata
from urllib.parse import SplitResult, unquote_to_bytes, urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.encoding import repercent_broken_unicode
from django.utils.translation import gettext as _

LONGEST = 500
CONTROL = re.compile("[\x00-\x1f\x7f]")
# What would be read as something else in an address, were it left as it is in the path.
SPECIAL = str.maketrans({"%": "%25", "?": "%3F", "#": "%23", "\\": "%5C"})
USUAL_PORTS = {"http": 80, "https": 443}


def tidy_path(text: str) -> str:
    """The path of an address of ours, as a request shows it. Raises ValidationError in words."""
    parts = split(text)
    if is_elsewhere(parts):
        raise ValidationError(_("This is not an address of this site."))
    path = decoded(parts.path)
    if not path.startswith("/"):
        raise ValidationError(_("Begin with a slash, as in /2019/05/old-story/."))
    if path.startswith(reserved()):
        raise ValidationError(
            _("Addresses of the desk and of pictures and files cannot lead elsewhere.")
        )
    return checked(path)


def tidy_target(text: str) -> str:
    """A path of this site or a whole address; empty stays empty. Raises ValidationError."""
    if not text.strip():
        return ""
    parts = split(text)
    if "\\" in text:
        raise ValidationError(_("An address has no backslash in it."))
    if is_elsewhere(parts):
        return checked(whole(parts, text.strip()))
    path = decoded(parts.path or ("/" if parts.netloc else ""))
    if not path.startswith("/") or path.startswith("//"):
        raise ValidationError(_("Begin with one slash, or with https:// for another site."))
    return checked(urlunsplit(("", "", path.translate(SPECIAL), parts.query, parts.fragment)))


def path_of(target: str) -> str | None:
    """The path a tidy target leads to, written as `tidy_path` does; None if it leads elsewhere."""
    return decoded(urlsplit(target).path) if target.startswith("/") else None


def as_target(path: str) -> str:
    """A tidy path as a target."""
    return path.translate(SPECIAL)


def carrying(target: str, query: str) -> str:
    """The target with a query string, unless it has one of its own."""
    parts = urlsplit(target)
    return urlunsplit(parts._replace(query=query)) if query and not parts.query else target


def reserved() -> tuple[str, ...]:
    """Where no redirect is ever looked up."""
    return (settings.DESK_PATH, settings.STATIC_URL, settings.MEDIA_URL)


def decoded(path: str) -> str:
    """As a request shows it, with percent signs read."""
    return normal(repercent_broken_unicode(unquote_to_bytes(path)).decode())


def normal(path: str) -> str:
    """The same letters can be written in two ways, and make one address."""
    return unicodedata.normalize("NFC", path)


def split(text: str) -> SplitResult:
    text = text.strip()
    try:
        text.encode()
        return urlsplit(without_controls(text))
    except ValueError as error:  # brackets that are no IPv6 address; half a character
        raise ValidationError(_("This is not an address.")) from error


def is_elsewhere(parts: SplitResult) -> bool:
    if not parts.scheme and not parts.netloc:
        return False
    ours = place_of(urlsplit(settings.SITE_ADDRESS))
    return parts.scheme not in {"", *USUAL_PORTS} or place_of(parts) != ours


def place_of(parts: SplitResult) -> tuple[str, int | None]:
    """Host and port; the same site is known with and without www, by http and by https."""
    try:
        port = parts.port
    except ValueError as error:
        raise ValidationError(_("This is not an address.")) from error
    host = (parts.hostname or "").removeprefix("www.")
    return host, None if port in USUAL_PORTS.values() else port


def whole(parts: SplitResult, text: str) -> str:
    if parts.scheme not in USUAL_PORTS:
        raise ValidationError(_("Begin with one slash, or with https:// for another site."))
    try:
        URLValidator(schemes=list(USUAL_PORTS))(text)
    except ValidationError as error:
        raise ValidationError(_("This is not an address.")) from error
    return text


def checked(address: str) -> str:
    if len(address) > LONGEST:
        raise ValidationError(_("Keep it to %(most)d characters.") % {"most": LONGEST})
    return without_controls(address)


def without_controls(address: str) -> str:
    if CONTROL.search(address):
        raise ValidationError(_("This contains a character that no address has."))
    return address
