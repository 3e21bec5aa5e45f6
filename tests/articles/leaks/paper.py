"""What readers ought to see: the rules of publication once more, in the fewest words.

Nothing here asks the database. The walk does the same to this paper and to the real one, and then
compares what readers find.
"""

from dataclasses import dataclass, field
from datetime import datetime

LIVE, DRAFT, IN_REVIEW, DOWN = "published", "draft", "in_review", "withdrawn"


@dataclass(frozen=True)
class State:
    """One saved state of a story: a word that stands all over it, and all else that it brings."""

    word: str
    slug: str
    words: frozenset[str]


@dataclass(eq=False)
class Plan:
    state: State
    due_at: datetime


@dataclass(eq=False)
class Story:
    pk: int
    saved: State
    status: str = DRAFT
    public: State | None = None
    published_at: datetime | None = None
    embargo: datetime | None = None
    plan: Plan | None = None
    instead: "Story | None" = None
    note: str = ""
    # Printed with the story whatever its version: corrections, comments that were let through.
    printed: set[str] = field(default_factory=set)
    slugs: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)

    def was_public(self, now: datetime) -> bool:
        return self.published_at is not None and self.published_at <= now

    def is_public(self, now: datetime) -> bool:
        return self.status == LIVE and self.was_public(now)

    def is_embargoed(self, at: datetime) -> bool:
        return self.embargo is not None and self.embargo > at

    def save(self, state: State) -> None:
        self.saved = state
        self.slugs.add(state.slug)

    def may_publish(self, now: datetime, at: datetime | None) -> bool:
        return not (self.was_public(now) and at) and not self.is_embargoed(at or now)

    def publish(self, now: datetime, at: datetime | None) -> None:
        self.plan = None
        self.put_out(self.saved, now, at)

    def put_out(self, state: State, now: datetime, at: datetime | None = None) -> None:
        if self.was_public(now) and self.public:
            self.former = (self.former | {self.public.slug}) - {state.slug}
        else:
            self.published_at = at or now
        self.public, self.status, self.instead, self.note = state, LIVE, None, ""

    def may_plan(self, now: datetime) -> bool:
        return self.is_public(now) and self.saved is not self.public

    def come_due(self, now: datetime) -> None:
        if self.plan and self.plan.due_at <= now:
            self.put_out(self.plan.state, now)
            self.plan = None

    def may_embargo(self, now: datetime, until: datetime, *, is_editor: bool) -> bool:
        is_shorter = self.is_embargoed(now) and self.embargo and until < self.embargo
        is_sooner = self.published_at and self.published_at < until
        return not (self.was_public(now) or is_sooner or (is_shorter and not is_editor))

    def may_withdraw(self, now: datetime, instead: "Story | None") -> bool:
        if self.status != LIVE:
            return False
        is_sound = instead is None or (instead is not self and instead.is_public(now))
        return is_sound or not self.was_public(now)

    def withdraw(self, now: datetime, instead: "Story | None", note: str) -> None:
        self.plan = None
        if self.was_public(now):
            self.status, self.instead, self.note = DOWN, instead, note
        else:
            self.status, self.public, self.published_at = DRAFT, None, None

    def restore(self) -> None:
        self.status, self.instead, self.note = LIVE, None, ""

    def in_its_place(self, now: datetime) -> "Story | None":
        passed, story = [self], self.instead
        while story and story not in passed and not story.is_public(now):
            passed.append(story)
            story = story.instead
        return story if story and story.is_public(now) else None

    def words(self) -> set[str]:
        """All that readers may find of it while it is public."""
        assert self.public
        return {self.public.word, self.public.slug, *self.public.words, *self.printed}
