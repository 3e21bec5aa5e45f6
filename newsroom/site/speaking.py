"""In which language readers are spoken to, and by which clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone, translation

from newsroom.site.models import SiteSettings


class Voice(NamedTuple):
    language: str
    time_zone: str


def voice_of(site: SiteSettings) -> Voice:
    return Voice(site.language or settings.LANGUAGE_CODE, site.time_zone or settings.TIME_ZONE)


class LastVoice:
    """What this process heard last: for pages that are shown while the database is away."""

    voice: Voice | None = None

    @classmethod
    def now(cls) -> Voice:
        try:
            cls.voice = voice_of(SiteSettings.current())
        except DatabaseError:
            return cls.voice or Voice(settings.LANGUAGE_CODE, settings.TIME_ZONE)
        return cls.voice


def readers_language() -> str:
    return LastVoice.now().language


def site_zone() -> ZoneInfo:
    return ZoneInfo(LastVoice.now().time_zone)


@contextmanager
def readers_voice() -> Iterator[None]:
    """Everything within is said in the language of the site, by its clock."""
    voice = LastVoice.now()
    with translation.override(voice.language), timezone.override(ZoneInfo(voice.time_zone)):
        yield


@contextmanager
def desk_voice() -> Iterator[None]:
    """The desk has its own language; its clock is that of the site."""
    with translation.override(settings.LANGUAGE_CODE), timezone.override(site_zone()):
        yield
