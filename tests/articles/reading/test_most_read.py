"""What is read most: added up now and then, shown at no cost, and only what readers may see."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import jobs
from articles.models import Article, MostRead, Reading
from articles.reading import most_read
from articles.reading.most_read import KEPT, SHOWN, count_most_read, forget_old
from tests.plans import plan_by_index

pytestmark = pytest.mark.django_db
Span = MostRead.Span


def read(article, times: int, hours_ago: float = 0) -> None:
    at = timezone.now() - timedelta(hours=hours_ago)
    hour = at.replace(minute=0, second=0, microsecond=0)
    Reading.objects.update_or_create(article=article, hour=hour, defaults={"count": times})


def listed(span: str) -> list[int]:
    return MostRead.objects.get(span=span).articles


@pytest.fixture
def stories(make_article):
    """Five that have been read: the first most of all."""
    made = [make_article(headline=f"Story number {number}") for number in range(5)]
    for place, story in enumerate(made):
        read(story, 100 - place)
    count_most_read()
    return made


def headlines_of_list(html: str) -> list[str]:
    """Of the lists of what is read most, in their order."""
    lists = html.split('<ol class="most-read-list">')[1:]
    return [
        line.partition(">")[2].partition("<")[0]
        for each in lists
        for line in each.partition("</ol>")[0].split("<a href=")[1:]
    ]


def test_hours_are_added_up_for_the_day_and_for_the_week(make_article):
    today, steady, old = (make_article(headline=name) for name in ("Today", "Steady", "Old"))
    read(today, 50)
    for hours in (1, 2, 3):
        read(steady, 20, hours)
    read(old, 500, 100)
    read(today, 1000, 24 * 8)
    count_most_read()
    assert listed(Span.DAY) == [steady.pk, today.pk]
    assert listed(Span.WEEK) == [old.pk, steady.pk, today.pk]


def test_of_those_read_equally_often_the_newer_comes_first(make_article):
    made = [make_article(headline=f"Story {number}") for number in range(4)]
    for story in made[::-1]:
        read(story, 7)
    count_most_read()
    assert listed(Span.DAY) == [story.pk for story in made[::-1]]


def test_only_so_many_are_kept(make_article):
    for number in range(KEPT + 3):
        read(make_article(headline=f"Story {number}"), number + 1)
    count_most_read()
    assert len(listed(Span.DAY)) == KEPT


def test_counting_again_changes_the_list_and_adds_no_row(stories):
    read(stories[4], 1000)
    jobs.count_most_read(timestamp=0)
    assert listed(Span.DAY)[0] == stories[4].pk
    assert MostRead.objects.count() == len(Span.choices)


def test_what_is_not_public_is_not_counted(make_article):
    for status in (Article.Status.DRAFT, Article.Status.WITHDRAWN):
        read(make_article(headline=status, status=status), 100)
    read(make_article(headline="To come", published_at=timezone.now() + timedelta(hours=1)), 100)
    count_most_read()
    assert listed(Span.DAY) == []


def test_they_stand_in_the_front_and_beside_a_story_in_their_order(stories, make_article, reader):
    names = [story.headline for story in stories]
    assert headlines_of_list(reader.get("/").content.decode()) == [*names, *names]
    other = make_article(headline="Another")
    page = reader.get(other.get_absolute_url()).content.decode()
    assert headlines_of_list(page) == names[:SHOWN]


def test_a_story_is_not_listed_beside_itself(stories, reader):
    page = reader.get(stories[0].get_absolute_url()).content.decode()
    assert headlines_of_list(page) == [story.headline for story in stories[1:]]


def test_what_is_withdrawn_since_is_never_shown(stories, make_article, editor, reader):
    stories[0].withdraw(by=editor)
    other = make_article(headline="Another").get_absolute_url()
    for address in ("/", other):
        assert stories[0].headline not in reader.get(address).content.decode()
    # The next in the list takes its place before anybody counts again.
    assert headlines_of_list(reader.get(other).content.decode())[0] == stories[1].headline


def test_a_list_too_short_to_say_anything_is_not_shown(make_article, reader):
    for number in range(2):
        read(make_article(headline=f"Story {number}"), 5)
    count_most_read()
    assert "Most read" not in reader.get("/").content.decode()


def test_a_story_far_too_old_for_the_front_may_be_read_most(make_article, reader, monkeypatch):
    monkeypatch.setattr("articles.fronts.arranging.CONSIDERED", 3)
    long_ago = timezone.now() - timedelta(days=900)
    old = [make_article(headline=f"Old {n}", published_at=long_ago) for n in range(3)]
    for number in range(6):
        make_article(headline=f"New {number}")
    for place, story in enumerate(old):
        read(story, 9 - place)
    count_most_read()
    html = reader.get("/").content.decode()
    assert headlines_of_list(html)[:3] == ["Old 0", "Old 1", "Old 2"]
    assert html.count("Old 1") == 2


def test_what_is_read_most_costs_no_query_more(stories, make_article, reader):
    other = make_article(headline="Another").get_absolute_url()

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(address)
        return len(captured)

    with_lists = [queries("/"), queries(other)]
    MostRead.objects.all().delete()
    assert with_lists == [queries("/"), queries(other)]


def test_the_page_is_the_same_for_everybody_however_often_they_read(
    stories, as_user, journalist, reader
):
    address = stories[0].get_absolute_url()
    first = reader.get(address)
    again, colleague = reader.get(address), as_user(journalist).get(address)
    assert first.content == again.content == colleague.content
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")


def test_adding_up_reads_the_hours_that_matter_and_no_others(stories):
    since = timezone.now() - timedelta(days=1)
    plan = plan_by_index(most_read.readings_since(since))
    assert "reading_once_an_hour" in plan
    assert "Seq Scan on articles_reading" not in plan


def test_old_hours_go(make_article):
    story = make_article()
    read(story, 1, hours_ago=24 * 7 * 6 - 2)
    read(story, 1, hours_ago=24 * 7 * 6 + 2)
    assert forget_old() == 1
    assert Reading.objects.count() == 1


def test_numbers_go_with_their_story(stories):
    pk = stories[0].pk
    stories[0].delete()
    assert not Reading.objects.filter(article=pk).exists()
    count_most_read()
    assert pk not in listed(Span.DAY)
