"""The owner's colours, as the one style element that pages carry."""

from collections.abc import Iterable

from articles.models import Section
from newsroom.lib.colours import COLOUR, at_night
from newsroom.site.models import SiteSettings

KNOWS_BOTH = "(color:light-dark(#000,#fff))"


def house_style(site: SiteSettings, sections: Iterable[Section]) -> str:
    """Rules for the screen, as short as they can be; nothing when no colour was chosen.

    Whatever stands in the database is held to be a colour again, so that nothing is in it that
    HTML or a style sheet gives another meaning to.
    """
    chosen = [(":root", "--accent", site.accent)]
    chosen += [(f".section-{section.pk}", "--section", section.colour) for section in sections]
    chosen = [(where, name, colour) for where, name, colour in chosen if COLOUR.fullmatch(colour)]
    if not chosen:
        return ""
    by_day = "".join(f"{where}{{{name}:{colour}}}" for where, name, colour in chosen)
    both = "".join(
        f"{where}{{{name}:light-dark({colour},{at_night(colour)})}}"
        for where, name, colour in chosen
    )
    # In print everything is black.
    return f"@media screen{{{by_day}@supports {KNOWS_BOTH}{{{both}}}}}"
