"""What happened to a story, for the colleagues who open it: its steps and its saved versions."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.checks import NAMES
from articles.models import Article, Transition, Version
from newsroom.lib.people import name_of

SHOWN = 12


class Event(NamedTuple):
    when: datetime
    what: str
    by: str
    note: str


def events_of(article: Article) -> list[Event]:
    """The newest first, steps and versions together; two queries."""
    steps = article.transitions.select_related("by")[:SHOWN]
    versions = article.versions.select_related("saved_by").defer("state")
    found = [*map(of_step, steps), *map(of_version, versions[:SHOWN])]
    return sorted(found, reverse=True)[:SHOWN]


def of_step(step: Transition) -> Event:
    what = step.get_action_display()
    if step.overruled:
        names = ", ".join(str(NAMES.get(code, code)) for code in step.overruled)
        what = _("%(what)s in spite of: %(names)s") % {"what": what, "names": names}
    return Event(step.made_at, what, name_of(step.by), step.note)


def of_version(version: Version) -> Event:
    what = _("Version %(number)d was saved") % {"number": version.number}
    return Event(version.saved_at, what, name_of(version.saved_by), version.note)
