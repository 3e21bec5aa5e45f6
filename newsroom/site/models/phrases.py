"""The fixed phrases of every article, as they are until the owner chooses others."""

from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, gettext_noop

if TYPE_CHECKING:
    from newsroom.site.models.settings import SiteSettings

PHRASES = {
    "contents_title": gettext_noop("Table of Contents"),
    "share_prompt": gettext_noop("Like this article ? Spread the word ..."),
    "recent_comments_title": gettext_noop("Recent Comments:"),
    "contact_title": gettext_noop("Get in touch"),
    "other_articles_title": gettext_noop("Others Blogs"),
    "whatsapp_label": gettext_noop("whatsapp"),
}


def say_in_every_language(site: "SiteSettings") -> None:
    """Phrases that nobody has changed are said in the language of the page they stand on."""
    for name, words in PHRASES.items():
        if getattr(site, name) == words:
            setattr(site, name, gettext_lazy(words))


def keep_in_english(site: "SiteSettings") -> None:
    """What `say_in_every_language` put there is not stored in the language of some moment."""
    for name, words in PHRASES.items():
        if isinstance(getattr(site, name), Promise):
            setattr(site, name, words)
