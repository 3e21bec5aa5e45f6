"""Moments as people type them: which zone they are in, and those that the clocks make doubtful."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.lib.moments import MomentField, with_zone


def typed(day: str, time: str) -> datetime | None:
    return MomentField().clean([day, time])


@pytest.fixture
def berlin():
    with timezone.override("Europe/Berlin"):
        yield


def test_it_is_a_time_of_the_zone_to_the_minute(berlin):
    assert typed("2026-11-24", "18:30:59") == datetime(2026, 11, 24, 17, 30, tzinfo=UTC)


def test_the_zone_is_named_where_it_is_asked(berlin):
    assert str(MomentField(help_text="Empty for now.").help_text) == (
        "In Europe/Berlin time. Empty for now."
    )


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Europe/Berlin", "1 July 2026, 14:00 CEST"),
        ("UTC", "1 July 2026, 12:00 UTC"),
        ("America/Sao_Paulo", "1 July 2026, 09:00 UTC-03"),
    ],
)
def test_the_zone_is_named_where_it_is_shown(zone, words):
    with timezone.override(zone):
        assert with_zone(datetime(2026, 7, 1, 12, tzinfo=UTC)) == words


def test_a_time_that_does_not_come_is_refused_with_the_one_that_was_meant(berlin):
    with pytest.raises(ValidationError, match="02:30 does not come. Is it 03:30"):
        typed("2026-03-29", "02:30")


def test_a_time_that_comes_twice_is_refused(berlin):
    with pytest.raises(ValidationError, match="02:30 comes twice"):
        typed("2026-10-25", "02:30")


@pytest.mark.parametrize("time", ["01:59", "03:00"])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_times_around_it_are_taken(berlin, day, time):
    assert f"{timezone.localtime(typed(day, time)):%H:%M}" == time


@pytest.mark.parametrize(
    ("day", "time"),
    [("2026-02-30", "10:00"), ("2026-02-03", "25:00"), ("2026-02-03", ""), ("20266-01-01", "1:00")],
)
def test_what_is_no_time_is_refused(day, time):
    with pytest.raises(ValidationError):
        typed(day, time)


def test_an_empty_one_may_be_left_out():
    assert MomentField(required=False).clean(["", ""]) is None
