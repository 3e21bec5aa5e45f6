"""Tells search engines which addresses have changed (indexnow.org/documentation)."""

import json
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from newsroom.lib.telling import post
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

# Whoever takes part passes on to the others what it is told.
ADDRESS = "https://api.indexnow.org/indexnow"


def is_wanted(site: SiteSettings) -> bool:
    """Only a site that stands in the open: a machine for trying things out tells nobody."""
    return site.tells_indexnow and settings.IS_SECURE


def key() -> str:
    """Not a secret: it stands in a file of the site, so that nobody else speaks for the site."""
    return salted_hmac("newsroom.indexnow", settings.SITE_ADDRESS).hexdigest()[:32]


def tell(addresses: Sequence[str]) -> None:
    """Raises OSError when nobody can be reached or it is not taken."""
    told = {
        "host": urlsplit(settings.SITE_ADDRESS).netloc,
        "key": key(),
        "keyLocation": absolute(reverse("indexnow_key", args=[key()])),
        "urlList": list(addresses),
    }
    post(ADDRESS, json.dumps(told).encode(), "application/json; charset=utf-8")
