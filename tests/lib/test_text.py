"""Characters that no keyboard types, and texts in which there is nothing to see."""

import pytest

from newsroom.lib.text import fit, has_visible


@pytest.mark.parametrize("odd", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\ufeff", "\ufffe"])
def test_what_cannot_be_printed_is_left_out(odd):
    assert fit(f"High{odd} tide") == "High tide"


def test_halves_of_a_character_become_a_mark_or_are_joined():
    assert fit("a\ud800b") == "a\ufffdb"
    assert fit("\ud83d\udea2") == "\U0001f6a2"


@pytest.mark.parametrize("text", ["Größe", "नमस्ते", "潮汐", "👩‍👩‍👧", "a\u00a0b", "tab\tline\n"])
def test_what_people_write_stays(text):
    assert fit(text) == text


@pytest.mark.parametrize(
    ("text", "seen"), [("\u200b", False), (" \u00a0\u2060", False), ("!", True), ("🙂", True)]
)
def test_whether_there_is_anything_to_see(text, seen):
    assert has_visible(text) is seen
