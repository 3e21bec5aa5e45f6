"""Two moderators and readers who act at the same moment: nobody waits for ever, whoever comes too
late is told so, and what is kept is as true at the end as if they had taken turns.
"""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from comments import moderation, submitting
from comments.models import Comment, Decision, Mode, Report, Rules
from comments.moderation import OF_MODERATORS
from comments.readers import editing, reporting
from tests.comments.proof import ledger
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
ACTS = 25


class Actor:
    """Somebody with a will of their own; `done` counts what was done, `refused` has the words."""

    def __init__(self, seed: int, *, by: User | None, comments: list[Comment]) -> None:
        self.chance, self.by = random.Random(seed), by
        self.pks = [comment.pk for comment in comments]
        self.done, self.refused = 0, []

    def act(self) -> None:
        deeds = self.deeds()
        for _ in range(ACTS):
            try:
                self.done += bool(self.chance.choice(deeds)())
            except ValidationError as error:
                self.refused.append(" ".join(error.messages))

    def deeds(self) -> list[Callable[[], Any]]:
        if self.by:
            return [self.decide] * 4 + [self.decide_many, self.undo]
        return [self.write, self.answer, self.reword, self.take_back, self.report]

    def pick(self) -> Comment:
        return Comment.objects.get(pk=self.chance.choice(self.pks))

    # Moderators

    def decide(self) -> Any:
        comment, verb = self.pick(), self.chance.choice(OF_MODERATORS)
        return moderation.decide(comment, verb, by=self.by, seen=comment.number_of_state)

    def decide_many(self) -> Any:
        chosen = self.chance.sample(self.pks, min(5, len(self.pks)))
        seen = dict(Comment.objects.filter(pk__in=chosen).values_list("pk", "number_of_state"))
        outcome = moderation.decide_many(seen, self.chance.choice(OF_MODERATORS), by=self.by)
        assert len(outcome.done) + len(outcome.refused) == len(seen)
        self.refused += [words for _comment, words in outcome.refused]
        return outcome.done

    def undo(self) -> Any:
        batches = list(Decision.objects.filter(by=self.by).values_list("batch", flat=True)[:3])
        outcome = moderation.undo(self.chance.choice(batches), by=self.by) if batches else None
        self.refused += [words for _comment, words in outcome.refused] if outcome else []
        return outcome and outcome.done

    # Readers

    def write(self, parent: Comment | None = None) -> Any:
        article = self.pick().article
        number = self.chance.randrange(10**9)
        comment = submitting.submit(
            article,
            name="Kit",
            email=f"kit{number}@reader.example",
            text=f"Number {number}",
            parent=parent,
            address=f"10.{number % 200}.{number % 99}.1",
            is_proven=True,
        )
        self.pks.append(comment.pk)
        return comment

    def answer(self) -> Any:
        return self.write(parent=self.pick())

    def reword(self) -> Any:
        comment = self.pick()
        text = f"Rather {self.chance.random()}"
        return editing.reword(comment, text, seen=comment.number_of_state)

    def take_back(self) -> Any:
        comment = self.pick()
        editing.take_back(comment, seen=comment.number_of_state)
        return True

    def report(self) -> Any:
        number = self.chance.randrange(10**9)
        said = {"address": f"10.9.{number % 99}.1", "reason": Report.Reason.ABUSE, "words": ""}
        return reporting.report(self.pick(), reader=str(number), **said)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_people_who_act_at_once_leave_a_true_conversation(
    make_comment, make_article, moderator, second, seed
):
    Rules.objects.create(pk=1, mode=Mode.OPEN, hold_reports_from=2)
    comments = [make_comment(text=f"First {number}", is_proven=True) for number in range(3)]
    other = make_article(headline="Another", slug="another")
    comments.append(make_comment(article=other, text="Elsewhere", is_proven=True))
    comments += [make_comment(parent=comments[0], text=f"Answer {n}") for n in range(3)]
    actors = [
        Actor(10 * seed + number, by=by, comments=comments)
        for number, by in enumerate([moderator, second, None, None])
    ]
    at_once(*[actor.act for actor in actors])
    ledger.check()
    # All four did something, and whoever was refused was told why in words.
    assert all(actor.done for actor in actors)
    assert all(words for actor in actors for words in actor.refused)
    assert sum(len(actor.refused) for actor in actors) > 0
    made = Decision.objects.filter(by__in=[moderator, second]).count()
    assert made >= actors[0].done


@pytest.mark.parametrize("verb", ["approve", "reject", "mark_as_spam"])
def test_of_the_same_page_sent_by_two_each_comment_is_decided_once(
    make_comment, moderator, second, verb
):
    waiting = [make_comment(status="pending", text=f"Number {n}") for n in range(12)]
    seen = {comment.pk: comment.number_of_state for comment in waiting}
    both = at_once(
        lambda: moderation.decide_many(dict(seen), verb, by=moderator),
        lambda: moderation.decide_many(dict(reversed(seen.items())), "approve", by=second),
    )
    assert sum(len(outcome.done) for outcome in both) == len(waiting)
    assert sum(len(outcome.refused) for outcome in both) == len(waiting)
    assert Decision.objects.count() == len(waiting)
    ledger.check()


@pytest.fixture
def second(moderator: User) -> User:
    other = User.objects.create_user("second", is_staff=True)
    other.groups.set(moderator.groups.all())
    return other
