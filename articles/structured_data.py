"""What search engines are told of a story (schema.org/NewsArticle)."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import get_language

from articles.models import Article, Picture
from articles.models.corrections import Note
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

CROPS = ("16x9", "4x3", "1x1")
# Formats that every reader of structured data takes, the best first.
FORMATS = ("jpeg", "webp")


def news_article(article: Article, site: SiteSettings) -> dict[str, Any]:
    """A story from `for_page()` as plain values; what it has not got is left out."""
    address = absolute(article.get_absolute_url())
    publisher = publisher_of(site)
    found = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@type": "WebPage", "@id": address},
        "url": address,
        "headline": article.headline,
        "description": article.standfirst,
        "datePublished": article.published_at.isoformat(),
        "dateModified": article.updated_at and article.updated_at.isoformat(),
        "author": [person(credit) for credit in article.credits] or [publisher],
        "publisher": publisher,
        "articleSection": article.section.name,
        "keywords": [topic["name"] for topic in article.topic_list],
        "dateline": article.dateline,
        "image": images_of(article.lead_picture),
        "wordCount": article.word_count,
        "inLanguage": get_language(),
        "isAccessibleForFree": True,
        "correction": [correction(note) for note in article.notes],
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def person(credit: dict[str, str]) -> dict[str, str]:
    address = reverse("articles:contributor_detail", args=[credit["slug"]])
    return {"@type": "Person", "name": credit["name"], "url": absolute(address)}


def publisher_of(site: SiteSettings) -> dict[str, str]:
    return {
        "@type": "NewsMediaOrganization",
        "name": site.name,
        "url": f"{settings.SITE_ADDRESS}/",
        "correctionsPolicy": absolute(reverse("articles:corrections")),
    }


def correction(note: Note) -> dict[str, str]:
    found = {
        "@type": "CorrectionComment",
        "name": note.label,
        "text": note.text,
        "datePublished": note.made_at.isoformat(),
    }
    if note.amendments:
        found["dateModified"] = note.amendments[0].changed_at.isoformat()
    return found


def images_of(picture: Picture | None) -> list[dict[str, Any]]:
    """The picture as it is and, where they have been cut, in the shapes search engines ask for."""
    if picture is None:
        return []
    crops = [largest(picture.renditions, shape) for shape in CROPS]
    whole = {"name": picture.file.name, "width": picture.width, "height": picture.height}
    return [image(source, picture) for source in [*filter(None, crops), whole]]


def largest(renditions: list[dict[str, Any]], shape: str) -> dict[str, Any] | None:
    """The widest rendition of a shape, in the first of FORMATS that there is."""
    for form in FORMATS:
        fitting = [r for r in renditions if (r.get("shape"), r.get("format")) == (shape, form)]
        if fitting:
            return max(fitting, key=lambda rendition: rendition["width"])
    return None


def image(source: dict[str, Any], picture: Picture) -> dict[str, Any]:
    found = {
        "@type": "ImageObject",
        "url": absolute(default_storage.url(str(source["name"]))),
        "width": source["width"],
        "height": source["height"],
        "caption": picture.caption,
        "creditText": picture.credit,
    }
    return {name: value for name, value in found.items() if value}
