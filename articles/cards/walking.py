"""Has the cards of many looked at again, when what stands on all of them has changed."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from articles.cards.keeping import keep_of_section, keep_of_site, keep_of_story
from articles.models import Article, Section

# Stories in one job: it is done in seconds, and other jobs come in between.
AT_ONCE = 100


def after_site() -> None:
    """Call it when the name or a colour of the site has changed: they stand on every card."""
    keep_of_site()
    for pk in Section.objects.order_by("pk").values_list("pk", flat=True):
        keep_of_section(pk)
    go_on(None, section=None)


def after_section(pk: int) -> None:
    if keep_of_section(pk):
        go_on(None, section=pk)


def some(before: int | None, section: int | None) -> None:
    """The next stories, the newest first, and a job for those behind them."""
    pks = list(wanting(before, section)[:AT_ONCE])
    for pk in pks:
        keep_of_story(pk)
    if len(pks) == AT_ONCE:
        go_on(pks[-1], section)


def go_on(before: int | None, section: int | None) -> None:
    from articles import jobs

    jobs.draw_some_cards.defer(before=before, section=section)


def wanting(before: int | None = None, section: int | None = None) -> QuerySet[Any, int]:
    """The numbers of stories without a picture, the newest first."""
    stories = Article.objects.published().filter(lead_picture=None).order_by("-pk")
    if before is not None:
        stories = stories.filter(pk__lt=before)
    if section is not None:
        stories = stories.filter(section=section)
    return stories.values_list("pk", flat=True)


def everything() -> Iterator[bool]:
    """One step at a time, for whoever shows how far it is: whether a card was drawn."""
    yield keep_of_site()
    for pk in Section.objects.order_by("pk").values_list("pk", flat=True):
        yield keep_of_section(pk)
    for pk in wanting().iterator():
        yield keep_of_story(pk)


def number() -> int:
    return 1 + Section.objects.count() + wanting().count()
