"""A draft read as the state that saving it would make, as far as it can be told."""

import re

from articles.models import Draft
from articles.models.state import PLAIN_FIELDS, State, tidy

BYLINE = re.compile(r"bylines-(\d{1,3})-(contributor|credit|position|DELETE)")


def state_in(draft: Draft, before: State) -> State:
    """`before` stands in for what the draft does not name."""
    one = dict(draft.typed)
    topics = [number(value) for name, value in draft.typed if name == "topics"]
    return tidy(
        {
            **before,
            **{name: one[name] for name in PLAIN_FIELDS if name in one},
            "section": number(one.get("section")) or before["section"],
            "lead_picture": number(one.get("lead_picture")),
            "topics": sorted(pk for pk in topics if pk),
            "bylines": bylines_in(one),
        }
    )


def bylines_in(one: dict[str, str]) -> list[dict[str, object]]:
    lines: dict[int, dict[str, str]] = {}
    for name, value in one.items():
        if found := BYLINE.fullmatch(name):
            lines.setdefault(int(found[1]), {})[found[2]] = value
    kept = [line for line in lines.values() if number(line.get("contributor"))]
    kept = [line for line in kept if not line.get("DELETE")]
    kept.sort(key=lambda line: number(line.get("position")) or len(lines) + 1)
    return [
        {"contributor": number(line["contributor"]), "credit": line.get("credit", "")}
        for line in kept
    ]


def names_a_row(field: str) -> bool:
    """Whether the field holds the primary key of something."""
    return field in {"section", "lead_picture", "topics"} or field.endswith("-contributor")


def number(text: str | None) -> int | None:
    """The primary key in a field; nothing where none can be."""
    return int(text) if text and text.isdecimal() and len(text) < 19 else None
