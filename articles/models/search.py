"""Finds stories by the words of their headlines, with what every Postgres has."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import QuerySet

from newsroom.lib.text import fit

# The same expression as in the index article_words, or the index does not serve.
HEADLINE_WORDS = SearchVector("headline", "short_headline", "slug", config="simple")
# What parts words for a reader parts them here; it leaves nothing that means anything to Postgres.
BETWEEN_WORDS = re.compile(r"[^\w.]+|_")
MOST_WORDS = 12


def with_words(articles: QuerySet, typed: str) -> QuerySet:
    """Those with every word that was typed in the headline or the address; beginnings will do.

    All of them when nothing was typed, none when nothing of it is a word.
    """
    words = [word.strip(".") for word in BETWEEN_WORDS.split(fit(typed))]
    words = [word for word in words if word][:MOST_WORDS]
    if not words:
        return articles.none() if typed.strip() else articles
    query = " & ".join(f"'{word}':*" for word in words)
    found = articles.alias(headline_words=HEADLINE_WORDS)
    return found.filter(headline_words=SearchQuery(query, config="simple", search_type="raw"))
