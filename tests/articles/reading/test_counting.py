"""Counting what is read: who counts, who does not, and how it comes to be written down."""

from datetime import timedelta

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Reading
from articles.reading import counting, views
from articles.reading.counting import MOST_FROM_ONE_PLACE, Counts

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
OURS = {"Sec-Fetch-Site": "same-origin", "User-Agent": BROWSER}


@pytest.fixture
def due():
    """What is to be done in a few seconds."""
    return []


@pytest.fixture
def counts(monkeypatch, due):
    """Those of this test alone, written when the test says so."""
    fresh = Counts(later=due.append)
    monkeypatch.setattr(views, "counts", fresh)
    return fresh


def tell(pk, **headers) -> int:
    """What a page says after some seconds."""
    return Client(headers={**OURS, **headers}).post(f"/readings/{pk}/").status_code


def written(counts) -> dict[int, int]:
    counts.write()
    return dict(Reading.objects.values_list("article", "count"))


def test_a_reading_is_counted_by_the_hour(make_article, counts):
    article = make_article()
    assert [tell(article.pk) for _ in range(3)] == [204] * 3
    assert written(counts) == {article.pk: 3}
    hour = Reading.objects.get().hour
    assert (hour.minute, hour.second, hour.microsecond) == (0, 0, 0)
    assert timedelta() <= timezone.now() - hour < timedelta(hours=1, minutes=1)


def test_the_answer_says_nothing_sets_nothing_and_is_kept_nowhere(make_article, counts, reader):
    for pk in (make_article().pk, 404_404):
        answer = reader.post(f"/readings/{pk}/", headers=OURS)
        assert (answer.status_code, answer.content, answer.cookies.output()) == (204, b"", "")
        assert "no-store" in answer["Cache-Control"]


def test_saying_so_costs_no_query_beyond_the_settings(make_article, counts):
    pk = make_article().pk
    with CaptureQueriesContext(connection) as captured:
        tell(pk)
    assert [query["sql"] for query in captured if "site_sitesettings" not in query["sql"]] == []


def test_many_stories_are_written_in_one_statement(make_article, counts):
    stories = [make_article(headline=f"Story {number}") for number in range(5)]
    for story in stories:
        tell(story.pk)
    with CaptureQueriesContext(connection) as captured:
        counts.write()
    assert sum("articles_reading" in query["sql"] for query in captured) == 1
    assert Reading.objects.count() == 5


def test_nothing_is_asked_of_the_database_when_nobody_read(counts, django_assert_num_queries):
    with django_assert_num_queries(0):
        counts.write()


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
    ],
)
def test_another_site_cannot_count(make_article, counts, headers):
    article = make_article()
    assert tell(article.pk, **headers) == 403
    assert written(counts) == {}


def test_a_browser_without_fetch_metadata_says_where_it_comes_from(make_article, counts):
    pk = make_article().pk
    client = Client(headers={"User-Agent": BROWSER})
    assert client.post(f"/readings/{pk}/").status_code == 403
    elsewhere = client.post(f"/readings/{pk}/", headers={"Origin": "https://elsewhere.example"})
    assert elsewhere.status_code == 403
    assert (
        client.post(f"/readings/{pk}/", headers={"Origin": "http://testserver"}).status_code == 204
    )
    assert written(counts) == {pk: 1}


@pytest.mark.parametrize("method", ["get", "head", "put", "delete"])
def test_only_a_post_counts(make_article, counts, method):
    pk = make_article().pk
    assert getattr(Client(headers=OURS), method)(f"/readings/{pk}/").status_code == 405
    assert written(counts) == {}


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36",
        "Mozilla/5.0 (compatible; Yahoo! Slurp)",
        "facebookexternalhit/1.1 (link preview)",
        "python-requests/2.32",
        "curl/8.14.1",
        "Chrome-Lighthouse",
    ],
)
def test_robots_do_not_count(make_article, counts, agent):
    assert tell(make_article().pk, **{"User-Agent": agent}) == 204
    assert written(counts) == {}


@pytest.mark.parametrize(
    "agent",
    [
        BROWSER,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 9; CUBOT X19) AppleWebKit/537.36 Chrome/140.0 Mobile",
    ],
)
def test_people_count_whatever_their_telephone_is_called(make_article, counts, agent):
    article = make_article()
    tell(article.pk, **{"User-Agent": agent})
    assert written(counts) == {article.pk: 1}


@pytest.mark.parametrize(
    "headers", [{"Sec-Purpose": "prefetch;prerender"}, {"Purpose": "prefetch"}]
)
def test_a_page_fetched_ahead_is_not_read_yet(make_article, counts, headers):
    assert tell(make_article().pk, **headers) == 204
    assert written(counts) == {}


def test_only_stories_that_readers_may_see_are_counted(make_article, counts):
    others = [
        make_article(headline="Draft", status=Article.Status.DRAFT),
        make_article(headline="Withdrawn", status=Article.Status.WITHDRAWN),
        make_article(headline="To come", published_at=timezone.now() + timedelta(hours=1)),
    ]
    public = make_article()
    for pk in [*(story.pk for story in others), public.pk, public.pk + 1000]:
        assert tell(pk) == 204
    assert written(counts) == {public.pk: 1}


@pytest.mark.parametrize("pk", ["0", "9" * 18, "9" * 19, "9" * 400, "0" * 300 + "1"])
def test_numbers_that_nobody_gave_spoil_nothing(make_article, counts, pk):
    article = make_article()
    assert tell(pk) == 204
    tell(article.pk)
    assert written(counts).get(article.pk)


@pytest.mark.parametrize("pk", ["9" * 5000, "-1", "1.5", "x", "1'--", "%00", "٣"])
def test_what_is_no_number_is_an_address_of_nothing(counts, pk):
    assert tell(pk) in {400, 404}
    assert written(counts) == {}


def test_a_post_may_carry_anything_and_none_of_it_matters(make_article, counts):
    article, client = make_article(), Client(headers=OURS)
    address = f"/readings/{article.pk}/"
    odd = client.post(address, b"\x00\xff{", content_type="application/json")
    huge = client.post(address, b"x" * 400_000, content_type="text/plain")
    assert (odd.status_code, huge.status_code) == (204, 413)
    assert written(counts) == {article.pk: 1}


def test_one_place_counts_only_so_often_for_one_story(make_article, counts):
    story, other = make_article(), make_article(headline="Another")
    for number in range(MOST_FROM_ONE_PLACE + 5):
        counts.add(story.pk, f"203.0.113.{number}")
    counts.add(story.pk, "198.51.100.1")
    counts.add(other.pk, "203.0.113.1")
    assert written(counts) == {story.pk: MOST_FROM_ONE_PLACE + 1, other.pk: 1}


def test_the_next_hour_begins_anew(make_article, counts, monkeypatch):
    story, now = make_article(), timezone.now()
    for _ in range(MOST_FROM_ONE_PLACE + 1):
        counts.add(story.pk, "203.0.113.1")
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=1))
    assert counts.add(story.pk, "203.0.113.1")
    counts.write()
    assert sorted(Reading.objects.values_list("count", flat=True)) == [1, MOST_FROM_ONE_PLACE]


def test_a_flood_of_numbers_fills_no_memory_and_stops_nobody_known(
    make_article, counts, monkeypatch
):
    monkeypatch.setattr(counting, "MOST_WAITING", 10)
    monkeypatch.setattr(counting, "MOST_PLACES", 10)
    story = make_article()
    counts.add(story.pk, "198.51.100.1")
    for number in range(50):
        counts.add(story.pk + 1 + number, f"10.0.{number}.1")
    assert len(counts.waiting) <= 10
    assert len(counts.places) <= 10
    assert counts.add(story.pk, "198.51.100.2")
    assert written(counts) == {story.pk: 2}


def test_they_are_written_together_a_little_later_and_once(make_article, counts, due):
    story = make_article()
    for _ in range(3):
        tell(story.pk)
    assert len(due) == 1
    counts.write()
    tell(story.pk)
    assert len(due) == 2
    assert written(counts) == {story.pk: 4}


@pytest.mark.parametrize("trouble", [OperationalError, InterfaceError])
def test_what_cannot_be_written_waits_and_is_added_to(
    make_article, counts, due, monkeypatch, caplog, trouble
):
    story = make_article()

    def refuse(counted):
        counts.add(story.pk, "198.51.100.1")
        raise trouble

    counts.add(story.pk, "203.0.113.1")
    with monkeypatch.context() as away:
        away.setattr(counting, "add_to_table", refuse)
        counts.write()
    assert len(due) == 2
    assert "could not be counted yet" in caplog.text
    assert written(counts) == {story.pk: 2}


def test_a_process_that_ends_plans_nothing_more(make_article, counts, due, monkeypatch):
    def refuse(counted):
        raise OperationalError

    counts.add(make_article().pk, "203.0.113.1")
    monkeypatch.setattr(counting, "add_to_table", refuse)
    counts.write_last()
    assert len(due) == 1


def test_what_several_processes_count_adds_up(make_article):
    story = make_article()
    for times in (3, 4):
        process = Counts(later=lambda _do: None)
        for _ in range(times):
            process.add(story.pk, None)
        process.write()
    assert Reading.objects.get().count == 7


def test_a_number_at_its_end_stays_there(make_article, counts):
    story = make_article()
    counts.add(story.pk, None)
    counts.write()
    Reading.objects.update(count=2_147_483_647)
    counts.add(story.pk, None)
    assert written(counts) == {story.pk: 2_147_483_647}


def test_nothing_is_kept_of_who_read(make_article, counts):
    tell(make_article().pk)
    counts.write()
    assert {field.name for field in Reading._meta.fields} == {"id", "article", "hour", "count"}


def test_a_page_asks_to_be_counted_and_a_preview_does_not(make_article, reader, as_user, editor):
    article = make_article()
    page = reader.get(article.get_absolute_url()).content.decode()
    assert f'data-reading="/readings/{article.pk}/"' in page
    assert "js/counting" in page
    preview = as_user(editor).get(f"/admin/articles/article/{article.pk}/preview/")
    assert preview.status_code == 200
    assert "data-reading" not in preview.content.decode()
    assert "js/counting" not in preview.content.decode()
