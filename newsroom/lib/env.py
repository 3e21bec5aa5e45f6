"""Reads settings from the environment, and refuses nonsense in one clear sentence."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ImproperlyConfigured

HOST = re.compile(r"[a-z0-9._:-]+")
TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """What the variable says. One that is empty counts as not set, as compose.yaml needs it."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool = False) -> bool:
    """A yes or no. Raises ImproperlyConfigured for anything but the usual words for them."""
    value = text(name, str(default)).lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")


def number(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A whole number from `least` to `most`. Raises ImproperlyConfigured otherwise."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least or (most is not None and int(value) > most):
        reach = f"from {least}" if most is None else f"from {least} to {most}"
        raise ImproperlyConfigured(f"{name} must be a whole number {reach}, not {value!r}.")
    return int(value)


def one_of(name: str, default: str, choices: set[str]) -> str:
    """One of a few words. Raises ImproperlyConfigured for any other."""
    value = text(name, default)
    if value not in choices:
        expected = ", ".join(sorted(choices))
        raise ImproperlyConfigured(f"{name} must be one of {expected}, not {value!r}.")
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    if value not in available_timezones():
        raise ImproperlyConfigured(f"{name} must be a zone such as Europe/Madrid, not {value!r}.")
    return value


def site_address(name: str, default: str) -> str:
    """The address of a whole site as browsers write it: lower case, without a slash at its end."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        is_whole = parts.scheme in {"http", "https"} and bool(parts.hostname)
        is_bare = not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)
        host = str(parts.hostname or "").encode("idna").decode()
        usable = is_whole and is_bare and parts.port != 0 and bool(HOST.fullmatch(host))
    except ValueError:
        usable = False
    if not usable:
        sentence = f"{name} must be an address such as https://news.example, not {value!r}."
        raise ImproperlyConfigured(sentence)
    usual = {"http": 80, "https": 443}[parts.scheme]
    port = f":{parts.port}" if parts.port not in {None, usual} else ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def words(name: str, default: str = "") -> list[str]:
    """A list, written with commas between its items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str) -> str:
    """A secret, from NAME or from the file that NAME_FILE points to; empty with neither."""
    path = text(f"{name}_FILE")
    if not path:
        return text(name)
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        sentence = f"{name}_FILE names a file that cannot be read: {error}."
        raise ImproperlyConfigured(sentence) from error
