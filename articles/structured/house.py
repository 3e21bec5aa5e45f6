"""Pages of the house: about us, how we work, how to reach us."""

from django.utils.translation import get_language

from articles.structured import site as house
from articles.structured.values import Data, present, when
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SitePage, SiteSettings


def house_page(page: SitePage, site: SiteSettings) -> Data:
    address = absolute(page.get_absolute_url())
    return present(
        {
            "@type": "AboutPage" if page.purpose == SitePage.Purpose.ABOUT else "WebPage",
            "@id": address,
            "url": address,
            "name": page.title,
            "description": page.summary,
            "inLanguage": get_language(),
            "dateModified": when(page.modified_at),
            "isPartOf": house.in_short(site),
            "publisher": house.publisher(site),
        }
    )
