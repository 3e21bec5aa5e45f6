"""A draft read as the state that saving it would make, as far as it can be told."""

import re

from articles.models import Draft
from articles.models.state import PLAIN_FIELDS, State, tidy
from newsroom.lib.numbers import number_in, numbers_in

BYLINE = re.compile(r"bylines-(\d{1,3})-(contributor|credit|position|DELETE)")


def state_in(draft: Draft, before: State) -> State:
    """`before` stands in for what the draft does not name."""
    one = dict(draft.typed)
    topics = numbers_in([value for name, value in draft.typed if name == "topics"])
    return tidy(
        {
            **before,
            **{name: one[name] for name in PLAIN_FIELDS if name in one},
            "section": number_in(one.get("section")) or before["section"],
            "lead_picture": number_in(one.get("lead_picture")),
            "topics": sorted(pk for pk in topics if pk),
            "bylines": bylines_in(one),
        }
    )


def bylines_in(one: dict[str, str]) -> list[dict[str, object]]:
    lines: dict[int, dict[str, str]] = {}
    for name, value in one.items():
        if found := BYLINE.fullmatch(name):
            lines.setdefault(int(found[1]), {})[found[2]] = value
    kept = [line for line in lines.values() if number_in(line.get("contributor"))]
    kept = [line for line in kept if not line.get("DELETE")]
    kept.sort(key=lambda line: number_in(line.get("position")) or len(lines) + 1)
    return [
        {"contributor": number_in(line["contributor"]), "credit": line.get("credit", "")}
        for line in kept
    ]


def names_a_row(field: str) -> bool:
    """Whether the field holds the primary key of something."""
    return field in {"section", "lead_picture", "topics", "series"} or field.endswith(
        "-contributor"
    )
