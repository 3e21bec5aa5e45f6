"""From stories to a feed that any of the forms can write."""

import mimetypes
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.feeds.corrections import with_corrections
from articles.models import Article
from articles.models import Picture as StoredPicture
from articles.rendering.elsewhere import body_elsewhere
from newsroom.lib.feeds import Entry, Feed, Picture, Writer, feed_id, guid
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings


def feed_of(
    kind: str, thing: Any, stories: list[Article], *, site: SiteSettings, address: str
) -> Feed:
    """The feed of a thing, or of the whole site when the thing is None."""
    title = site.name
    if thing is not None:
        title = _("%(name)s: %(site)s") % {"name": thing.name, "site": site.name}
    path = thing.get_absolute_url() if thing else reverse("articles:front")
    return Feed(
        id=feed_id(kind, thing.pk if thing else "newest"),
        title=title,
        description=description_of(kind, thing, site),
        url=absolute(path),
        address=address,
        language=get_language(),
        publisher=Writer(site.name, f"{settings.SITE_ADDRESS}/"),
        entries=[entry_of(story) for story in stories],
        hub=site.websub_hub,
        logo=absolute(site.logo.url) if site.logo else "",
    )


def description_of(kind: str, thing: Any, site: SiteSettings) -> str:
    if thing is None:
        return site.tagline
    return thing.biography if kind == "contributor" else thing.description


def entry_of(story: Article) -> Entry:
    address = absolute(story.get_absolute_url())
    body = body_elsewhere(story.body_html, at=address)
    return Entry(
        id=guid("article", story.pk, story.published_at),
        url=address,
        title=story.headline,
        summary=story.standfirst,
        content=with_corrections(body, story),
        published=story.published_at,
        updated=story.updated_at or story.published_at,
        writers=[writer_of(credit) for credit in story.credits],
        categories=[story.section.name, *(topic["name"] for topic in story.topic_list)],
        picture=story.lead_picture and picture_of(story.lead_picture),
        language=story.language,
        **conversation_of(story, address),
    )


def conversation_of(story: Article, address: str) -> dict[str, str]:
    """Where readers talk about it, and the feed of what they say; nothing where they cannot.

    Not how much they say: with every comment each feed that names the story would be news.
    """
    if not story.has_conversation:
        return {}
    feed = reverse("comments:feed_of_story", args=[story.slug])
    return {"comments": f"{address}#comments", "comments_feed": absolute(feed)}


def writer_of(credit: dict[str, str]) -> Writer:
    address = reverse("articles:contributor_detail", args=[credit["slug"]])
    return Writer(credit["name"], absolute(address))


def picture_of(picture: StoredPicture) -> Picture:
    """In a form that every program shows."""
    version = picture.plain()
    return Picture(
        url=absolute(default_storage.url(version["name"])),
        type=mimetypes.guess_type(version["name"])[0] or "image/jpeg",
        width=version["width"],
        height=version["height"],
        caption=picture.caption,
        credit=picture.credit,
    )
