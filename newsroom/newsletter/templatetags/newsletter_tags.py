from typing import Any

from django import template
from django.conf import settings
from django.core.files.storage import default_storage

from articles.models import Picture
from newsroom.newsletter.forms import AddressForm
from newsroom.site.models import SiteSettings

register = template.Library()
# As wide as a mail is, twice over for sharp screens.
MAIL_WIDTH = 600


@register.simple_tag
def newsletter_sign_up(site: SiteSettings) -> dict[str, Any] | None:
    """The first newsletter on offer and a form for it; no query, for every page has it."""
    offered = getattr(site, "newsletter_list", [])
    if not offered:
        return None
    form = AddressForm(auto_id="sign-up-%s")
    return {"newsletter": offered[0], "others": offered[1:], "form": form}


@register.simple_tag
def mail_picture(picture: Picture, shape: str = "16x9") -> dict[str, Any]:
    """A version that every mail program shows: its whole address, and the size to show it in."""
    version = picture.plain(shape)
    address = default_storage.url(version["name"])
    height = round(MAIL_WIDTH * version["height"] / version["width"]) if version["width"] else 0
    return {
        "address": settings.SITE_ADDRESS + address if address.startswith("/") else address,
        "width": MAIL_WIDTH,
        "height": height,
    }
