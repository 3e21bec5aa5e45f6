"""Pages for search engines; what they tell comes with the page, so nothing is asked."""

from typing import Any

from django import template

from articles.models import Article, Contributor, Section, Series, Topic
from articles.structured import pages
from articles.structured.values import Data
from newsroom.site.models import SitePage

register = template.Library()
in_a_block = register.inclusion_tag("articles/_structured_data.html", takes_context=True)
Context = template.Context


@in_a_block
def structured_story(context: Context, article: Article, comments: int | None = None) -> Data:
    """`comments` is how many readers see beneath it, where they see any conversation."""
    return {"data": pages.of_story(article, context["site"], comments=comments)}


@in_a_block
def structured_front(context: Context) -> Data:
    return {"data": pages.of_front(context["site"])}


@in_a_block
def structured_section(context: Context, section: Section) -> Data:
    return {"data": pages.of_section(section, *listed(context), context["site"])}


@in_a_block
def structured_place(context: Context, place: Topic | Series) -> Data:
    return {"data": pages.of_place(place, *listed(context), context["site"])}


@in_a_block
def structured_person(context: Context, person: Contributor) -> Data:
    _page, address = listed(context)
    return {"data": pages.of_contributor(person, address, context["site"])}


@in_a_block
def structured_list(context: Context, title: str, about: str) -> Data:
    page, address = listed(context)
    data = pages.of_list(title, about, page, address=address, site=context["site"])
    return {"data": data}


@in_a_block
def structured_house_page(context: Context, page: SitePage) -> Data:
    return {"data": pages.of_house_page(page, context["site"])}


def listed(context: Context) -> tuple[Any, str]:
    """The part of a list that stands on this page, and the address that it is known by."""
    return context["page"], context["canonical_address"]
