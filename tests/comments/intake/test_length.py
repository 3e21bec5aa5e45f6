"""Nothing, too much, and walls of one character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.intake import Refused
from comments.intake.lengths import HEAP, WALL, has_heap, longest_run
from comments.models import LONGEST, Comment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["", "  \n ", "> ", ">\n> \n", "\u200b", "> > >", "\u00a0"])
def test_nothing_is_no_comment(ask, text):
    with pytest.raises(Refused) as refused:
        ask("length", text=text)
    assert (refused.value.code, refused.value.status) == ("empty", 422)


@pytest.mark.parametrize("text", ["No.", "👍", "> quoted", "+1", "!", "**yes**", "好"])
def test_little_is_enough(ask, text):
    assert ask("length", text=text) is None


def test_the_longest_passes_and_one_more_does_not(ask):
    longest = ("word " * LONGEST)[:LONGEST]
    assert ask("length", text=longest) is None
    with pytest.raises(Refused, match="1 character too long"):
        ask("length", text=longest + "x")


@pytest.mark.parametrize(("count", "held"), [(WALL - 1, False), (WALL, True), (4000, True)])
@pytest.mark.parametrize("sign", ["a", "!", "😂", "哈", "-"])
def test_a_wall_waits(ask, sign, count, held):
    verdict = ask("length", text=f"Well {sign * count} then")
    assert bool(verdict) is held
    if verdict:
        assert verdict.status == Comment.Status.PENDING
        assert f"{count} times" in verdict.words


def test_empty_lines_and_spaces_are_no_wall(ask):
    assert ask("length", text="One." + "\n" * 300 + " " * 300 + "Two.") is None


def test_heaps_of_marks_wait_and_languages_with_marks_do_not(ask):
    assert ask("length", text="h" + "\u0301\u0302" * HEAP + "ello")
    assert ask("length", text="Tiếng Việt, हिन्दी, עִבְרִית, العَرَبِيَّةُ, ภาษาไทยที่นี่") is None


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text):
    run = longest_run(text)
    assert run is None or run["count"] >= WALL
    assert has_heap(text) in {True, False}
