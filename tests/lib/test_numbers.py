"""A number is read where one is written, and nowhere else."""

import pytest

from newsroom.lib.numbers import count_in, number_in, numbers_in


@pytest.mark.parametrize(
    "text", [None, "", " 1", "-1", "+1", "1.5", "1e3", "0x1", "\u0663", "\u00b2", "one", "9" * 19]
)
def test_what_is_no_number_is_none(text):
    assert number_in(text) is None
    assert count_in(text) is None


def test_what_a_column_can_hold_is_read():
    assert (number_in("0"), number_in("07"), number_in("9" * 18)) == (0, 7, 10**18 - 1)
    assert (count_in("9" * 9), count_in("9" * 10)) == (10**9 - 1, None)


def test_of_many_those_that_are_numbers_are_kept():
    assert numbers_in(["3", "", "x", "0", "12"]) == [3, 0, 12]
