"""Keeps the entries: called by whatever changes what a story says, or whether it is public."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Prefetch, QuerySet, Value

from articles.models.search_entries import SearchEntry
from articles.search import learning
from articles.search.folding import folded
from articles.search.languages import config_of
from articles.search.tags import PERSON, SECTION, TOPIC, tag, tags_of, tags_of_time
from newsroom.lib.richtext import plain_text
from newsroom.site.speaking import readers_language

if TYPE_CHECKING:
    from articles.models import Article

# A vector holds a megabyte; no story that was written by people is as long as this.
LONGEST = 250_000
AT_ONCE = 200


def file_story(article: "Article") -> None:
    """Brings the entry of a story up to date: there is one while it is out, or is to come out."""
    file_stories([article.pk])


def file_stories(pks: Iterable[int]) -> int:
    """The same for many, in order, so that two who do this wait for each other; how many."""
    wanted = sorted(set(pks))
    for start in range(0, len(wanted), AT_ONCE):
        _file(wanted[start : start + AT_ONCE])
    return len(wanted)


def file_all(tell: Callable[[int], object] = lambda filed: None) -> int:
    """Every story that is out or is to come out, and the words of those that are out anew.

    `tell` hears how many were filed now and then.
    """
    filed, lesson = 0, learning.Lesson()
    learning.forget_all()
    pks = stories_to_file().order_by("pk").values_list("pk", flat=True)
    for some in in_lots(pks.iterator(chunk_size=AT_ONCE), AT_ONCE):
        lesson.hear(_file(some))
        filed += len(some)
        tell(len(some))
    lesson.keep()
    return filed


def learn(pk: int) -> None:
    lesson = learning.Lesson()
    lesson.hear(stories_to_file().filter(pk=pk))
    lesson.keep()


def in_lots(pks: Iterator[int], size: int) -> Iterator[list[int]]:
    while some := list(islice(pks, size)):
        yield some


@transaction.atomic
def _file(pks: list[int]) -> list["Article"]:
    found = list(stories_to_file().filter(pk__in=pks).order_by("pk"))
    language = readers_language()
    SearchEntry.objects.bulk_create(
        [entry_of(article, language) for article in found],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["config", "words", "tags", "published_at"],
    )
    gone = set(pks) - {article.pk for article in found}
    if gone:
        SearchEntry.objects.filter(pk__in=gone).delete()
    return found


def stories_to_file() -> QuerySet["Article"]:
    """Those that are public, and those that wait for their time; with all that is filed of them."""
    model = apps.get_model("articles", "Article")
    bylines = apps.get_model("articles", "Byline").objects.select_related("contributor")
    return (
        model.objects.filter(status=model.Status.PUBLISHED)
        .prefetch_related("topics", Prefetch("bylines", bylines))
        .defer("body_html", "contents")
    )


def entry_of(article: "Article", language: str) -> SearchEntry:
    config = config_of(article.language or language)
    return SearchEntry(
        article=article,
        config=config,
        words=vector_of(article, config),
        tags=[
            tag(SECTION, article.section_id),
            *tags_of(TOPIC, (topic.pk for topic in article.topics.all())),
            *tags_of(PERSON, (line.contributor_id for line in article.bylines.all())),
            *tags_of_time(article.published_at),
        ],
        published_at=article.published_at,
    )


def vector_of(article: "Article", config: str) -> Any:
    """The words of a story, those that weigh most first."""
    names = [topic.name for topic in article.topics.all()]
    names += [line.contributor.name for line in article.bylines.all()]
    headline = f"{article.kicker}\n{article.headline}\n{article.short_headline}"
    about = "\n".join([article.standfirst, article.dateline, *names])
    weighed = {"A": headline, "B": about, "C": plain_text(article.body)}
    vectors = [
        SearchVector(Value(folded(text[:LONGEST])), config=config, weight=weight)
        for weight, text in weighed.items()
    ]
    return vectors[0] + vectors[1] + vectors[2]
