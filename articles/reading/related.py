"""Finds stories that belong beside a story: by their topics, their words, and links between them.

It is done by a job when a story appears or changes, and kept on its row: readers wait for nothing.
What was found may be withdrawn later, so whoever shows it asks for public stories.
"""

import math
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet

from articles.models import Article, ArticleLink
from articles.models.search import HEADLINE_WORDS
from newsroom.lib.richtext.words import is_unspaced
from newsroom.lib.slugs import slug_of
from newsroom.site.speaking import readers_language

KEPT, AROUND = 12, 6
# From each of the ways in which stories are looked for; the newest first.
LOOKED_AT = 150
SHORTEST_WORD, MOST_WORDS, LONGEST_TEXT = 4, 24, 1000
FOR_TOPICS, FOR_WORDS, FOR_LINK, FOR_SECTION = 2.0, 3.0, 1.5, 0.3
# Less than this is chance: the same section, or one common word.
LEAST = 0.6
A_YEAR, FOR_EACH_YEAR, MOST_FOR_YEARS = 365, 0.1, 0.5
FIELDS = ["pk", "section", "published_at", "headline", "short_headline", "kicker", "standfirst"]


class Story(NamedTuple):
    pk: int
    section: int
    published_at: datetime
    words: frozenset[str]
    topics: frozenset[int]


def find_around(article_pk: int) -> None:
    """For a story, and for those that stood or stand beside it: they may lose it, or gain by it."""
    kept = Article.objects.filter(pk=article_pk).values_list("related_found", flat=True).first()
    found = keep_related(article_pk)
    for pk in dict.fromkeys([*found[:AROUND], *(kept or [])[:AROUND]]):
        keep_related(pk)


def keep_related(pk: int) -> list[int]:
    """Brings what is kept on the row of a story up to date, where readers may see that story."""
    article = Article.objects.published().defer("body", "body_html").filter(pk=pk).first()
    if article is None:
        return []
    found = related_to(article)
    if found != article.related_found:
        # Nobody edited it: no time moves.
        Article.objects.filter(pk=pk).update(related_found=found)
    return found


def related_to(article: Article) -> list[int]:
    """The best first."""
    linked = linked_with(article)
    public = Article.objects.published().filter(language__in=languages_like(article.language))
    public = public.exclude(pk=article.pk)
    if article.series_id:
        # The other parts stand in a list of their own.
        public = public.exclude(series=article.series_id)
    stories = as_stories(public.filter(pk__in=candidates(article, public, linked)))
    [itself] = as_stories(Article.objects.filter(pk=article.pk))
    weights = weights_of([itself, *stories])
    scores = {
        story.pk: likeness(itself, story, weights) + FOR_LINK * (story.pk in linked)
        for story in stories
    }
    good = [pk for pk, score in scores.items() if score >= LEAST]
    return sorted(good, key=lambda pk: (-scores[pk], -pk))[:KEPT]


def languages_like(code: str) -> set[str]:
    """A story without a language is in that of the site, and so is one that names it."""
    of_site = readers_language().partition("-")[0]
    return {"", of_site} if code in {"", of_site} else {code}


def candidates(article: Article, public: QuerySet, linked: set[int]) -> set[int]:
    found = set(linked)
    for topic in article.topics.all():
        found |= newest(public.filter(topics=topic))
    found |= newest(public.filter(section=article.section_id))
    if words := sorted(words_of(article.headline, article.kicker))[:MOST_WORDS]:
        found |= newest(with_any_of(words, public))
    return found


def with_any_of(words: Iterable[str], stories: QuerySet) -> QuerySet:
    """Those with one of the words in the headline or, without accents, in the address."""
    raw = " | ".join(f"'{word}'" for word in words)
    query = SearchQuery(raw, config="simple", search_type="raw")
    return stories.alias(said=HEADLINE_WORDS).filter(said=query)


def newest(stories: QuerySet) -> set[int]:
    return set(stories.newest_first().values_list("pk", flat=True)[:LOOKED_AT])


def linked_with(article: Article) -> set[int]:
    out = ArticleLink.objects.filter(article=article).values_list("target", flat=True)
    into = ArticleLink.objects.filter(target=article).values_list("article", flat=True)
    return {*out, *into}


def as_stories(articles: QuerySet) -> list[Story]:
    rows = list(articles.values_list(*FIELDS))
    topics: dict[int, set[int]] = {}
    pairs = Article.topics.through.objects.filter(article__in=[row[0] for row in rows])
    for article, topic in pairs.values_list("article", "topic"):
        topics.setdefault(article, set()).add(topic)
    return [
        Story(pk, section, at, words_of(*texts), frozenset(topics.get(pk, ())))
        for pk, section, at, *texts in rows
    ]


def words_of(*texts: str) -> frozenset[str]:
    """Folded, so that accents and capitals make no difference; pairs of signs in Chinese."""
    slug = slug_of(" ".join(texts), longest=LONGEST_TEXT)
    return frozenset(piece for word in slug.split("-") for piece in pieces(word))


def pieces(word: str) -> Iterable[str]:
    if is_unspaced(word):
        return ["".join(pair) for pair in pairwise(word)]
    return [word] if len(word) >= SHORTEST_WORD else []


def weights_of(stories: list[Story]) -> dict[str, float]:
    """A word that few stories share says more."""
    counts = Counter(word for story in stories for word in story.words)
    return {word: math.log1p(len(stories) / count) for word, count in counts.items()}


def likeness(one: Story, other: Story, weights: dict[str, float]) -> float:
    shared, all_topics = one.topics & other.topics, one.topics | other.topics
    by_topics = len(shared) / len(all_topics) if shared else 0
    apart = abs((one.published_at - other.published_at).days) / A_YEAR * FOR_EACH_YEAR
    return (
        FOR_TOPICS * by_topics
        + FOR_WORDS * likeness_of_words(one, other, weights)
        + FOR_SECTION * (one.section == other.section)
        - min(apart, MOST_FOR_YEARS)
    )


def likeness_of_words(one: Story, other: Story, weights: dict[str, float]) -> float:
    """From 0 for nothing in common to 1 for the same words (the cosine of the two)."""

    def size(words: Iterable[str]) -> float:
        return sum(weights[word] ** 2 for word in words)

    both = size(one.words & other.words)
    return both / math.sqrt(size(one.words) * size(other.words)) if both else 0
