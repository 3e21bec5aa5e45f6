"""What stands on the cards of a page: gathered for all of them with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from comments.models import Ban, Comment, Decision, Report, Thread, Wording
from comments.moderation import MOVES, bans
from comments.moderation.thread_modes import words_of
from newsroom.lib.marks import links_in

Status = Comment.Status
REPORTS_SHOWN, WORDINGS_SHOWN, ANSWERS_SHOWN = 10, 5, 5
# Decisions that a person looked at the comment for.
LOOKED_AT = (Decision.Via.DESK, Decision.Via.MAIL)
RECORDED = {
    str(Status.APPROVED): _("approved"),
    str(Status.REJECTED): _("rejected"),
    str(Status.REMOVED): _("removed"),
    str(Status.SPAM): _("spam"),
}
# The order of the buttons; those that ask for a reason come after them.
BUTTONS = ("approve", "restore", "keep", "mark_as_spam", "pick", "unpick", "reject", "remove")
# What is shown of a story and of a comment that is quoted; a story's body is long.
OF_STORY = ("headline", "slug", "status", "published_at")
OF_PARENT = ("name", "html", "status", "is_by_newsroom", "article")


@dataclass
class Link:
    """An address in three pieces, so that the host stands out, whatever is written around it."""

    before: str
    host: str
    after: str

    @classmethod
    def of(cls, address: str) -> "Link":
        try:
            parts = urlsplit(address)
            host = parts.hostname or ""
        except ValueError:
            return cls(address, "", "")
        # What stands before an @ is no host, however much it looks like one.
        user = parts.netloc.rpartition("@")[0]
        start = address.lower().find(host, address.find("//") + 2 + len(user))
        if not host or start < 0:
            return cls(address, "", "")
        end = start + len(host)
        return cls(address[:start], address[start:end], address[end:])


@dataclass
class Card:
    comment: Comment
    decision: Decision | None = None
    was_looked_at: bool = False
    # What became of the writer's comments: the status, in words, and of how many.
    record: list[tuple[str, Any, int]] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)
    answers: list[Comment] = field(default_factory=list)
    bans: list[str] = field(default_factory=list)
    mode: str = ""
    # After something was done: in words, and whether it was refused.
    said: str = ""
    is_refused: bool = False
    # What undoes it; and whether the card has been dealt with, so that only this is offered.
    batch: Any = None
    is_done: bool = False
    # What was typed into a form that was refused, and which form it was.
    typed: dict[str, str] = field(default_factory=dict)
    opened: str = ""

    @property
    def verbs(self) -> list[str]:
        """What can be done about the comment as it is."""
        comment = self.comment
        if comment.is_erased:
            return []
        possible = [verb for verb in BUTTONS if comment.status in MOVES[verb].starts]
        useless = {"pick"} if comment.is_picked else {"unpick"}
        if comment.ignores_reports or not comment.reported:
            useless.add("keep")
        if not comment.is_shown:
            useless.add("pick")
        return [verb for verb in possible if verb not in useless]

    @property
    def links(self) -> list[Link]:
        return [Link.of(address) for address in dict.fromkeys(links_in(self.comment.text))]

    @property
    def mode_in_words(self) -> str:
        return words_of(self.mode)

    @property
    def is_answerable(self) -> bool:
        return self.comment.is_shown or "approve" in self.verbs

    @property
    def bannable(self) -> list[tuple[str, Any, str]]:
        """The kinds of ban that can name the writer: kind, what it is called, whom it names."""
        if self.comment.is_by_newsroom:
            return []
        values = [(kind, bans.value_of(kind, self.comment)) for kind in Ban.Kind]
        return [
            (str(kind), kind.label, bans.in_words(kind, value)) for kind, value in values if value
        ]


def cards_of(found: QuerySet[Comment]) -> QuerySet[Comment]:
    """The comments with all that a card shows of them itself."""
    own = [field.attname for field in Comment._meta.concrete_fields]
    story = [f"article__{name}" for name in OF_STORY]
    parent = [f"parent__{name}" for name in OF_PARENT]
    person = ["commenter__email", "commenter__first_seen_at"]
    joined = found.select_related("article", "parent", "commenter")
    return joined.only(*own, *story, *parent, *person)


def gather(comments: Iterable[Comment]) -> list[Card]:
    cards = {comment.pk: Card(comment) for comment in comments}
    if not cards:
        return []
    pks = list(cards)
    for decision in last_decisions(pks):
        cards[decision.comment_id].decision = decision
    for pk in looked_at(pks):
        cards[pk].was_looked_at = True
    for report in first_of(Report.objects.filter(comment__in=pks), "comment", REPORTS_SHOWN):
        cards[report.comment_id].reports.append(report)
    for wording in first_of(Wording.objects.filter(comment__in=pks), "comment", WORDINGS_SHOWN):
        cards[wording.comment_id].wordings.append(wording)
    for answer in answers_to(pks):
        cards[answer.parent_id].answers.append(answer)
    add_records(cards.values())
    add_bans(cards.values())
    add_modes(cards.values())
    return list(cards.values())


def last_decisions(pks: list[int]) -> QuerySet[Decision]:
    newest = Decision.objects.filter(comment__in=pks).order_by("comment_id", "-made_at", "-pk")
    return newest.distinct("comment_id").select_related("by")


def looked_at(pks: list[int]) -> QuerySet:
    """Which of them a person has decided about before, and not only the rules."""
    by_people = Decision.objects.filter(comment__in=pks, via__in=LOOKED_AT)
    return by_people.order_by().values_list("comment", flat=True).distinct()


def first_of(found: QuerySet, by: str, most: int) -> QuerySet:
    """The newest few of each comment's: somebody may have sent a thousand."""
    turn = Window(RowNumber(), partition_by=F(by), order_by=F("pk").desc())
    return found.annotate(turn=turn).filter(turn__lte=most).order_by("-pk")


def answers_to(pks: list[int]) -> QuerySet[Comment]:
    answers = Comment.objects.filter(parent__in=pks).defer("text")
    return first_of(answers, "parent", ANSWERS_SHOWN).order_by("pk")


def add_records(cards: Iterable[Card]) -> None:
    """What became of everything that each of the writers wrote, from one query."""
    people = {card.comment.commenter_id for card in cards if card.comment.commenter_id}
    found = Comment.objects.filter(commenter__in=people, status__in=RECORDED).order_by()
    counted = found.values_list("commenter", "status").annotate(number=Count("pk"))
    numbers = {(person, status): number for person, status, number in counted}
    for card in cards:
        person = card.comment.commenter_id
        every = [
            (status, words, numbers.get((person, status))) for status, words in RECORDED.items()
        ]
        card.record = [entry for entry in every if entry[2]]


def add_bans(cards: Iterable[Card]) -> None:
    """Who is banned already, and until when."""
    named: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card in cards:
        for kind in Ban.Kind:
            if value := bans.value_of(kind, card.comment):
                named[str(kind), value].append(card)
    values = {value for _name, value in named}
    for ban in Ban.objects.in_force().filter(kind__in=Ban.Kind.values, value__in=values):
        for card in named.get((ban.kind, ban.value), []):
            card.bans.append(f"{bans.in_words(ban.kind, ban.value)} {bans.end_of(ban)}")


def add_modes(cards: Iterable[Card]) -> None:
    stories = {card.comment.article_id for card in cards}
    modes = dict(Thread.objects.filter(article__in=stories).values_list("article", "mode"))
    for card in cards:
        card.mode = modes.get(card.comment.article_id, "")


def card_of(pk: int) -> Card | None:
    """The card of one comment, as it is now."""
    found = gather(cards_of(Comment.objects.filter(pk=pk)))
    return found[0] if found else None
