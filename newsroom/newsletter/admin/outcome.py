"""What has become of the mails of an edition: numbers, and a bar for each."""

from dataclasses import dataclass
from typing import Any

from newsroom.lib.plots import scaled
from newsroom.newsletter.models import Delivery, Edition
from newsroom.newsletter.sending.summing import counts_of_many

# As wide as the plot is.
WIDTH = 400


@dataclass
class Line:
    state: str
    words: Any
    number: int
    share: float
    width: int


def lines_of(edition: Edition) -> list[Line]:
    counts = counts_of_many([edition]).get(edition.pk, {})
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
