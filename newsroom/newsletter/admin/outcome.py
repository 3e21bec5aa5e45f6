"""What has become of the mails of an edition: numbers, and a bar for each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from newsroom.lib.plots import scaled
from newsroom.newsletter.models import Delivery, Edition

# As wide as the plot is.
WIDTH = 400


@dataclass
class Line:
    state: str
    words: Any
    number: int
    share: float
    width: int


def counts_of(edition: Edition) -> dict[str, int]:
    return counts_of_many([edition]).get(edition.pk, edition.counts)


def counts_of_many(rows: list[Edition]) -> dict[int, dict[str, int]]:
    """How many mails are in which state; for those whose mails are still kept one by one."""
    found: dict[int, dict[str, int]] = {row.pk: dict(row.counts) for row in rows if row.counts}
    grouped = Delivery.objects.filter(edition__in=rows).order_by().values("edition", "state")
    for edition, state, number in grouped.annotate(number=Count("pk")).values_list(
        "edition", "state", "number"
    ):
        found.setdefault(edition, {})[state] = number
    return found


def lines_of(edition: Edition) -> list[Line]:
    counts = counts_of(edition)
    total = sum(counts.values())
    return [
        Line(
            state,
            words,
            counts[state],
            100 * counts[state] / total,
            scaled(counts[state], total, WIDTH),
        )
        for state, words in Delivery.State.choices
        if counts.get(state)
    ]


def outcome_of(edition: Edition) -> dict[str, Any]:
    lines = lines_of(edition)
    return {"lines": lines, "total": sum(line.number for line in lines), "plot_width": WIDTH}
