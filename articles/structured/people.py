"""Who wrote it."""

from django.urls import reverse
from django.utils.translation import get_language

from articles.models import Contributor
from articles.structured import site as house
from articles.structured.pictures import images_of
from articles.structured.values import Data, present
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings


def author(credit: dict[str, str]) -> Data:
    """One name each, and nothing else in it: what somebody does is said on their own page."""
    address = reverse("articles:contributor_detail", args=[credit["slug"]])
    return {"@type": "Person", "name": credit["name"], "url": absolute(address)}


def profile_page(contributor: Contributor, address: str, site: SiteSettings) -> Data:
    return present(
        {
            "@type": "ProfilePage",
            "@id": address,
            "url": address,
            "name": contributor.name,
            "inLanguage": get_language(),
            "isPartOf": house.in_short(site),
            "mainEntity": person(contributor, site),
        }
    )


def person(contributor: Contributor, site: SiteSettings) -> Data:
    return present(
        {
            "@type": "Person",
            "name": contributor.name,
            "url": absolute(contributor.get_absolute_url()),
            "jobTitle": contributor.role,
            "description": contributor.biography,
            "image": images_of(contributor.portrait),
            "sameAs": contributor.profiles.split(),
            "worksFor": house.publisher(site),
        }
    )
