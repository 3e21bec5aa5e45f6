"""The parts of the queue, and what is looked for in them; each is read by an index."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from comments.models import Comment, Commenter
from newsroom.lib.numbers import number_in
from newsroom.lib.text import fit

Status = Comment.Status
# Words are looked for in the first so many comments of a tab: they have no index of their own.
SEARCHED = 50_000
LONGEST_SEARCH = 100


@dataclass(frozen=True)
class Tab:
    name: str
    title: Any
    # Said when there is nothing in it.
    empty: Any
    order: tuple[str, ...] = ("-created_at", "-pk")
    # What can be done about many of them at once.
    verbs: tuple[str, ...] = ()
    fits: dict[str, Any] = field(default_factory=dict)

    def comments(self) -> QuerySet[Comment]:
        return Comment.objects.filter(**self.fits)


TABS = {
    tab.name: tab
    for tab in [
        Tab(
            "pending",
            _("Waiting"),
            _("Nothing waits. Everything that readers wrote has been looked at."),
            order=("created_at", "pk"),
            verbs=("approve", "reject", "mark_as_spam"),
            fits={"status": Status.PENDING},
        ),
        Tab(
            "reported",
            _("Reported"),
            _("No reader has reported anything that nobody has looked at."),
            order=("-reported", "-created_at"),
            verbs=("keep", "remove", "approve", "reject", "mark_as_spam"),
            fits={"reported__gt": 0},
        ),
        Tab(
            "spam",
            _("Spam"),
            _("There is no spam."),
            verbs=("approve", "reject"),
            fits={"status": Status.SPAM},
        ),
        Tab(
            "approved",
            _("Approved"),
            _("Nothing has been approved yet."),
            verbs=("remove", "mark_as_spam", "keep"),
            fits={"status": Status.APPROVED},
        ),
        Tab(
            "rejected",
            _("Rejected"),
            _("Nothing has been rejected."),
            verbs=("approve", "mark_as_spam"),
            fits={"status": Status.REJECTED},
        ),
        Tab(
            "removed",
            _("Removed"),
            _("Nothing has been removed from the page."),
            verbs=("restore", "mark_as_spam"),
            fits={"status": Status.REMOVED},
        ),
    ]
}


@dataclass
class Search:
    """What was asked for: a tab, words, a story and a person. Nonsense is as nothing."""

    tab: Tab
    words: str = ""
    story: int | None = None
    person: int | None = None
    # Whether there is more in the tab than was searched.
    is_cut: bool = False

    @classmethod
    def of(cls, values: Any) -> "Search":
        return cls(
            TABS.get(values.get("tab", ""), TABS["pending"]),
            fit(values.get("q", "")).strip()[:LONGEST_SEARCH],
            number_in(values.get("story")),
            number_in(values.get("person")),
        )

    def found(self) -> QuerySet[Comment]:
        found = self.tab.comments().order_by(*self.tab.order)
        if self.story:
            found = found.filter(article=self.story)
        if self.person:
            found = found.filter(commenter=self.person)
        return self.with_words(found) if self.words else found

    def with_words(self, found: QuerySet[Comment]) -> QuerySet[Comment]:
        if "@" in self.words and " " not in self.words:
            people = Commenter.objects.filter(email=self.words.lower())
            return found.filter(commenter__in=people)
        for word in self.words.split():
            found = found.filter(
                Q(text__icontains=word)
                | Q(name__icontains=word)
                | Q(email__icontains=word)
                | Q(article__headline__icontains=word)
            )
        return found if self.story or self.person else self.cut(found)

    def cut(self, found: QuerySet[Comment]) -> QuerySet[Comment]:
        """Only what was written before the search has read enough."""
        if "created_at" not in self.tab.order[0]:
            return found
        written = self.tab.comments().order_by(self.tab.order[0])
        last = list(written.values_list("created_at", flat=True)[SEARCHED : SEARCHED + 1])
        self.is_cut = bool(last)
        side = "gt" if self.tab.order[0].startswith("-") else "lt"
        return found.filter(**{f"created_at__{side}": last[0]}) if last else found

    def values(self) -> dict[str, str]:
        every = {
            "tab": self.tab.name,
            "q": self.words,
            "story": str(self.story or ""),
            "person": str(self.person or ""),
        }
        return {name: value for name, value in every.items() if value}
