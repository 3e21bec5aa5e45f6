"""What the page beside the text has to know to show contents and length as they will be."""

from typing import Any

from articles.models import Article
from articles.models.article import HEADINGS_WORTH_LISTING, WORDS_PER_MINUTE
from newsroom.lib.richtext.contents import DEEPEST_LISTED


def outline_rules() -> dict[str, Any]:
    return {
        "enough": HEADINGS_WORTH_LISTING,
        "deepest": DEEPEST_LISTED,
        "per_minute": WORDS_PER_MINUTE,
        "headline": Article._meta.get_field("headline").max_length,
        "standfirst": Article._meta.get_field("standfirst").max_length,
    }
