"""The filter learns from moderators, once for each comment, and unlearns what they take back."""

import pytest
from django.db import connection

from comments import moderation, spam
from comments.models import Comment, Decision, Learned, Lesson, Thread
from comments.moderation.deciding import change
from comments.spam.features import features_of, number_of
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
TEXT = "Zorbing lessons for goldfish, ask Zebedee about the zeppelin"


@pytest.fixture
def pending(make_comment):
    def make(text=TEXT, **fields):
        return make_comment(text=text, status=Status.PENDING, **fields)

    return make


def counted():
    """All counts that are not nothing."""
    rows = Learned.objects.values_list("feature", "spam", "honest")
    return {feature: (s, h) for feature, s, h in rows if s or h}


def learned_of(text, name, kind):
    counts = (1, 0) if kind == "spam" else (0, 1)
    return {"": counts} | {number_of(feature): counts for feature in features_of(text, name)}


@pytest.mark.parametrize(
    ("verb", "why", "kind"),
    [
        ("approve", {}, "honest"),
        ("mark_as_spam", {}, "spam"),
        ("reject", {"reason": "advertising"}, "spam"),
        ("reject", {"reason": "offensive"}, None),
        ("reject", {}, None),
    ],
)
def test_what_is_learned_of_each_decision(pending, moderator, verb, why, kind):
    comment = pending()
    moderation.decide(comment, verb, by=moderator, **why)
    spam.learn(comment.pk)
    assert counted() == (learned_of(TEXT, comment.name, kind) if kind else {})
    assert list(Lesson.objects.values_list("kind", flat=True)) == ([kind] if kind else [])


def test_learning_twice_counts_once(pending, moderator):
    comment = pending()
    moderation.mark_as_spam(comment, by=moderator)
    for _ in range(3):
        spam.learn(comment.pk)
    assert counted()[""] == (1, 0)


def test_an_undone_decision_is_unlearned(pending, moderator):
    comment = pending()
    decision = moderation.mark_as_spam(comment, by=moderator)
    spam.learn(comment.pk)
    moderation.undo(decision.batch, by=moderator)
    spam.learn(comment.pk)
    assert counted() == {}
    assert not Lesson.objects.exists()


def test_a_decision_undone_before_anything_was_learned_teaches_nothing(pending, moderator):
    comment = pending()
    decision = moderation.mark_as_spam(comment, by=moderator)
    moderation.undo(decision.batch, by=moderator)
    spam.learn(comment.pk)
    assert counted() == {}


def test_an_undo_leads_back_to_what_was_learned_before(pending, moderator):
    comment = pending()
    moderation.approve(comment, by=moderator)
    spam.learn(comment.pk)
    decision = moderation.mark_as_spam(comment, by=moderator)
    spam.learn(comment.pk)
    assert counted()[""] == (1, 0)
    moderation.undo(decision.batch, by=moderator)
    spam.learn(comment.pk)
    assert counted() == learned_of(TEXT, comment.name, "honest")


def test_a_change_of_mind_is_learned(pending, moderator):
    comment = pending()
    moderation.mark_as_spam(comment, by=moderator)
    spam.learn(comment.pk)
    moderation.approve(comment, by=moderator)
    spam.learn(comment.pk)
    assert counted() == learned_of(TEXT, comment.name, "honest")
    moderation.remove(comment, by=moderator, reason="abusive")
    spam.learn(comment.pk)
    assert counted() == {}


def test_what_was_learned_is_unlearned_whatever_has_become_of_the_text(pending, moderator):
    comment = pending()
    moderation.approve(comment, by=moderator)
    spam.learn(comment.pk)
    change(comment, {"text": "Something else"}, Thread.objects.locked(comment.article_id))
    moderation.remove(comment, by=moderator)
    spam.learn(comment.pk)
    assert counted() == {}


def test_what_its_writer_takes_back_stays_learned(pending, moderator):
    comment = pending()
    moderation.approve(comment, by=moderator)
    spam.learn(comment.pk)
    moderation.decide(comment, "take_back", by=None, via="reader")
    spam.learn(comment.pk)
    assert counted()[""] == (0, 1)


@pytest.mark.parametrize("via", [Decision.Via.RULES, Decision.Via.REPORTS, Decision.Via.READER])
def test_only_people_teach(pending, via):
    comment = pending()
    moderation.decide(comment, "approve", by=None, via=via)
    spam.learn(comment.pk)
    assert counted() == {}


def test_a_moderator_teaches_by_mail_too(pending):
    comment = pending()
    moderation.decide(comment, "mark_as_spam", by=None, via=Decision.Via.MAIL)
    spam.learn(comment.pk)
    assert counted()[""] == (1, 0)


def test_what_is_gone_teaches_nothing(pending):
    comment = pending()
    pk = comment.pk
    comment.delete()
    spam.learn(pk)
    assert counted() == {}


def test_the_job_does_it_after_a_decision(pending, moderator, run_jobs):
    moderation.mark_as_spam(pending(), by=moderator)
    run_jobs()
    assert counted()[""] == (1, 0)


def test_counts_never_fall_below_nothing(pending, moderator):
    comment = pending()
    moderation.approve(comment, by=moderator)
    spam.learn(comment.pk)
    Learned.objects.all().delete()
    moderation.remove(comment, by=moderator)
    spam.learn(comment.pk)
    assert counted() == {}


def test_it_thinks_otherwise_after_some_decisions(pending, moderator):
    before = spam.opinion_of(TEXT).score
    for number in range(5):
        comment = pending(text=f"{TEXT} {number}")
        moderation.mark_as_spam(comment, by=moderator)
        spam.learn(comment.pk)
    after = spam.opinion_of(TEXT).score
    assert after > 0.9 > before


def test_no_word_can_be_read_out_of_what_is_kept(pending, moderator):
    comment = pending()
    moderation.mark_as_spam(comment, by=moderator)
    spam.learn(comment.pk)
    kept = [*Learned.objects.values_list("feature", flat=True), *Lesson.objects.get().features]
    assert all(feature == "" or feature.isdigit() for feature in kept)


def test_a_deleted_comment_takes_its_lesson_along_and_not_the_counts(pending, moderator):
    comment = pending()
    moderation.mark_as_spam(comment, by=moderator)
    spam.learn(comment.pk)
    comment.delete()
    assert not Lesson.objects.exists()
    assert counted()[""] == (1, 0)


@pytest.mark.django_db(transaction=True)
def test_many_learn_at_once_and_nobody_waits_in_a_circle(pending, moderator):
    words = [f"word{n}" for n in range(40)]
    comments = []
    for number in range(8):
        turned = words[number * 5 :] + words[: number * 5]
        comment = pending(text=" ".join(turned))
        moderation.mark_as_spam(comment, by=moderator)
        comments.append(comment)
    at_once(*[lambda pk=comment.pk: spam.learn(pk) for comment in comments])
    assert counted()[""] == (8, 0)
    assert counted()[number_of("word7")] == (8, 0)


@pytest.mark.django_db(transaction=True)
def test_the_same_comment_learned_by_several_workers_counts_once(pending, moderator):
    comment = pending()
    moderation.mark_as_spam(comment, by=moderator)
    at_once(*[lambda: spam.learn(comment.pk)] * 6)
    assert counted()[""] == (1, 0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM comments_lesson")
        assert cursor.fetchone()[0] == 1
