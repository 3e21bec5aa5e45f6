"""Reads sitemaps as search engines do."""

from typing import Any
from xml.etree import ElementTree

from django.test import Client

SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def locations(xml: bytes) -> dict[str, str | None]:
    """Each address with the date beside it."""
    return {
        entry.findtext("s:loc", namespaces=SPACES): entry.findtext("s:lastmod", namespaces=SPACES)
        for entry in ElementTree.fromstring(xml)
    }


def files(reader: Client, settings: Any) -> dict[str, str | None]:
    """The sitemaps that the index names, by their paths."""
    found = locations(reader.get("/sitemap.xml").content)
    assert all(address.startswith(settings.SITE_ADDRESS) for address in found)
    return {address.removeprefix(settings.SITE_ADDRESS): at for address, at in found.items()}


def listed(reader: Client, settings: Any) -> dict[str, str | None]:
    """All that the index leads to."""
    found = {}
    for path in files(reader, settings):
        found |= locations(reader.get(path).content)
    return found
