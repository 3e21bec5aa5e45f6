"""The paper itself: who publishes, by which rules, and how its site is searched."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from articles.structured.values import Data, present
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SitePage, SiteSettings

Purpose = SitePage.Purpose
# What a page of the house is to a news organisation (schema.org/NewsMediaOrganization).
POLICIES = {
    "publishingPrinciples": Purpose.ETHICS,
    "ethicsPolicy": Purpose.ETHICS,
    "correctionsPolicy": Purpose.CORRECTIONS,
    "masthead": Purpose.MASTHEAD,
    "ownershipFundingInfo": Purpose.OWNERSHIP,
}
# Where a search takes its words; the form of the site calls them the same.
SEARCH_WORDS = "search_term_string"


def home() -> str:
    return f"{settings.SITE_ADDRESS}/"


def publisher(site: SiteSettings) -> Data:
    return present(
        {
            "@type": "NewsMediaOrganization",
            "@id": f"{home()}#publisher",
            "name": site.name,
            "url": home(),
            "slogan": site.tagline,
            "logo": logo(site),
            "sameAs": [account["address"] for account in site.account_list],
            "correctionsPolicy": absolute(reverse("articles:corrections")),
            **policies(site),
        }
    )


def logo(site: SiteSettings) -> Data:
    if not site.logo:
        return {}
    return {
        "@type": "ImageObject",
        "url": absolute(site.logo.url),
        "width": site.logo_width,
        "height": site.logo_height,
    }


def policies(site: SiteSettings) -> dict[str, str]:
    """The pages of the house that say how the paper works, those that readers can read."""
    pages = {page["purpose"]: page["slug"] for page in site.page_list if page["purpose"]}
    return {
        name: absolute(reverse("site:page", args=[pages[purpose]]))
        for name, purpose in POLICIES.items()
        if purpose in pages
    }


def website(site: SiteSettings) -> Data:
    """The site and how it is searched."""
    where = f"{absolute(reverse('articles:search'))}?q={{{SEARCH_WORDS}}}"
    return present(
        {
            **in_short(site),
            "description": site.tagline,
            "inLanguage": get_language(),
            "publisher": publisher(site),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": where},
                "query-input": f"required name={SEARCH_WORDS}",
            },
        }
    )


def in_short(site: SiteSettings) -> Data:
    """For what is a part of it."""
    return {"@type": "WebSite", "@id": f"{home()}#website", "name": site.name, "url": home()}
