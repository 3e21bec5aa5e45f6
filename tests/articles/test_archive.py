"""All stories by year and month."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.archive import months
from articles.models import Article
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_was_counted(monkeypatch):
    monkeypatch.setattr(months.Counted, "mark", None)


@pytest.fixture
def told(make_article):
    def tell(*moments, **fields):
        return [make_article(published_at=at, **fields) for at in moments]

    return tell


def day(year, month, number=1, hour=12, minute=0):
    return datetime(year, month, number, hour, minute, tzinfo=UTC)


def numbers(answer):
    return [
        (year.year, [tuple(month) for month in year.months]) for year in answer.context["years"]
    ]


def test_the_archive_says_how_many_stories_each_month_has(told, reader):
    told(day(2024, 2), day(2024, 2, 29), day(2024, 5), day(2022, 12, 31))
    answer = reader.get("/archive/")
    assert numbers(answer) == [
        (2024, [(2024, 5, 1), (2024, 2, 2)]),
        (2022, [(2022, 12, 1)]),
    ]
    html = answer.content.decode()
    assert 'href="/archive/2024/02/"' in html
    assert 'href="/archive/2024/03/"' not in html
    assert 'href="/archive/2022/"' in html


def test_an_empty_archive_is_a_page(reader):
    assert reader.get("/archive/").status_code == 200


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_is_not_public_is_neither_counted_nor_listed(told, reader, status):
    told(day(2024, 2), status=status)
    assert numbers(reader.get("/archive/")) == []
    assert reader.get("/archive/2024/02/").status_code == 404
    assert reader.get("/archive/2024/").status_code == 404


def test_a_story_that_waits_for_its_time_appears_with_it(told, reader, monkeypatch):
    at = timezone.now() + timedelta(days=70)
    told(at)
    address = f"/archive/{at:%Y/%m}/"
    assert numbers(reader.get("/archive/")) == []
    assert reader.get(address).status_code == 404
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert numbers(reader.get("/archive/")) == [(at.year, [(at.year, at.month, 1)])]
    assert reader.get(address).status_code == 200


def test_a_withdrawn_story_is_gone_at_once_though_numbers_are_kept(told, reader, editor):
    one, _other = told(day(2024, 2), day(2024, 2))
    assert numbers(reader.get("/archive/")) == [(2024, [(2024, 2, 2)])]
    one.withdraw(by=editor)
    assert numbers(reader.get("/archive/")) == [(2024, [(2024, 2, 1)])]


def test_what_was_counted_is_not_counted_again(told, reader):
    told(day(2024, 2))

    def counts():
        with CaptureQueriesContext(connection) as captured:
            reader.get("/archive/")
        return [row for row in captured if "WITH ORDINALITY" in row["sql"]]

    assert len(counts()) == 1
    assert not counts()
    told(day(2024, 3))
    assert len(counts()) == 1


def test_a_month_begins_by_the_clock_of_the_site(told, reader):
    SiteSettings.objects.update_or_create(pk=1, defaults={"time_zone": "Asia/Tokyo"})
    told(day(2024, 1, 31, 15, 0), day(2024, 1, 31, 14, 59))
    assert numbers(reader.get("/archive/")) == [(2024, [(2024, 2, 1), (2024, 1, 1)])]
    assert len(reader.get("/archive/2024/02/").context["page"].object_list) == 1


def test_numbers_are_those_of_the_lists_where_clocks_are_changed(told, reader):
    SiteSettings.objects.update_or_create(pk=1, defaults={"time_zone": "America/New_York"})
    told(
        *[
            day(2024, month, number, hour)
            for month in (3, 11)
            for number in (1, 30)
            for hour in (3, 23)
        ]
    )
    for _year, there in numbers(reader.get("/archive/")):
        for year, month, number in there:
            page = reader.get(f"/archive/{year}/{month:02}/").context["page"]
            assert len(page.object_list) == number


@pytest.mark.parametrize(
    "address",
    [
        "2024/03/",
        "2023/",
        "2024/2/",
        "2024/00/",
        "2024/13/",
        "0000/",
        "9999/12/",
        "24/",
        "2024/02/?page=2",
        "2024/02/?page=0",
        "2024/02/?page=abc",
        "2024/02/?page=999999",
    ],
)
def test_what_is_empty_is_not_there(told, reader, address):
    told(day(2024, 2))
    assert reader.get(f"/archive/{address}").status_code == 404


def test_a_month_lists_its_stories_the_newest_first_on_pages(told, reader):
    told(day(2024, 1, 31), day(2024, 3))
    made = told(*[day(2024, 2, 1 + number) for number in range(21)])
    first, second = (reader.get(f"/archive/2024/02/{query}") for query in ("", "?page=2"))
    listed = [*first.context["page"], *second.context["page"]]
    assert listed == list(reversed(made))
    html = second.content.decode()
    assert "February 2024, page 2" in html[: html.index("</title>")]
    canonical = 'rel="canonical" href="http://127.0.0.1:8000/archive/2024/02/'
    assert f'{canonical}?page=2"' in html
    assert f'{canonical}"' in first.content.decode()


def test_a_list_that_is_too_long_to_leaf_through_leads_to_the_archive(told, reader, monkeypatch):
    told(*[day(2024, 2, 1 + number) for number in range(21)])
    assert "This list ends here" not in reader.get("/archive/2024/02/").content.decode()
    monkeypatch.setattr("articles.archive.views.LAST_PAGE", 1)
    html = reader.get("/archive/2024/02/").content.decode()
    assert (
        'This list ends here. What is older stands <a href="/archive/">in the archive</a>' in html
    )
    assert reader.get("/archive/2024/02/?page=2").status_code == 404


def test_months_lead_to_those_before_and_after_that_have_stories(told, reader):
    told(day(2023, 11), day(2024, 2), day(2024, 5))
    html = reader.get("/archive/2024/02/").content.decode()
    assert '<a href="/archive/2024/05/">Later: May 2024</a>' in html
    assert '<a href="/archive/2023/11/">Earlier: November 2023</a>' in html
    html = reader.get("/archive/2024/").content.decode()
    assert 'href="/archive/2023/"' in html


def test_a_month_costs_the_same_however_long(told, reader):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            reader.get("/archive/2024/02/")
        return len(captured)

    told(day(2024, 2))
    queries()
    few = queries()
    told(*[day(2024, 2, 1 + number) for number in range(15)])
    queries()
    assert queries() == few
    assert few <= 9


def test_the_way_there_stands_on_every_page_and_in_the_sitemap(told, reader):
    told(day(2024, 2))
    assert 'href="/archive/"' in reader.get("/corrections/").content.decode()
    sitemap = reader.get("/sitemap-front.xml").content.decode()
    for address in ("/archive/", "/archive/2024/", "/archive/2024/02/"):
        assert f"<loc>http://127.0.0.1:8000{address}</loc>" in sitemap
    Article.objects.update(status="withdrawn")
    months.Counted.mark = None
    assert "/archive/" not in reader.get("/sitemap-front.xml").content.decode()
