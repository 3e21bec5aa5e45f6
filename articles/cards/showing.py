"""The picture that stands for a page, as its head names it."""

import mimetypes
from typing import Any
from urllib.parse import urlsplit

from django.core.files.storage import default_storage

from articles.models import Article, Picture, Section
from newsroom.lib.cards import HEIGHT, WIDTH
from newsroom.site.models import SiteSettings

Shown = dict[str, Any]
# Narrower than this, a picture is shown small beside the words.
LARGE = 600
PLACES_ON_X = {"x.com", "www.x.com", "twitter.com", "www.twitter.com"}


def of_story(article: Article) -> Shown | None:
    """Its lead picture; without one, the card that was drawn."""
    if article.lead_picture:
        return of_picture(article.lead_picture)
    return drawn(article.card_file, alt=article.headline)


def of_section(section: Section) -> Shown | None:
    card = getattr(section, "share_card", None)
    return drawn(card.file, alt=section.name) if card else None


def of_site(site: SiteSettings) -> Shown | None:
    """The card of the site, or at least its logo."""
    card = next(iter(site.card_list), None)
    if card:
        return drawn(card["file"], alt=site.name)
    if not site.logo:
        return None
    return shown(site.logo.name, site.logo_width, site.logo_height, alt=site.name)


def of_picture(picture: Picture | None, shape: str = "16x9") -> Shown | None:
    if picture is None:
        return None
    version = picture.plain(shape)
    return shown(version["name"], version["width"], version["height"], alt=picture.alt_text)


def drawn(file: str | None, alt: str) -> Shown | None:
    return shown(file, WIDTH, HEIGHT, alt=alt) if file else None


def shown(name: str, width: int | None, height: int | None, *, alt: str) -> Shown:
    return {
        "url": default_storage.url(name),
        "type": mimetypes.guess_type(name)[0] or "image/jpeg",
        "width": width,
        "height": height,
        "alt": alt,
        "is_large": (width or 0) >= LARGE,
    }


def name_on_x(address: str) -> str:
    """@somebody, where the address is that of an account there."""
    parts = urlsplit(address)
    name = parts.path.strip("/")
    return f"@{name}" if parts.netloc.lower() in PLACES_ON_X and name and "/" not in name else ""
