"""What waits for a moderator, since when, and why, without a word of what was written."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.db.models import Count, DateTimeField, Max, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments.models import Comment, Decision

# What is said of the steps of the intake; their own words may quote the comment.
WHY = {
    "policy": gettext_lazy("comments here wait for a moderator"),
    "length": gettext_lazy("its letters look odd"),
    "flood": gettext_lazy("many comments came at once"),
    "trap": gettext_lazy("a hidden field was filled in"),
    "timing": gettext_lazy("it was written very fast"),
    "links": gettext_lazy("it has links"),
    "ban": gettext_lazy("its writer is banned"),
    "banned_words": gettext_lazy("it has a banned word"),
    "suspect_words": gettext_lazy("it has a suspect word"),
    "duplicate": gettext_lazy("the same was written elsewhere"),
    "spam": gettext_lazy("it resembles spam"),
    "akismet": gettext_lazy("it resembles spam"),
    "history": gettext_lazy("its writer was turned down before"),
    "reports": gettext_lazy("readers have reported it"),
}


def waiting() -> QuerySet[Comment]:
    """The pending comments, each with `since`: when it was written, or was held after all."""
    held = Decision.objects.filter(comment=OuterRef("pk"), to_status=Comment.Status.PENDING)
    held = held.exclude(from_status=Comment.Status.PENDING).exclude(verb="undo")
    last = Subquery(held.order_by("-pk").values("made_at")[:1], output_field=DateTimeField())
    return Comment.objects.pending().annotate(since=Coalesce(last, "created_at"))


@dataclass
class Wait:
    """All that waits, asked for once."""

    @cached_property
    def whole(self) -> dict[str, object]:
        return waiting().aggregate(number=Count("pk"), oldest=Min("since"), newest=Max("since"))

    @property
    def number(self) -> int:
        return self.whole["number"]

    @property
    def oldest(self) -> datetime | None:
        return self.whole["oldest"]

    @property
    def newest(self) -> datetime | None:
        return self.whole["newest"]

    def any_since(self, after: datetime | None, until: datetime) -> bool:
        if self.oldest is None or self.oldest > until:
            return False
        return after is None or waiting().filter(since__gt=after, since__lte=until).exists()


def why_held(comment: Comment) -> list[str]:
    """In words of our own: a step's words, such as the suspect one it found, are the writer's."""
    steps = dict.fromkeys(reason.get("step", "") for reason in comment.reasons)
    said = [str(WHY.get(step, _("a check of the site held it"))) for step in steps]
    if comment.reported:
        said.append(_("readers have reported it"))
    return list(dict.fromkeys(said)) or [_("nobody has decided about it yet")]
