"""The same text again, from others or elsewhere."""

import pytest
from django.test import Client

from comments import moderation
from comments.models import Comment, Mode
from newsroom.lib.spelling import fingerprint
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
TEXT = "I’ve never seen a “swing bridge” that was stuck so often as ours is."


@pytest.mark.parametrize(
    "again",
    [
        TEXT,
        TEXT.upper(),
        TEXT.replace("’", "'").replace("“", '"').replace("”", '"'),
        TEXT.replace(" ", "\n\n"),
        f"  **{TEXT}**  ",
        TEXT.replace("e", "e\u200b"),
        TEXT.replace("stuck so", "stuck --- so"),
    ],
)
def test_the_same_letters_are_the_same_text(ask, make_comment, again):
    first = make_comment(text=TEXT)
    verdict = ask("duplicate", text=again)
    assert (verdict.status, verdict.words) == (
        Status.PENDING,
        f"The same text as comment {first.pk}",
    )


def test_another_text_is_none(ask, make_comment):
    make_comment(text=TEXT)
    assert ask("duplicate", text=TEXT.replace("never", "often")) is None


@pytest.mark.parametrize("text", ["Agreed.", "I could not agree more.", "+1", "Danke schön!"])
def test_what_many_people_say_is_said_twice(ask, make_comment, text):
    make_comment(text=text)
    assert ask("duplicate", text=text) is None


def test_under_another_story_it_is_the_same(ask, make_comment, make_article):
    make_comment(text=TEXT)
    assert ask("duplicate", text=TEXT, article=make_article(headline="Another"))


def test_what_was_marked_as_spam_is_spam_again(ask, make_comment, moderator):
    comment = make_comment(text=TEXT, status=Status.PENDING)
    moderation.mark_as_spam(comment, by=moderator)
    assert ask("duplicate", text=TEXT).status == Status.SPAM


def test_what_only_the_rules_took_for_spam_is_held(ask, make_comment):
    make_comment(text=TEXT, status=Status.SPAM)
    assert ask("duplicate", text=TEXT).status == Status.PENDING


def test_rewording_does_not_meet_itself(ask, make_comment):
    comment = make_comment(text=TEXT)
    assert ask("duplicate", text=TEXT, editing=comment) is None


def test_a_reworded_comment_is_known_by_its_new_words(ask, make_comment):
    from comments.models import Thread
    from comments.moderation.deciding import change

    comment = make_comment(text="Something else that is long enough to be told apart.")
    change(comment, {"text": TEXT}, Thread.objects.locked(comment.article_id))
    assert ask("duplicate", text=TEXT)
    assert comment.fingerprint == fingerprint(TEXT)


@pytest.mark.parametrize(
    "text", ["Москва слезам не верит, а мост опять стоит открытым", "桥" * 15 + "船" * 16]
)
def test_other_scripts_are_told_apart_too(ask, make_comment, text):
    make_comment(text=text)
    assert ask("duplicate", text=text + "!")
    assert ask("duplicate", text=text + "мы") is None


def test_the_same_person_pressing_twice_is_one_comment(send, rules):
    rules(mode=Mode.ALL_HELD)
    send(text=TEXT)
    send(text=TEXT)
    comment = Comment.objects.get()
    assert "duplicate" not in [reason["step"] for reason in comment.reasons]


@pytest.mark.django_db(transaction=True)
def test_of_six_people_at_the_same_moment_one_passes(send, rules):
    rules(mode=Mode.OPEN)

    def post(n):
        client = Client(REMOTE_ADDR=f"198.51.{n}.1")
        return send(client, text=TEXT, email=f"reader{n}@mail.example").status_code

    assert at_once(*[lambda n=n: post(n) for n in range(6)]) == [303] * 6
    statuses = sorted(Comment.objects.values_list("status", flat=True))
    assert statuses == ["approved"] + ["pending"] * 5


def test_whoever_fell_into_the_trap_first_is_heard_the_second_time(send):
    send(text=TEXT, website="filled in by a program")
    send(text=TEXT)
    comment = Comment.objects.get()
    assert comment.status == Status.PENDING
    assert [reason["step"] for reason in comment.reasons] == ["policy"]


def test_what_the_filter_took_for_spam_is_not_heard_the_second_time(send):
    spammy = "Best online casino bonus, 200 free spins, sign up now http://win.example $500!!!"
    for _ in range(2):
        send(text=spammy)
    assert Comment.objects.get().status == Status.SPAM
