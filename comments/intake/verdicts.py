"""What a step can say about a comment that comes in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from articles.models import Article
from comments.models import Comment, Commenter, Rules
from comments.modes import Standing
from newsroom.lib.addresses import range_of
from newsroom.lib.marks import links_in

# The gravest verdict counts.
GRAVITY = [
    Comment.Status.APPROVED,
    Comment.Status.PENDING,
    Comment.Status.REJECTED,
    Comment.Status.SPAM,
]


class Refused(ValidationError):
    """The comment is not taken, and its writer is told why; `status` is that of the answer.

    `wait` is how long the writer has to, when trying again then may succeed.
    """

    def __init__(
        self, words: str, *, code: str, status: int = 422, wait: timedelta | None = None
    ) -> None:
        super().__init__(words, code=code)
        self.status, self.wait = status, wait


@dataclass(frozen=True)
class Verdict:
    """`status` is what the step would have the comment be; `words` tell a moderator why."""

    status: str
    words: str


def hold(words: str) -> Verdict:
    return Verdict(Comment.Status.PENDING, words)


def turn_down(words: str) -> Verdict:
    return Verdict(Comment.Status.REJECTED, words)


def spam(words: str) -> Verdict:
    return Verdict(Comment.Status.SPAM, words)


@dataclass
class Submission:
    """A comment that comes in, and all that is known of where it comes from.

    `elapsed` is the number of seconds the writer took, or None when the browser did not say.
    `editing` is the comment that is to read so from now on; None for a new one.
    """

    article: Article
    name: str
    email: str
    text: str
    now: datetime
    standing: Standing
    parent: Comment | None = None
    address: str | None = None
    user: Any = None
    commenter: Commenter | None = None
    is_proven: bool = False
    is_trapped: bool = False
    elapsed: float | None = None
    editing: Comment | None = None
    # Set by the step that finds out.
    spam_score: float | None = None
    notes: dict[str, Any] = field(default_factory=dict)
    # What the steps have said so far, by their names.
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    @property
    def rules(self) -> Rules:
        return self.standing.rules

    @property
    def status(self) -> str:
        """What the comment would be by all that was said so far."""
        said = [verdict.status for verdict in self.verdicts.values()]
        return max(said, key=GRAVITY.index, default=Comment.Status.APPROVED)

    @property
    def reasons(self) -> list[dict[str, str]]:
        said = self.verdicts.items()
        return [{"step": name, "words": str(verdict.words)} for name, verdict in said]

    @cached_property
    def links(self) -> list[str]:
        return links_in(self.text)

    @cached_property
    def is_by_moderator(self) -> bool:
        return bool(self.user and self.user.has_perm("comments.moderate_comment"))

    def others(self) -> QuerySet[Comment]:
        """All comments but the one that is being reworded."""
        kept = self.editing.pk if self.editing else None
        return Comment.objects.exclude(pk=kept) if kept else Comment.objects.all()

    def earlier(self) -> QuerySet[Comment]:
        """Comments of the same person, as far as anybody can tell.

        Whose address is proved has written what came with a proof. Otherwise the address was
        merely typed, and anybody can type it: then only what came from the same place counts.
        """
        if self.commenter is None:
            return Comment.objects.none()
        written = self.others().filter(commenter=self.commenter)
        if self.is_proven:
            return written.filter(is_proven=True)
        # Whole while it waits, its range once it was decided.
        places = {place for place in (self.address, range_of(self.address)) if place}
        return written.filter(address__in=places)
