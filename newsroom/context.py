"""What every template may use."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from articles.models import Section
from newsroom.site.models import SiteSettings


def every_page(request: HttpRequest) -> dict[str, object]:
    """The site's settings as `site`, the top sections as `menu`; neither asked for unless used."""
    return {
        "site": SimpleLazyObject(SiteSettings.current),
        "menu": SimpleLazyObject(lambda: list(Section.objects.in_menu())),
        "SITE_ADDRESS": settings.SITE_ADDRESS,
    }
