"""What a step can say about a comment that comes in."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError

from articles.models import Article
from comments.models import Comment, Commenter, Rules
from comments.modes import Standing
from newsroom.lib.marks import links_in


class Refused(ValidationError):
    """The comment is not taken, and its writer is told why; `status` is that of the answer."""

    def __init__(self, words: str, *, code: str, status: int = 422) -> None:
        super().__init__(words, code=code)
        self.status = status


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

    @property
    def rules(self) -> Rules:
        return self.standing.rules

    @cached_property
    def links(self) -> list[str]:
        return links_in(self.text)


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
