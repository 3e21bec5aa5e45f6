"""What is said when something has been done."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from comments.models import Decision
from comments.moderation import MOVES, bans

DONE: dict[str, Any] = {
    "approve": ngettext_lazy("Approved.", "%d comments were approved."),
    "reject": ngettext_lazy("Rejected.", "%d comments were rejected."),
    "mark_as_spam": ngettext_lazy("Marked as spam.", "%d comments were marked as spam."),
    "remove": ngettext_lazy("Removed from the page.", "%d comments were removed from the page."),
    "restore": ngettext_lazy("Put back.", "%d comments were put back."),
    "keep": ngettext_lazy(
        "Kept: reports of it are no longer shown.",
        "%d comments were kept: reports of them are no longer shown.",
    ),
    "pick": ngettext_lazy("Picked.", "%d comments were picked."),
    "unpick": ngettext_lazy("No longer picked.", "%d comments are no longer picked."),
    "reply": ngettext_lazy("Your answer appears.", "%d answers appear."),
    "undo": ngettext_lazy("Undone.", "%d decisions were undone."),
}
# What the log calls what is not a move of a comment.
OTHERS = {
    "reply": gettext_lazy("Answer"),
    "reword": gettext_lazy("Reword"),
    "mode": gettext_lazy("Change the story’s mode"),
    "ban": gettext_lazy("Ban"),
    "lift_ban": gettext_lazy("Lift a ban"),
    "undo": gettext_lazy("Undo"),
}
VERBS: dict[str, Any] = {**{verb: move.words for verb, move in MOVES.items()}, **OTHERS}


def told(decisions: Iterable[Decision]) -> str:
    """What a batch came to, in words."""
    numbers: dict[str, int] = {}
    sentences = []
    for decision in decisions:
        if decision.verb in {"ban", "lift_ban"}:
            sentences.append(about_ban(decision))
        elif decision.verb == "mode":
            sentences.append(_("The story’s mode was changed."))
        else:
            numbers[decision.verb] = numbers.get(decision.verb, 0) + 1
    counted = [DONE[verb] % number for verb, number in numbers.items() if verb in DONE]
    return " ".join(str(sentence) for sentence in [*sentences, *counted])


def about_ban(decision: Decision) -> str:
    who = bans.in_words(decision.before["kind"], decision.before["value"])
    words = _("%s is banned.") if decision.verb == "ban" else _("The ban of %s was lifted.")
    return words % who
