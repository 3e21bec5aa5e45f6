"""Where a reader can pass a story on: plain links, with nothing loaded from anybody."""

from typing import NamedTuple
from urllib.parse import quote

from django.utils.translation import gettext as _


class ShareLink(NamedTuple):
    name: str
    label: str
    url: str


def share_links(headline: str, address: str) -> list[ShareLink]:
    """Links for a story, given its headline and its absolute address."""
    title, link = quote(headline, safe=""), quote(address, safe="")
    both = quote(f"{headline} {address}", safe="")
    return [
        ShareLink("whatsapp", "WhatsApp", f"https://wa.me/?text={both}"),
        ShareLink("x", "X", f"https://x.com/intent/post?text={title}&url={link}"),
        ShareLink("facebook", "Facebook", f"https://www.facebook.com/sharer/sharer.php?u={link}"),
        ShareLink(
            "linkedin", "LinkedIn", f"https://www.linkedin.com/sharing/share-offsite/?url={link}"
        ),
        ShareLink("telegram", "Telegram", f"https://t.me/share/url?url={link}&text={title}"),
        ShareLink("email", _("E-mail"), f"mailto:?subject={title}&body={link}"),
    ]
