"""A story (schema.org/NewsArticle)."""

from django.utils.translation import get_language

from articles.models import Article
from articles.models.corrections import Note
from articles.structured import site as house
from articles.structured.people import author
from articles.structured.pictures import images_of
from articles.structured.values import Data, present, when
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

# Search engines cut what is longer, wherever that may be.
LONGEST_HEADLINE = 110


def news_article(article: Article, site: SiteSettings, *, comments: int | None = None) -> Data:
    """A story from `for_page()`; `comments` is how many are shown, where any may be."""
    address = absolute(article.get_absolute_url())
    publisher = house.publisher(site)
    return present(
        {
            "@type": "NewsArticle",
            "@id": f"{address}#article",
            "mainEntityOfPage": {"@type": "WebPage", "@id": address},
            "url": address,
            **headlines(article),
            "description": article.standfirst,
            "datePublished": when(article.published_at),
            "dateModified": when(article.updated_at),
            "author": [author(credit) for credit in article.credits] or [publisher],
            "publisher": publisher,
            "articleSection": article.section.name,
            "keywords": [topic["name"] for topic in article.topic_list],
            "dateline": article.dateline,
            "image": images_of(article.lead_picture),
            "wordCount": article.word_count,
            "inLanguage": article.language or get_language(),
            "isAccessibleForFree": True,
            "commentCount": comments,
            "correction": [correction(note) for note in article.notes],
            **whole(article, site),
        }
    )


def headlines(article: Article) -> dict[str, str]:
    """As printed; one that is too long gives way to the short one, or ends where words end."""
    printed, short = article.headline, article.short_headline
    if len(printed) <= LONGEST_HEADLINE:
        return {"headline": printed, "alternativeHeadline": short if short != printed else ""}
    return {"headline": short or cut(printed), "alternativeHeadline": printed}


def cut(text: str) -> str:
    kept = text[: LONGEST_HEADLINE - 1]
    words, space, _rest = kept.rpartition(" ")
    # Some scripts know no spaces, and some words no end.
    return (words if space and len(words) > LONGEST_HEADLINE / 2 else kept).rstrip(" ,;:–—-") + "…"


def whole(article: Article, site: SiteSettings) -> Data:
    """What it is a part of: its series, if readers see it there, or else the paper."""
    if article.series is None or not article.part_number:
        return {"isPartOf": house.in_short(site)}
    address = absolute(article.series.get_absolute_url())
    series = {"@type": "CreativeWorkSeries", "name": article.series.name, "url": address}
    return {"isPartOf": [series, house.in_short(site)], "position": article.part_number}


def correction(note: Note) -> Data:
    reworded = note.amendments[0].changed_at if note.amendments else None
    return present(
        {
            "@type": "CorrectionComment",
            "name": note.label,
            "text": note.text,
            "datePublished": when(note.made_at),
            "dateModified": when(reworded),
        }
    )
