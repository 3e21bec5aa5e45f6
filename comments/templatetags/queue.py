"""Words of the moderators' desk."""

from typing import Any

from django import template

from comments.admin.queue.words import VERBS
from comments.models import Decision
from comments.moderation import MOVES
from comments.moderation.records import name_of

register = template.Library()


@register.filter
def words_of_verb(verb: str) -> Any:
    return VERBS.get(verb, verb)


@register.filter
def needs_reason(verb: str) -> bool:
    return MOVES[verb].needs_reason


@register.filter
def is_told(verb: str) -> bool:
    """Whether the writer reads the note: it goes with the reason, and with nothing else."""
    return verb in MOVES and MOVES[verb].needs_reason


@register.filter
def verb_in_words(decision: Decision) -> Any:
    return VERBS.get(decision.verb) or decision.get_to_status_display()


@register.filter
def decider(decision: Decision) -> str:
    """Who decided, or how it came about where it was nobody at the desk."""
    return name_of(decision.by) if decision.by else decision.get_via_display()
