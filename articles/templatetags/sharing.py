"""What stands for a page where its address is passed on."""

from typing import Any

from django import template

from articles.cards import showing
from articles.models import Article, Section
from newsroom.site.models import SiteSettings

register = template.Library()


@register.simple_tag
def card_of_story(article: Article) -> dict[str, Any] | None:
    return showing.of_story(article)


@register.simple_tag
def card_of_section(section: Section) -> dict[str, Any] | None:
    return showing.of_section(section)


@register.simple_tag
def card_of_picture(picture: Any) -> dict[str, Any] | None:
    return showing.of_picture(picture)


@register.simple_tag
def card_of_site(site: SiteSettings) -> dict[str, Any] | None:
    return showing.of_site(site)


@register.simple_tag
def name_on_x(site: SiteSettings) -> str:
    """The owner's account there, as cards name it."""
    addresses = (account["address"] for account in site.account_list)
    return next(filter(None, map(showing.name_on_x, addresses)), "")
