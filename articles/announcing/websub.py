"""Tells a hub that a feed has changed; it fetches the feed and passes it on."""

from urllib.parse import urlencode

from newsroom.lib.telling import post
from newsroom.site.models import SiteSettings

FORM = "application/x-www-form-urlencoded"


def ping(address: str) -> None:
    """Raises OSError when the hub cannot be reached or does not take it.

    Hubs do not agree on what the address is called, so it goes by both names.
    """
    hub = SiteSettings.current().websub_hub
    if hub:
        told = {"hub.mode": "publish", "hub.url": address, "hub.topic": address}
        post(hub, urlencode(told).encode(), FORM)
