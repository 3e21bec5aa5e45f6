"""Small things that templates say about addresses."""

from urllib.parse import urljoin

from django import template
from django.conf import settings

register = template.Library()


@register.filter
def absolute(address: str) -> str:
    """The whole address, as feeds and share cards need it; one that is whole already stays."""
    return urljoin(f"{settings.SITE_ADDRESS}/", address)
