"""What stands on a card."""

from articles.models import Article, Section
from newsroom.lib.cards import Card
from newsroom.lib.colours import COLOUR
from newsroom.site.models import SiteSettings

# As in static/css/site/values.css, until the owner chooses another.
ACCENT = "#a8161f"


def of_story(article: Article, site: SiteSettings) -> Card:
    return Card(
        headline=article.headline,
        kicker=article.kicker or article.section.name,
        foot=site.name,
        colour=colour_of(site, article.section),
    )


def of_section(section: Section, site: SiteSettings) -> Card:
    kicker = section.parent.name if section.parent else ""
    return Card(section.name, kicker=kicker, foot=site.name, colour=colour_of(site, section))


def of_site(site: SiteSettings) -> Card:
    return Card(site.name, foot=site.tagline, colour=colour_of(site))


def colour_of(site: SiteSettings, section: Section | None = None) -> str:
    """Whatever stands in the database is held to be a colour again."""
    wished = [section.colour if section else "", site.accent]
    return next((colour for colour in wished if COLOUR.fullmatch(colour)), ACCENT)
