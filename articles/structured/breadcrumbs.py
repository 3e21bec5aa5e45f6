"""The way from the front to a page, as it is printed above stories."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.models import Article, Section
from articles.structured.site import home
from articles.structured.values import Data
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings


class Step(NamedTuple):
    name: str
    address: str


def to_story(article: Article, site: SiteSettings) -> Data:
    here = Step(article.display_short_headline, absolute(article.get_absolute_url()))
    return way(site, *through(article.section), here)


def to_section(section: Section, site: SiteSettings) -> Data:
    return way(site, *through(section))


def through(section: Section) -> Iterator[Step]:
    for place in filter(None, [section.parent, section]):
        yield Step(place.name, absolute(place.get_absolute_url()))


def way(site: SiteSettings, *steps: Step) -> Data:
    items = [Step(site.name, home()), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": step.name, "item": step.address}
            for number, step in enumerate(items, start=1)
        ],
    }
