"""All that one page tells, as one block."""

from django.core.paginator import Page

from articles.models import Article, Contributor, Section, Series, Topic
from articles.structured import breadcrumbs
from articles.structured.article import news_article
from articles.structured.breadcrumbs import Step
from articles.structured.house import house_page
from articles.structured.lists import collection_page
from articles.structured.people import profile_page
from articles.structured.site import website
from articles.structured.values import Data, block
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SitePage, SiteSettings


def of_story(article: Article, site: SiteSettings, *, comments: int | None = None) -> Data:
    story = news_article(article, site, comments=comments)
    return block(story, breadcrumbs.to_story(article, site))


def of_front(site: SiteSettings) -> Data:
    return block(website(site))


def of_section(section: Section, page: Page, address: str, site: SiteSettings) -> Data:
    listed = collection_page(section.name, section.description, address, page=page, site=site)
    return block(listed, breadcrumbs.to_section(section, site))


def of_place(place: Topic | Series, page: Page, address: str, site: SiteSettings) -> Data:
    listed = collection_page(place.name, place.description, address, page=page, site=site)
    step = Step(place.name, absolute(place.get_absolute_url()))
    return block(listed, breadcrumbs.way(site, step))


def of_contributor(person: Contributor, address: str, site: SiteSettings) -> Data:
    step = Step(person.name, absolute(person.get_absolute_url()))
    return block(profile_page(person, address, site), breadcrumbs.way(site, step))


def of_list(title: str, about: str, page: Page, *, address: str, site: SiteSettings) -> Data:
    """Of a list that is of nothing but itself, such as that of corrections."""
    listed = collection_page(title, about, address, page=page, site=site)
    return block(listed, breadcrumbs.way(site, Step(title, address)))


def of_house_page(page: SitePage, site: SiteSettings) -> Data:
    step = Step(page.title, absolute(page.get_absolute_url()))
    return block(house_page(page, site), breadcrumbs.way(site, step))
