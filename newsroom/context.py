"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Section
from newsroom.house_style import house_style
from newsroom.lib.headers import allow_style
from newsroom.site.models import SiteSettings


def every_page(request: HttpRequest) -> dict[str, object]:
    """The site's settings as `site`, the top sections as `menu`, the owner's colours as
    `house_style`; none asked for unless used.
    """
    site = SimpleLazyObject(SiteSettings.current)
    sections = SimpleLazyObject(lambda: list(Section.objects.for_every_page()))

    def style() -> str:
        return allow_style(request, house_style(site, sections))

    return {
        "site": site,
        "menu": SimpleLazyObject(lambda: [each for each in sections if not each.parent_id]),
        "house_style": SimpleLazyObject(style),
        "SITE_ADDRESS": settings.SITE_ADDRESS,
    }
