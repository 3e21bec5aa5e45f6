"""Sitemaps as XML."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

from django.http import HttpResponse

from newsroom.lib.text import fit

SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
Told = tuple[str, datetime | None]


def index_of(files: Iterable[Told]) -> HttpResponse:
    return document("sitemapindex", (entry("sitemap", *file) for file in files))


def list_of(pages: Iterable[Told]) -> HttpResponse:
    return document("urlset", (entry("url", *page) for page in pages))


def document(name: str, entries: Iterable[str], spaces: str = "") -> HttpResponse:
    lines = [DECLARATION, f'<{name} xmlns="{SPACE}"{spaces}>', *entries, f"</{name}>", ""]
    return HttpResponse("\n".join(lines), content_type="application/xml")


def entry(name: str, address: str, told_at: datetime | None = None, more: str = "") -> str:
    told = element("lastmod", told_at.isoformat()) if told_at else ""
    return f"<{name}>{element('loc', address)}{told}{more}</{name}>"


def element(name: str, text: str) -> str:
    return f"<{name}>{escape(fit(text))}</{name}>"
