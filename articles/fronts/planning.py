"""What editors do with the front page: plan it, take a plan back, bring it back."""

from collections import Counter
from datetime import datetime
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editors import require_editor
from articles.fronts.shapes import BESIDE_THE_LEAD, ROOM, Arrangement, stories_of, whole
from articles.models import Article, FrontPlan, Section
from newsroom.lib.people import name_of
from newsroom.lib.times import validate_year
from newsroom.lib.turns import one_at_a_time


class Overtaken(ValidationError):
    """Somebody else planned the front meanwhile: `theirs` is their plan. Nothing was saved."""

    def __init__(self, theirs: FrontPlan) -> None:
        words = _("%(name)s has arranged the front page meanwhile.")
        super().__init__(words % {"name": name_of(theirs.made_by) or _("Somebody")}, "overtaken")
        self.theirs = theirs


def plan(
    arrangement: Arrangement,
    *,
    by: Any,
    starts_at: datetime | None = None,
    note: str = "",
    seen: int | None = None,
) -> FrontPlan:
    """Keeps how the front page is to look, from now or from a time on.

    `seen` is the primary key of the newest plan that the editor knew of, 0 for none. Raises
    PermissionDenied, ValidationError, and Overtaken when there is a newer plan than that.
    """
    require_editor(by)
    arrangement = checked(arrangement)
    with one_at_a_time("front page"):
        require_newest(seen)
        now = timezone.now()
        return FrontPlan.objects.create(
            arrangement=arrangement, starts_at=begin(starts_at, now), note=note, made_by=by
        )


def cancel(plan: FrontPlan, *, by: Any) -> None:
    """Takes a plan back: it will not come, or the one before it holds again. The plan is kept."""
    _move(plan, by=by, cancelled_at=timezone.now(), words="Taken back.")


def bring_back(plan: FrontPlan, *, by: Any) -> None:
    """Undoes a cancellation: the plan holds from its own time on, as if nothing had been."""
    _move(plan, by=by, cancelled_at=None, words="Brought back.")


def _move(plan: FrontPlan, *, by: Any, cancelled_at: datetime | None, words: str) -> None:
    require_editor(by)
    with one_at_a_time("front page"):
        plan.refresh_from_db()
        if bool(plan.cancelled_at) != bool(cancelled_at):
            plan.cancelled_at = cancelled_at
            plan.save(update_fields=["cancelled_at"])
            LogEntry.objects.log_actions(by.pk, [plan], CHANGE, words, single_object=True)


def require_newest(seen: int | None) -> None:
    newest = FrontPlan.objects.select_related("made_by").order_by("-pk").first()
    if seen is not None and newest and newest.pk != seen:
        raise Overtaken(newest)


def begin(starts_at: datetime | None, now: datetime) -> datetime:
    if starts_at is None:
        return now
    validate_year(starts_at)
    if starts_at <= now:
        raise ValidationError(_("This time is past. Leave it empty to arrange the front now."))
    return starts_at


def checked(arrangement: Arrangement) -> Arrangement:
    """The arrangement, if it can stand; otherwise every reason why it cannot."""
    arrangement = whole(arrangement)
    troubles = [*too_many(arrangement), *twice(arrangement), *nowhere(arrangement)]
    if troubles:
        raise ValidationError(troubles)
    return arrangement


def too_many(arrangement: Arrangement) -> list[str]:
    second = len(arrangement["second"]) > BESIDE_THE_LEAD
    found = [_("Only %d stories stand beside the lead.") % BESIDE_THE_LEAD] if second else []
    for block in arrangement["blocks"]:
        room = ROOM.get(block["shape"])
        if room is None:
            found.append(_("A block has a shape that there is not."))
        elif len(block["articles"]) > room:
            found.append(_("A block of this shape has room for %d stories.") % room)
    return found


def twice(arrangement: Arrangement) -> list[str]:
    often = [pk for pk, times in Counter(stories_of(arrangement)).items() if times > 1]
    headlines = Article.objects.filter(pk__in=often).values_list("headline", flat=True)
    sections = [block["section"] for block in arrangement["blocks"]]
    found = [_("\u201c%s\u201d stands there twice.") % headline for headline in headlines]
    if len(sections) != len(set(sections)):
        found.append(_("A section has one block only."))
    return found


def nowhere(arrangement: Arrangement) -> list[str]:
    """Only what is public, or has a time from which it will be, can be given a place."""
    named, sections = stories_of(arrangement), [b["section"] for b in arrangement["blocks"]]
    found = Article.objects.filter(pk__in=named)
    words = _("\u201c%s\u201d is neither published nor scheduled.")
    troubles = [
        words % headline
        for headline in found.exclude(status=Article.Status.PUBLISHED).values_list(
            "headline", flat=True
        )
    ]
    if found.count() != len(set(named)):
        troubles.append(_("A story is no longer there."))
    if Section.objects.filter(pk__in=sections).count() != len(set(sections)):
        troubles.append(_("A section is no longer there."))
    return troubles
