"""Banned words turn a comment down, suspect ones hold it, and the moderator is told which."""

import pytest

from comments import words
from comments.models import Comment, Word

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def listed(db):
    def put(*texts, kind=Word.Kind.SUSPECT):
        for text in texts:
            Word.objects.create(text=text, kind=kind)

    return put


def test_with_an_empty_list_all_passes(ask):
    assert ask("banned_words") is None
    assert ask("suspect_words") is None


def test_each_kind_does_its_own(ask, listed):
    listed("stew")
    listed("crossing", kind=Word.Kind.BANNED)
    assert (ask("banned_words").status, ask("banned_words").words) == (
        Status.REJECTED,
        "The word “crossing”",
    )
    assert (ask("suspect_words").status, ask("suspect_words").words) == (
        Status.PENDING,
        "The word “stew”",
    )


def test_the_name_is_looked_at_too(ask, listed):
    listed("casino", kind=Word.Kind.BANNED)
    assert ask("banned_words", name="Best C.A.S.I.N.O")


def test_a_word_is_named_once_and_many_are_cut_short(ask, listed):
    listed(*"abcdefg")
    assert ask("suspect_words", text="a, b; b! b?").words == "The words “a” and “b”"
    assert ask("suspect_words", text="a, b; c! d? e: f/ g").words.endswith("and 2 more")


def test_a_change_of_the_list_counts_at_once(ask, listed):
    listed("stew")
    assert ask("suspect_words")
    Word.objects.update(kind=Word.Kind.BANNED)
    assert ask("suspect_words") is None
    assert ask("banned_words")
    Word.objects.update(text="goulash")
    assert ask("banned_words") is None
    Word.objects.all().delete()
    assert ask("banned_words", text="goulash") is None


def test_the_list_is_compiled_only_after_a_change(listed, django_assert_num_queries):
    listed("stew")
    first = words.listed()
    with django_assert_num_queries(1):
        assert words.listed() is first
    listed("goulash")
    assert words.listed() is not first


def test_both_steps_read_the_list_once(make_submission, listed, django_assert_num_queries):
    from comments.intake import STEPS

    listed("stew")
    words.listed()
    submission = make_submission()
    with django_assert_num_queries(1):
        STEPS["banned_words"](submission)
        STEPS["suspect_words"](submission)


def test_a_long_list_and_a_long_text_stay_cheap():
    from tests.effort import steps_of

    few = words.WordList((f"word{n} of{n}", "suspect") for n in range(50))
    many = words.WordList((f"word{n} of{n}", "suspect") for n in range(5000))
    text = "word of some length " * 250
    assert steps_of(lambda: many.find(text)) < 2 * steps_of(lambda: few.find(text))


@pytest.mark.parametrize("piece", ["a ", "a.", "a'", "ab.", "a b-", "ab ", "\u0e01", "é\u0301 "])
def test_hostile_texts_cost_no_more_than_their_length(piece):
    from tests.effort import steps_of

    listed = words.WordList([("a" * 50, ""), ("a " * 49 + "b", ""), ("ab" * 40, "")])
    few, many = (steps_of(lambda n=n: listed.find(piece * n)) for n in (300, 600))
    assert many < 2.5 * few
