"""Lists that nobody counts: pages, and the ends of them."""

import pytest
from django.contrib.auth.models import User
from django.core.paginator import EmptyPage, PageNotAnInteger
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsroom.lib.lists import only_first
from newsroom.lib.paging import LAST_PAGE, CountlessPaginator, ReadersPaginator

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    User.objects.bulk_create(User(username=f"u{number:02}") for number in range(25))
    return User.objects.order_by("username")


def test_pages_know_what_is_before_and_after_them(people):
    pages = CountlessPaginator(people, 10)
    first, second, last = (pages.page(number) for number in (1, 2, "3"))
    assert (first.has_previous(), first.has_next()) == (False, True)
    assert (second.has_previous(), second.has_next()) == (True, True)
    assert (last.has_previous(), last.has_next()) == (True, False)
    assert [len(page.object_list) for page in (first, second, last)] == [10, 10, 5]
    assert (second.start_index(), second.end_index()) == (11, 20)


def test_a_page_is_one_query_and_counts_nothing(people):
    with CaptureQueriesContext(connection) as captured:
        page = CountlessPaginator(people, 10).page(2)
        assert page.has_next()
    assert len(captured) == 1
    assert "COUNT" not in captured[0]["sql"]


def test_an_empty_list_has_one_page(db):
    page = CountlessPaginator(User.objects.order_by("pk"), 10).page(1)
    assert (list(page), page.has_other_pages(), page.start_index()) == ([], False, 0)


@pytest.mark.parametrize("number", [0, -1, 4, LAST_PAGE + 1])
def test_a_page_that_is_not_there_is_refused(people, number):
    with pytest.raises(EmptyPage):
        CountlessPaginator(people, 10).page(number)


@pytest.mark.parametrize("number", ["x", None, "1.5"])
def test_a_page_without_a_number_is_refused(people, number):
    with pytest.raises(PageNotAnInteger):
        CountlessPaginator(people, 10).page(number)


def test_only_the_first_are_taken_and_that_there_are_more_is_known(people):
    assert only_first(people, 25)[1] is False
    pks, has_more = only_first(people, 10)
    assert (len(pks), has_more) == (10, True)


def test_a_list_that_is_too_long_to_leaf_through_says_so(people):
    pages = ReadersPaginator(people, 10, 2)
    assert not pages.page(1).ends_early
    assert (pages.page(2).ends_early, pages.page(2).has_next()) == (True, False)
    with pytest.raises(EmptyPage):
        pages.page(3)
    assert not ReadersPaginator(people, 10, 3).page(3).ends_early


def test_rows_of_other_pages_are_passed_by_their_keys_alone(people):
    with CaptureQueriesContext(connection) as captured:
        page = ReadersPaginator(people.order_by("-username"), 10, 9).page(2)
    assert [row.username for row in page] == [f"u{number:02}" for number in range(14, 4, -1)]
    keys, rows = (row["sql"] for row in captured)
    assert "OFFSET" in keys
    assert "email" not in keys
    assert "OFFSET" not in rows
