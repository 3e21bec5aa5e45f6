"""Readers, moderators and an editor, who do at random all that can be done in a conversation.

Whether something is done or refused is foretold each time; what is true is then worked out anew.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from articles.models import Article, Section
from comments import intake, moderation, submitting
from comments.models import Comment, Decision, Mode, Report, Rules, Thread
from comments.moderation import MOVES, OF_MODERATORS
from comments.moderation.deciding import KEPT
from comments.readers import editing, reporting
from tests.articles.leaks.reading import Reader, addresses, words_in
from tests.comments.proof import ledger

STORY, COMMENT = st.integers(0, 1), st.integers(0, 30)
# Now and then somebody acts on what they saw a while ago, or on nothing in particular.
SEEN = st.sampled_from(["now"] * 5 + ["stale", "any"])
WHO = st.sampled_from(["moderator", "second"] * 4 + ["journalist", "editor"])
VERB = st.sampled_from(["approve"] * 4 + OF_MODERATORS)
MODE = st.sampled_from(["", Mode.OPEN, Mode.OPEN, *Mode])
PLACES = st.integers(1, 4)


class Conversation(RuleBasedStateMachine):
    cast: dict[str, Any]

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.words: dict[int, str] = {}
        self.states: dict[int, int] = {}
        # What each decision found, by its number, to see whether an undo brings it back.
        self.found: dict[int, dict] = {}
        self.batches: list[Any] = []
        self.reader = Reader()
        self.open = ExitStack()
        self.open.enter_context(transaction.atomic())

    def teardown(self) -> None:
        try:
            self.readers_go_everywhere()
        finally:
            transaction.set_rollback(True)
            self.open.close()

    # The means

    def word(self) -> str:
        self.count += 1
        return f"zq{self.count:05}q"

    def pick(self, number: int) -> Comment:
        pks = sorted(self.words)
        return Comment.objects.get(pk=pks[number % len(pks)])

    def story(self, number: int) -> Article:
        return Article.objects.get(pk=self.stories[number])

    def number_seen(self, comment: Comment, how: str) -> int | None:
        seen = {"now": comment.number_of_state, "stale": comment.number_of_state - 1, "any": None}
        return seen[how]

    def has_moved(self, comment: Comment, seen: int | None) -> bool:
        return seen is not None and seen != comment.number_of_state

    def tried(self, deed: Any, *args: Any, may: bool, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                result = deed(*args, **kwargs)
        except (PermissionDenied, ValidationError) as error:
            assert not may, f"{deed} was refused: {error!r}"
            return None
        assert may, f"{deed} was done and should have been refused"
        return result

    def state_of(self, comment: Comment) -> dict[str, Any]:
        reports = comment.reports.filter(settled_at=None).order_by("pk")
        state = {name: getattr(comment, name) for name in KEPT}
        return state | {"open_reports": list(reports.values_list("pk", flat=True))}

    # What readers do

    @initialize()
    def two_stories(self) -> None:
        Rules.objects.update_or_create(pk=1, defaults={"mode": Mode.OPEN, "hold_reports_from": 3})
        section = Section.objects.get_or_create(slug="harbour", name="Harbour")[0]
        an_hour_ago = timezone.now() - timedelta(hours=1)
        made = [
            Article.objects.create(
                headline=slug, slug=slug, section=section, status="published", body="<p>Text</p>",
                published_at=an_hour_ago,
            )
            for slug in ("first", "second")
        ]  # fmt: skip
        self.stories = [article.pk for article in made]
        self.write(number=0, answered=None)

    @rule(number=STORY, answered=st.one_of(st.none(), COMMENT, COMMENT))
    def write(self, number: int, answered: int | None) -> None:
        article, word = self.story(number), self.word()
        parent = None if answered is None else self.pick(answered)
        article = parent.article if parent else article
        may = article.is_published() and self.is_open(article) and self.is_public(parent)
        comment = self.tried(
            submitting.submit,
            article,
            name=f"Reader {word}",
            # Never to be seen anywhere.
            email=f"{self.word()}@reader.example",
            text=f"I say {word}.",
            parent=parent,
            address=f"10.0.{self.count % 250}.1",
            is_proven=True,
            may=may,
        )
        if comment:
            self.words[comment.pk] = word

    def is_open(self, article: Article) -> bool:
        chosen = Thread.objects.of(article).mode or Mode.OPEN
        return chosen not in {Mode.CLOSED, Mode.HIDDEN}

    def is_public(self, comment: Comment | None) -> bool:
        above = Comment.objects.filter(pk__in=comment.path) if comment else []
        by_pk = {one.pk: one for one in above}
        return comment is None or ledger.is_to_be_shown(by_pk[comment.pk], by_pk)

    @rule(number=COMMENT, how=SEEN)
    def reword(self, number: int, how: str) -> None:
        comment, word = self.pick(number), self.word()
        seen = self.number_seen(comment, how) or 0
        try:
            with transaction.atomic():
                editing.reword(comment, f"Rather {word}.", seen=seen)
        except (editing.NoLonger, intake.Refused):
            assert self.has_moved(comment, seen) or self.is_fixed(comment)
        else:
            assert not self.has_moved(self.pick(number), seen + 1)
            assert not Comment.objects.filter(text__contains=self.words[comment.pk]).exists()
            self.words[comment.pk] = word
            Comment.objects.filter(pk=comment.pk).update(name=f"Reader {word}")

    def is_fixed(self, comment: Comment) -> bool:
        """Decided against or answered; or the story or what it answers is not there any more."""
        article, parent = self.story_of(comment), comment.parent
        is_gone = not (article.is_published() and self.is_open(article))
        is_gone = is_gone or not self.is_public(parent)
        is_decided = comment.status not in {"pending", "approved"}
        return is_decided or self.is_answered(comment) or is_gone

    def is_answered(self, comment: Comment) -> bool:
        """By something that readers have seen, hidden now or not."""
        return comment.answers.exclude(appeared_at=None).exists() or comment.answers_shown > 0

    def story_of(self, comment: Comment) -> Article:
        return Article.objects.get(pk=comment.article_id)

    @rule(number=COMMENT, how=SEEN)
    def take_back(self, number: int, how: str) -> None:
        comment = self.pick(number)
        seen = self.number_seen(comment, how) or 0
        may = not self.has_moved(comment, seen) and not self.is_answered(comment)
        may = may and comment.status in MOVES["take_back"].starts
        self.tried(editing.take_back, comment, seen=seen, may=may)

    @rule(number=COMMENT, place=PLACES)
    def report(self, number: int, place: int) -> None:
        comment = self.pick(number)
        may = self.is_public(comment) and self.story_of(comment).is_published()
        said = {"address": f"10.1.{place}.1", "reason": Report.Reason.ABUSE, "words": ""}
        assert reporting.report(comment, reader=self.word(), **said) == may

    # What moderators do

    @rule(number=COMMENT, who=WHO, verb=VERB, how=SEEN)
    def decide(self, number: int, who: str, verb: str, how: str) -> None:
        comment, before = self.pick(number), self.state_of(self.pick(number))
        seen = self.number_seen(comment, how)
        may = who in {"moderator", "second"} and comment.status in MOVES[verb].starts
        may = may and not self.has_moved(comment, seen)
        asked = {"by": self.cast[who], "seen": seen, "reason": "off_topic"}
        decision = self.tried(moderation.decide, comment, verb, **asked, may=may)
        if decision:
            self.found[decision.pk] = before
            self.batches.append(decision.batch)

    @rule(numbers=st.lists(COMMENT, min_size=2, max_size=6, unique=True), verb=VERB, how=SEEN)
    def decide_many(self, numbers: list[int], verb: str, how: str) -> None:
        comments = {comment.pk: comment for comment in map(self.pick, numbers)}
        before = {pk: self.state_of(comment) for pk, comment in comments.items()}
        seen = {pk: self.number_seen(comment, how) for pk, comment in comments.items()}
        outcome = moderation.decide_many(seen, verb, by=self.cast["second"])
        may = {
            pk
            for pk, comment in comments.items()
            if comment.status in MOVES[verb].starts and not self.has_moved(comment, seen[pk])
        }
        assert {decision.comment_id for decision in outcome.done} == may
        assert {comment.pk for comment, why in outcome.refused if why} == comments.keys() - may
        self.found |= {decision.pk: before[decision.comment_id] for decision in outcome.done}
        self.batches.append(outcome.batch)

    @precondition(lambda self: self.batches)
    @rule(back=st.integers(0, 4), who=st.sampled_from(["moderator", "second", "editor"]))
    def undo(self, back: int, who: str) -> None:
        batch = self.batches[-1 - back % len(self.batches)]
        undone = list(
            Decision.objects.filter(batch=batch, undone_at=None).select_related("comment")
        )
        may = {one.pk for one in undone if one.comment.number_of_state == one.state_after}
        outcome = self.tried(moderation.undo, batch, by=self.cast[who], may=who != "editor")
        if outcome is None:
            return
        assert len(outcome.done) == len(may)
        for decision in undone:
            if decision.pk in may:
                self.is_as_before(decision)
        if outcome.done:
            self.batches.append(outcome.batch)
            self.found |= {one.pk: {} for one in outcome.done}

    def is_as_before(self, decision: Decision) -> None:
        """But for reports that came since: they are still to be looked at."""
        if not (before := self.found[decision.pk]):
            return
        now = self.state_of(Comment.objects.get(pk=decision.comment_id))
        assert set(before.pop("open_reports")) <= set(now.pop("open_reports"))
        assert now.pop("reported") >= before.pop("reported")
        assert now == before

    # What happens to stories

    @rule(number=STORY)
    def withdraw(self, number: int) -> None:
        if (article := self.story(number)).status == "published":
            article.withdraw(by=self.cast["editor"], note="Gone")

    @rule(number=STORY)
    def restore(self, number: int) -> None:
        if (article := self.story(number)).status == "withdrawn":
            article.restore(by=self.cast["editor"])

    @rule(number=STORY, mode=MODE)
    def change_the_mode(self, number: int, mode: str) -> None:
        thread = Thread.objects.of(self.story(number))
        Thread.objects.filter(pk=thread.pk).update(mode=mode)

    # What must be true

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        ledger.check()
        states = dict(Comment.objects.values_list("pk", "number_of_state"))
        assert all(states[pk] >= number for pk, number in self.states.items())
        self.states = states

    @rule()
    def readers_come_by(self) -> None:
        """Nothing that is not public stands where comments do, and each permalink knows it."""
        allowed = ledger.public_words(self.words)
        self.nothing_else_is_read_at(self.places_of_comments(), allowed)
        for pk, word in self.words.items():
            status, text, location = self.reader.open(f"/comments/{pk}/")
            assert words_in(text + location) <= allowed, pk
            assert (status != 404) == (word in allowed), (pk, status)

    def readers_go_everywhere(self) -> None:
        self.readers_come_by()
        slugs = list(Article.objects.values_list("slug", flat=True))
        self.nothing_else_is_read_at(addresses(slugs), ledger.public_words(self.words))

    def nothing_else_is_read_at(self, places: Iterable[str], allowed: set[str]) -> None:
        for address in places:
            assert self.reader.words_at(address) <= allowed, address

    def places_of_comments(self) -> Iterator[str]:
        yield from ("/", "/comments/feed/")
        for slug in Article.objects.values_list("slug", flat=True):
            yield f"/articles/{slug}/"
            yield f"/comments/on/{slug}/"
            yield from (f"/comments/on/{slug}/{page}/" for page in ("all", "feed", "mine"))
        yield from (f"/comments/{pk}/answers/" for pk in self.words)
