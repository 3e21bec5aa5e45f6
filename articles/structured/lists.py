"""Pages that list stories: of a section, a topic, a series, a contributor."""

from typing import Any

from django.core.paginator import Page
from django.utils.translation import get_language

from articles.structured import site as house
from articles.structured.values import Data, present
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings


def collection_page(
    name: str, description: str, address: str, *, page: Page, site: SiteSettings
) -> Data:
    return present(
        {
            "@type": "CollectionPage",
            "@id": address,
            "url": address,
            "name": name,
            "description": description,
            "inLanguage": get_language(),
            "isPartOf": house.in_short(site),
            "publisher": house.publisher(site),
            "mainEntity": item_list(page),
        }
    )


def item_list(page: Page) -> Data:
    """What stands on this page, numbered through all pages; nobody counts how many there are."""
    if not page.object_list:
        return {}
    numbered = enumerate(page.object_list, start=page.start_index())
    return {"@type": "ItemList", "itemListElement": [item(*each) for each in numbered]}


def item(number: int, thing: Any) -> Data:
    """A story, or a correction of one."""
    name = getattr(thing, "headline", None) or thing.article.headline
    address = absolute(thing.get_absolute_url())
    return {"@type": "ListItem", "position": number, "url": address, "name": name}
