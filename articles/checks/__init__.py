"""What a story is looked through for before it is published.

A check is a function that takes a Story and yields findings. Adding one means writing it and
naming it in CHECKS. Errors keep a story from being published, warnings do not.
"""

from collections.abc import Callable, Iterable
from typing import Any

from articles.checks.addresses import address_is_taken, address_was_another_storys
from articles.checks.findings import NAMES, Finding
from articles.checks.links import empty_links, links_to_nowhere, links_to_the_unpublished
from articles.checks.pictures import no_lead_picture, pictures_without_alt_text
from articles.checks.story import Story
from articles.checks.words import (
    bold_lines,
    heading_order,
    long_headline,
    no_standfirst,
    nothing_to_read,
)

CHECKS: list[Callable[[Story], Iterable[Finding]]] = [
    nothing_to_read,
    address_is_taken,
    pictures_without_alt_text,
    empty_links,
    no_standfirst,
    no_lead_picture,
    long_headline,
    heading_order,
    bold_lines,
    links_to_nowhere,
    links_to_the_unpublished,
    address_was_another_storys,
]


def findings_of(article: Any, state: dict[str, Any]) -> list[Finding]:
    """What all checks say of a state of an article, the errors first."""
    story = Story(article, state)
    found = [finding for check in CHECKS for finding in check(story)]
    return sorted(found, key=lambda finding: not finding.is_error)


__all__ = ["CHECKS", "NAMES", "Finding", "Story", "findings_of"]
