"""Small things that templates say about addresses."""

from urllib.parse import urljoin

from django import template
from django.conf import settings

from newsroom.lib.languages import LOCALES

register = template.Library()


@register.filter
def absolute(address: str) -> str:
    """The whole address, as feeds and share cards need it; one that is whole already stays."""
    return urljoin(f"{settings.SITE_ADDRESS}/", address)


@register.filter
def locale(code: str) -> str:
    """A language as share cards want it, with a country; nothing where we know of none."""
    return LOCALES.get(code.partition("-")[0], "")
