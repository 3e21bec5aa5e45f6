"""A reader's own comments, and what their writer is told about each."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from comments.models import Comment, CommentQuerySet, Decision, Rules
from comments.moderation import MOVES
from comments.readers.editing import can_change
from comments.readers.remembered import Remembered

Status = Comment.Status
# For so long a browser is shown under a story what was decided against.
SHOWN_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Told:
    """`kind` is waiting, shown, hidden, against, removed or back; the rest is said in words."""

    comment: Comment
    kind: str
    words: str
    decision: Decision | None = None
    can_change: bool = False

    @property
    def reason(self) -> str:
        is_said = self.decision and self.decision.reason not in {"", "other"}
        return str(self.decision.get_reason_display()) if is_said else ""

    @property
    def note(self) -> str:
        """What the moderator adds to the reason; notes on other decisions are for colleagues."""
        is_told = self.decision and MOVES.get(self.decision.verb, MOVES["approve"]).needs_reason
        return self.decision.note if is_told else ""


def comments_of(remembered: Remembered) -> CommentQuerySet:
    """Those that came from the owner of the address proved in this browser; else none."""
    if not remembered.email:
        return Comment.objects.none()
    return Comment.objects.filter(commenter__email=remembered.email, is_proven=True)


def written_in(remembered: Remembered) -> Q:
    """Those written in this browser, and those that are its reader's wherever they were written."""
    proved = Q(commenter__email=remembered.email, is_proven=True) if remembered.email else Q()
    return Q(pk__in=remembered.comments) | proved


def with_decisions(comments: CommentQuerySet) -> CommentQuerySet:
    """The newest first of those that still stand."""
    standing = Decision.objects.filter(undone_at=None).exclude(from_status=F("to_status"))
    prefetched = Prefetch("decisions", standing.order_by("-pk"), to_attr="standing_decisions")
    return comments.select_related("article", "parent").prefetch_related(prefetched)


def told(comment: Comment, remembered: Remembered, rules: Rules) -> Told:
    """`comment` comes from `with_decisions`."""
    last = next(iter(comment.standing_decisions), None)
    kind = kind_of(comment, rules)
    why = last if kind in {"against", "removed"} else None
    return Told(comment, kind, words_of(kind), why, can_change(comment, remembered, rules))


def kind_of(comment: Comment, rules: Rules) -> str:
    """A decision is told when it can no longer be undone with one press.

    By the decision and not by the status: what fell into the trap looks as if it waited.
    """
    if comment.status == Status.WITHDRAWN:
        return "back"
    if comment.status == Status.APPROVED:
        return "shown" if comment.is_shown and comment.article.is_published() else "hidden"
    is_waiting = comment.status == Status.PENDING or comment.decided_at is None
    if is_waiting or comment.decided_at > timezone.now() - timedelta(minutes=rules.undo_minutes):
        return "waiting"
    return "removed" if comment.status == Status.REMOVED else "against"


def words_of(kind: str) -> str:
    return {
        "waiting": _("Waiting for approval"),
        "shown": _("Can be read by everybody"),
        "hidden": _("Approved, and not shown at present"),
        "against": _("Does not appear"),
        "removed": _("Taken down by a moderator"),
        "back": _("Taken back by you"),
    }[kind]


def under_story(comments: CommentQuerySet, remembered: Remembered, rules: Rules) -> list[Told]:
    """What a browser is shown of its own under a story that others do not see there."""
    every = [told(comment, remembered, rules) for comment in with_decisions(comments)]
    return [one for one in every if one.kind == "waiting" or is_fresh(one) or one.can_change]


def is_fresh(one: Told) -> bool:
    """What was decided against is shown for some days, with the reason."""
    decided = one.comment.decided_at
    is_against = one.kind in {"against", "removed"}
    return is_against and bool(decided) and decided > timezone.now() - SHOWN_FOR
