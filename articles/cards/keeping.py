"""Has cards drawn and keeps them, or takes them away where none is wanted."""

import json
from dataclasses import asdict

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from articles.cards import saying
from articles.models import Article, Section, ShareCard
from articles.models.picture_files import TIDYING
from articles.models.share_cards import FOLDER
from newsroom.lib.cards import RECIPE, Card, drawn, font_of
from newsroom.lib.images import address_of
from newsroom.lib.turns import while_nobody_does
from newsroom.site.models import SiteSettings


def keep_of_story(pk: int) -> bool:
    """A story that nobody may read has no card, and one with a picture needs none."""
    stories = Article.objects.published().select_related("section")
    article = stories.filter(pk=pk, lead_picture=None).first()
    if article is None:
        return bool(ShareCard.objects.filter(article=pk).delete()[0])
    return keep(saying.of_story(article, SiteSettings.current()), article=article)


def keep_of_section(pk: int) -> bool:
    section = Section.objects.select_related("parent").filter(pk=pk).first()
    if section is None:
        return False
    return keep(saying.of_section(section, SiteSettings.current()), section=section)


def keep_of_site() -> bool:
    return keep(saying.of_site(SiteSettings.current()))


def keep(card: Card, *, article: Article | None = None, section: Section | None = None) -> bool:
    """Whether another card is shown from now on; the same text is not drawn twice."""
    rows = ShareCard.objects.filter(article=article, section=section)
    name = name_of(card)
    if rows.filter(file=name).exists() and default_storage.exists(name):
        return False
    content = drawn(card)
    if content is None:
        return bool(rows.delete()[0])
    with while_nobody_does(TIDYING):
        if not default_storage.exists(name):
            name = default_storage.save(name, ContentFile(content))
        ShareCard.objects.update_or_create(
            article=article, section=section, defaults={"file": name}
        )
    return True


def name_of(card: Card) -> str:
    said = json.dumps(asdict(card), sort_keys=True).encode()
    return f"{FOLDER}/{address_of(said, RECIPE, font_of(card))}.png"
