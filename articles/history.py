"""The history of a story: its versions and the steps between them, the newest first."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from articles.models import Article, Transition, Version
from articles.models import state as states

PER_PAGE = 30
# More steps than this between the versions of one page are nobody's history.
MOST_STEPS = 200
PUBLISHING = [Transition.Action.PUBLISH, Transition.Action.SCHEDULE]


class Entry(NamedTuple):
    """A version, or a step: the other of the two is None."""

    when: datetime
    version: Version | None
    step: Transition | None
    # What became of the version, in words.
    became: list[str]


class HistoryPage(NamedTuple):
    entries: list[Entry]
    # The number below which the next page begins, None on the last one.
    before: int | None


def versions_of(number: int) -> QuerySet[Version]:
    """Of a story by its number, with the headline and without the rest of what they hold."""
    return (
        Version.objects.filter(article_number=number)
        .select_related("saved_by")
        .defer("state")
        .annotate(headline=KT("state__headline"))
        .order_by("-number")
    )


def history_of(number: int, *, before: int | None = None) -> HistoryPage:
    """One page of it, in three queries however long the story has been worked on."""
    versions = versions_of(number)
    if before is not None:
        versions = versions.filter(number__lt=before)
    held = list(versions[: PER_PAGE + 1])
    shown, has_more = held[:PER_PAGE], len(held) > PER_PAGE
    since = shown[-1].saved_at if has_more else None
    until = held and before is not None and _saved_at(number, before)
    entries = [*_version_entries(shown), *_step_entries(number, since, until)]
    entries.sort(key=lambda entry: (entry.when, entry.version is None), reverse=True)
    return HistoryPage(entries, shown[-1].number if has_more else None)


def _saved_at(number: int, version: int) -> datetime | None:
    found = Version.objects.filter(article_number=number, number__gte=version)
    return found.order_by("number").values_list("saved_at", flat=True).first()


def _version_entries(versions: list[Version]) -> Iterator[Entry]:
    published = Transition.objects.filter(version__in=versions, action__in=PUBLISHING)
    became: dict[int | None, list[str]] = {}
    for step in published.order_by("made_at"):
        words = words_for(step)
        if words not in became.setdefault(step.version_id, []):
            became[step.version_id].append(words)
    for version in versions:
        yield Entry(version.saved_at, version, None, became.get(version.pk, []))


def _step_entries(number: int, since: Any, until: Any) -> Iterator[Entry]:
    steps = Transition.objects.filter(article_number=number).select_related("by", "version")
    steps = steps.defer("version__state")
    if since:
        steps = steps.filter(made_at__gte=since)
    if until:
        steps = steps.filter(made_at__lt=until)
    for step in steps[:MOST_STEPS]:
        yield Entry(step.made_at, None, step, [])


def words_for(step: Transition) -> str:
    """How a version went out, as a version's own line says it."""
    if step.action == Transition.Action.SCHEDULE:
        return _("Scheduled")
    if step.from_status != Article.Status.PUBLISHED:
        return _("Published")
    if step.is_major:
        return _("Published as a major change")
    return _("Published as a minor change")


def public_state(article: Article) -> states.State:
    """What readers see, or will see at its time."""
    public = article.public_version
    return public.state if public else states.state_of(article)


def deleted_stories(*, below: int | None = None) -> QuerySet[Version]:
    """The last version of each story that has been deleted, those begun last first."""
    versions = Version.objects.filter(article=None)
    if below is not None:
        versions = versions.filter(article_number__lt=below)
    return (
        versions.select_related("saved_by")
        .defer("state")
        .annotate(headline=KT("state__headline"))
        .order_by("-article_number", "kept_aside", "-number")
        .distinct("article_number")
    )
