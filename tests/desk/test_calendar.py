"""The calendar: what is due and what happens by itself, each on its day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from articles import fronts
from articles.models import Article, ScheduledChange
from newsroom.desk.calendar import grid_of
from newsroom.desk.diary import days

pytestmark = pytest.mark.django_db
Status = Article.Status
NOW = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)
CALENDAR = "/admin/calendar/"


def after(hours: float) -> datetime:
    return NOW + timedelta(hours=hours)


@pytest.fixture
def diary(make_article, editor, journalist):
    """One of everything that can happen, on the sixth and the seventh of May."""
    make_article(headline="Due", status=Status.DRAFT, planned_at=after(1), created_by=journalist)
    make_article(headline="Appears", published_at=after(3))
    make_article(headline="Held", status=Status.DRAFT, embargoed_until=after(4))
    live = make_article(headline="Live", planned_at=after(2))
    version = live.save_version({**live.newest_state(), "kicker": "New"}, by=editor)
    ScheduledChange.objects.create(article=live, version=version, due_at=after(20))
    fronts.plan({}, by=editor, starts_at=after(21), note="Morning")
    taken_back = fronts.plan({}, by=editor, starts_at=after(22))
    fronts.cancel(taken_back, by=editor)


def told(user, first=date(2031, 5, 6), count=2):
    return [
        [(entry.what, entry.words) for entry in day.entries]
        for day in days(user, first, count, NOW)
    ]


def test_everything_that_will_happen_stands_on_its_day(diary, editor):
    assert told(editor) == [
        [("Due", "Due"), ("Appears", "Appears"), ("Embargo ends", "Held")],
        [("Changes", "Live"), ("Front page", "Morning")],
    ]


def test_a_journalist_sees_their_own_and_a_moderator_nothing(diary, journalist, moderator):
    assert told(journalist) == [[("Due", "Due")], []]
    assert told(moderator) == [[], []]


def test_a_day_begins_where_the_paper_is(diary, editor):
    with timezone.override("Asia/Tokyo"):
        first, second = told(editor)
    assert first == [("Due", "Due")]
    assert [what for what, _ in second][:2] == ["Appears", "Embargo ends"]


def test_a_month_is_whole_weeks():
    first, count = grid_of(date(2031, 5, 1))
    # The first of May 2031 is a Thursday; weeks begin on Sunday in the language of the tests.
    assert (first, count) == (date(2031, 4, 27), 35)


def test_the_page_shows_the_month_that_is_asked_for(diary, as_user, editor):
    html = as_user(editor).get(f"{CALENDAR}?month=2031-05").content.decode()
    assert "May 2031" in html
    assert "Morning" in html
    assert "?month=2031-04" in html
    assert "?month=2031-06" in html
    assert as_user(editor).get(CALENDAR).status_code == 200


@pytest.mark.parametrize("month", ["", "2031", "2031-13", "0001-01", "9999-12", "x", "２０３１-05"])
def test_a_month_that_is_none_is_not_found(as_user, editor, month):
    assert as_user(editor).get(CALENDAR, {"month": month}).status_code == 404


def test_the_calendar_is_for_those_who_write(as_user, moderator, stranger):
    assert as_user(moderator).get(CALENDAR).status_code == 403
    assert as_user(stranger).get(CALENDAR).status_code == 302


def test_the_calendar_takes_few_queries_however_full(
    as_user, editor, make_article, django_assert_max_num_queries
):
    for number in range(40):
        make_article(headline=f"Due {number}", status=Status.DRAFT, planned_at=after(number * 10))
    desk = as_user(editor)
    with django_assert_max_num_queries(10):
        desk.get(f"{CALENDAR}?month=2031-05")
