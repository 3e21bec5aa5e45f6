"""Time as people say it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.lib.templatetags.said import said_time
from newsroom.lib.times import said

# A Wednesday.
NOW = datetime(2026, 5, 6, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "just now"),
        (1, "in 1 minute"),
        (20, "in 20 minutes"),
        (-20, "20 minutes ago"),
        (125, "today 14:05"),
        (-180, "today 09:00"),
        (24 * 60, "tomorrow 12:00"),
        (-24 * 60, "yesterday 12:00"),
        (2 * 24 * 60, "Friday 12:00"),
        (-2 * 24 * 60, "4 May 12:00"),
        (7 * 24 * 60, "13 May 12:00"),
        (-365 * 24 * 60, "6 May 2025 12:00"),
    ],
)
def test_a_moment_is_said_as_people_say_it(minutes, words):
    assert said(NOW + timedelta(minutes=minutes), NOW) == words


def test_today_is_where_the_paper_is():
    with timezone.override("Asia/Tokyo"):
        assert said(NOW + timedelta(hours=4), NOW) == "tomorrow 01:00"


def test_the_exact_time_and_its_zone_are_told_too():
    html = said_time(NOW + timedelta(hours=2, minutes=5), NOW)
    assert 'datetime="2026-05-06T14:05:00+00:00"' in html
    assert 'title="Wednesday, 6 May 2026, 14:05 UTC"' in html
    assert ">today 14:05<" in html
    assert '<span class="said-time__exact"> (Wednesday, 6 May 2026, 14:05 UTC)</span>' in html


def test_no_time_says_nothing():
    assert said_time(None) == ""
