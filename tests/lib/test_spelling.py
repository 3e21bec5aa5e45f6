"""Text as it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.spelling import fingerprint, fold, fold_with_places


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("FOO", "foo"),
        ("ｆｏｏ", "foo"),
        ("𝐟𝐨𝐨", "foo"),
        ("Straße", "STRASSE"),
        ("cafe\u0301", "CAFÉ"),
        ("f\u200bo\u00ado\ufe0f", "foo"),
        ("İstanbul", "istanbul"),
        ("كـلـب", "كلب"),
        ("שָׁלוֹם", "שלום"),
        ("\u1107\u1161\u1107\u1169", "바보"),
        ("ﬁn", "fin"),
    ],
)
def test_what_says_the_same_is_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("schon", "schön"), ("foo", "f0o"), ("е", "e")])
def test_what_says_something_else_is_not(one, other):
    assert fold(one) != fold(other)


@given(st.text(max_size=100))
def test_every_character_knows_where_it_comes_from(text):
    folded, places = fold_with_places(text)
    assert len(places) == len(folded) + 1
    assert places == sorted(places)
    assert places[-1] == len(text)


@given(st.text(max_size=100))
def test_folding_is_done_with_once(text):
    assert fold(fold(text)) == fold(text)


LONG = "The bridge was stuck for the ninth time on Tuesday."


@pytest.mark.parametrize(
    "same", [LONG.upper(), LONG.replace(" ", "  "), f"> {LONG}", LONG.replace("e", "e\u200b")]
)
def test_the_same_letters_have_the_same_fingerprint(same):
    assert fingerprint(same) == fingerprint(LONG) != ""


def test_other_letters_have_another_and_few_have_none():
    assert fingerprint(LONG.replace("ninth", "tenth")) != fingerprint(LONG)
    assert fingerprint("I could not agree more!") == ""
    assert fingerprint("!" * 500) == ""
