"""Brings many redirects in at once: first what would happen is shown, then it is done."""

import hashlib
import json
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Redirect
from articles.models.addresses import REDIRECTS
from articles.redirects.chains import end_of
from articles.redirects.living import answering, warnings_for
from articles.redirects.paths import path_of, tidy_path, tidy_target
from articles.redirects.reading import Line
from newsroom.lib.text import fit
from newsroom.lib.turns import one_at_a_time

LONGEST_NOTE = 160
TOGETHER = 1000


class Outcome(TextChoices):
    REFUSED = "refused", gettext_lazy("Refused")
    ADDED = "added", gettext_lazy("Added")
    CHANGED = "changed", gettext_lazy("Changed")
    SAME = "same", gettext_lazy("As it is already")


class Entry(NamedTuple):
    """What becomes of one line: its addresses as they will be kept, and what to say of it."""

    number: int
    path: str
    target: str
    note: str
    outcome: Outcome
    words: str = ""


class Plan(NamedTuple):
    """What becomes of every line, and of redirects that lead to one of them today."""

    entries: list[Entry]
    led_on: dict[str, str]

    def of(self, outcome: Outcome) -> list[Entry]:
        return [entry for entry in self.entries if entry.outcome == outcome]

    def to_write(self) -> list[Entry]:
        return self.of(Outcome.ADDED) + self.of(Outcome.CHANGED)

    def fingerprint(self) -> str:
        """The same for the same plan: tells whether it still is what somebody was shown."""
        written = json.dumps([self.entries, self.led_on], sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()


class Stale(ValidationError):
    """The table has changed since the plan was shown: `plan` is what would happen now."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(_("The redirects were changed meanwhile. Look at the list again."))
        self.plan = plan


def plan_of(lines: list[Line]) -> Plan:
    """What bringing the lines in would do to the table as it is now. Nothing is written."""
    table = {row.path: row for row in Redirect.objects.only("path", "target", "note")}
    tidied, refused = tidy(lines)
    wanted = {line.path: line for line in tidied}
    known = {**{path: row.target for path, row in table.items()}, **targets(wanted)}
    living = answering(key for target in known.values() if (key := path_of(target)) in known)
    ends, circles = follow(wanted, known.get, living)
    # What leads into a circle is refused whole, so nothing accepted leads through it.
    accepted = {path: line for path, line in wanted.items() if path in ends}
    entries = [judged(line, ends[line.path], table) for line in accepted.values()]
    entries = [*refused, *circles, *with_warnings(entries)]
    led_on = lead_on(table, accepted, ends, living)
    return Plan(sorted(entries, key=lambda entry: entry.number), led_on)


def bring_in(
    lines: list[Line], *, by: Any = None, shown: str = "", progress: Callable[[int], Any] = int
) -> Plan:
    """Writes what `plan_of` plans, all or nothing. Raises Stale when that is not what was shown.

    `progress` is called with the number of rows that have been written.
    """
    with one_at_a_time(REDIRECTS):
        plan = plan_of(lines)
        if shown and shown != plan.fingerprint():
            raise Stale(plan)
        rows = iter(plan.to_write())
        while some := list(islice(rows, TOGETHER)):
            write([Redirect(path=e.path, target=e.target, note=e.note, made_by=by) for e in some])
            progress(len(some))
        write([Redirect(path=path, target=target) for path, target in plan.led_on.items()], [])
    return plan


def write(rows: list[Redirect], also: Iterable[str] = ("note",)) -> None:
    Redirect.objects.bulk_create(
        rows,
        batch_size=TOGETHER,
        update_conflicts=True,
        unique_fields=["path"],
        update_fields=["target", *also],
    )


def tidy(lines: list[Line]) -> tuple[list[Line], list[Entry]]:
    """The lines that can be, written in the one way there is, and those that are refused."""
    kept: dict[str, Line] = {}
    refused = []
    for line in lines:
        try:
            found = tidy_line(line)
            require_once(found, kept)
            kept[found.path] = found
        except ValidationError as error:
            refused.append(refusal(line, error))
    return list(kept.values()), refused


def tidy_line(line: Line) -> Line:
    if line.target is None:
        raise ValidationError(
            _("There is one column only. For a page that is gone, leave the second one empty.")
        )
    note = fit(line.note)
    if len(note) > LONGEST_NOTE:
        raise ValidationError(_("Keep the note to %(most)d characters.") % {"most": LONGEST_NOTE})
    return Line(line.number, tidy_path(line.path), tidy_target(line.target), note)


def require_once(line: Line, kept: dict[str, Line]) -> None:
    first = kept.get(line.path)
    if first is None:
        return
    if first.target == line.target:
        raise ValidationError(_("Line %(number)d says the same.") % {"number": first.number})
    raise ValidationError(
        _("Line %(number)d leads this address elsewhere.") % {"number": first.number}
    )


def refusal(line: Line, error: ValidationError) -> Entry:
    words = " ".join(error.messages)
    return Entry(line.number, line.path, line.target or "", line.note, Outcome.REFUSED, words)


def targets(lines: dict[str, Line]) -> dict[str, str]:
    return {path: line.target or "" for path, line in lines.items()}


def follow(
    wanted: dict[str, Line], lookup: Callable[[str], str | None], living: set[str]
) -> tuple[dict[str, str], list[Entry]]:
    """Where each line leads at last, and the lines that lead in a circle."""
    ends, circles = {}, []
    for path, line in wanted.items():
        try:
            ends[path] = end_of(path, line.target or "", lookup, living.__contains__)
        except ValidationError as error:
            circles.append(refusal(line, error))
    return ends, circles


def judged(line: Line, end: str, table: dict[str, Redirect]) -> Entry:
    row = table.get(line.path)
    note = line.note or (row.note if row else "")
    outcome, words = Outcome.ADDED, ""
    if row:
        is_same = (row.target, row.note) == (end, note)
        outcome = Outcome.SAME if is_same else Outcome.CHANGED
    if outcome == Outcome.CHANGED and row.target != end:
        words = _("Led to %(target)s.") % {"target": row.target or _("nothing")}
    elif end != line.target:
        words = _("Leads straight to where %(target)s leads.") % {"target": line.target}
    return Entry(line.number, line.path, end, note, outcome, words)


def with_warnings(entries: list[Entry]) -> list[Entry]:
    warnings = warnings_for((entry.path, entry.target) for entry in entries)
    return [
        entry._replace(words=f"{entry.words} {warnings[entry.path]}".strip()) for entry in entries
    ]


def lead_on(
    table: dict[str, Redirect], accepted: dict[str, Line], ends: dict[str, str], living: set[str]
) -> dict[str, str]:
    """The rows that led to what now leads on, each with its new end."""
    return {
        path: end_of(path, row.target, ends.get, living.__contains__)
        for path, row in table.items()
        if path not in accepted and (key := path_of(row.target)) in accepted and key not in living
    }
