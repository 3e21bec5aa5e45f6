"""Series, and what came before and after in the section."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from lxml import html as markup

from articles.models import Article, Section, Series
from articles.models.surroundings import earlier_of, later_of, parts_of
from articles.views import PER_PAGE
from tests.plans import plan_by_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def series(db):
    return Series.objects.create(name="The wall", description="How it was built, and why.")


@pytest.fixture
def parts(make_article, series):
    """Three, the first of them the oldest; made in another order than they appeared."""
    hours = {"One": 30, "Three": 10, "Two": 20}
    made = {
        name: make_article(
            headline=f"Part {name}",
            series=series,
            published_at=timezone.now() - timedelta(hours=ago),
        )
        for name, ago in hours.items()
    }
    return [made["One"], made["Two"], made["Three"]]


def page_of(reader, thing):
    response = reader.get(thing.get_absolute_url())
    assert response.status_code == 200
    return markup.fromstring(response.content)


def said(tree, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def in_box(tree) -> list[str]:
    return said(tree, "//aside[@class='series']//li")


def test_a_part_says_which_it_is_and_leads_to_the_others(parts, reader):
    tree = page_of(reader, parts[1])
    assert said(tree, "//p[@class='series-part']") == ["Part 2 of 3"]
    assert in_box(tree) == ["Part One", "Part Two", "Part Three"]
    assert said(tree, "//*[@class='series']//*[@aria-current='page']") == ["Part Two"]
    assert tree.xpath("//aside[@class='series']//li/a/@href") == [
        parts[0].get_absolute_url(),
        parts[2].get_absolute_url(),
    ]
    assert said(tree, "//p[@class='next-part']/a") == ["Part Three"]


def test_the_last_part_has_no_next(parts, reader):
    assert said(page_of(reader, parts[2]), "//p[@class='next-part']") == []


def test_a_story_of_no_series_has_no_box(make_article, parts, reader):
    assert in_box(page_of(reader, make_article(headline="Alone"))) == []


def test_only_parts_that_readers_may_see_count(parts, make_article, series, editor, reader):
    make_article(headline="To come", series=series, published_at=timezone.now() + timedelta(days=1))
    make_article(headline="Begun", series=series, status=Article.Status.DRAFT)
    parts[0].withdraw(by=editor)
    tree = page_of(reader, parts[1])
    assert said(tree, "//p[@class='series-part']") == ["Part 1 of 2"]
    assert in_box(tree) == ["Part Two", "Part Three"]


def test_the_page_of_a_series_begins_with_the_first_part(parts, reader, series):
    tree = page_of(reader, series)
    assert said(tree, "//h1") == ["The wall"]
    assert said(tree, "//*[contains(@class, 'teaser-headline')]") == [
        "Part One",
        "Part Two",
        "Part Three",
    ]


def test_a_series_of_which_nothing_is_public_has_no_page_and_no_feed(series, make_article, reader):
    make_article(headline="Begun", series=series, status=Article.Status.DRAFT)
    make_article(headline="To come", series=series, published_at=timezone.now() + timedelta(days=1))
    for form in ("", "feed/", "feed/atom/", "feed/json/"):
        assert reader.get(f"{series.get_absolute_url()}{form}").status_code == 404


def test_a_long_series_goes_on_on_another_page(make_article, series, reader):
    for number in range(PER_PAGE + 1):
        ago = timedelta(hours=PER_PAGE + 1 - number)
        make_article(headline=f"No {number}.", series=series, published_at=timezone.now() - ago)
    address = series.get_absolute_url()
    second = reader.get(address, {"page": 2}).content.decode()
    assert f"No {PER_PAGE}." in second
    assert "No 0." not in second
    assert f'rel="canonical" href="http://127.0.0.1:8000{address}?page=2"' in second
    assert reader.get(address, {"page": 3}).status_code == 404


def test_a_series_that_is_deleted_leaves_its_stories(parts, series, reader):
    series.delete()
    assert in_box(page_of(reader, parts[0])) == []


# Before and after in the section


def neighbours(tree) -> list[str]:
    return said(tree, "//nav[@class='neighbours']//a")


def test_each_story_leads_to_those_around_it_in_its_section(parts, make_article, reader):
    elsewhere = Section.objects.create(name="Stage")
    between = parts[1].published_at - timedelta(minutes=1)
    make_article(headline="Elsewhere", section=elsewhere, published_at=between)
    assert neighbours(page_of(reader, parts[0])) == ["Part Two"]
    assert neighbours(page_of(reader, parts[1])) == ["Part One", "Part Three"]
    assert neighbours(page_of(reader, parts[2])) == ["Part Two"]


def test_of_stories_of_one_moment_none_is_passed_over(make_article, reader):
    at = timezone.now() - timedelta(hours=1)
    stories = [make_article(headline=f"Story {n}", published_at=at) for n in range(3)]
    assert neighbours(page_of(reader, stories[1])) == ["Story 0", "Story 2"]
    assert neighbours(page_of(reader, stories[0])) == ["Story 1"]


def test_neither_is_one_that_readers_may_not_see(parts, editor, make_article, reader):
    make_article(headline="To come", published_at=timezone.now() + timedelta(days=1))
    parts[1].withdraw(by=editor)
    assert neighbours(page_of(reader, parts[0])) == ["Part Three"]
    assert neighbours(page_of(reader, parts[2])) == ["Part One"]


def test_a_story_alone_in_its_section_has_no_neighbours(make_article, reader):
    assert neighbours(page_of(reader, make_article())) == []


def test_links_to_stories_in_another_language_say_so(parts, make_article, series, reader):
    make_article(headline="Das Ende", language="de", series=series)
    html = reader.get(parts[2].get_absolute_url()).content.decode()
    assert html.count('lang="de" dir="ltr">Das Ende') == html.count(">Das Ende<") >= 3


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("earlier", "article_published_in_section"),
        ("later", "article_published_in_section"),
        ("parts", "article_in_series"),
    ],
)
def test_an_index_serves_each_of_them(parts, series, name, index):
    stories = Article.objects.all()
    place = (parts[1].section_id, parts[1].published_at, parts[1].pk)
    found = {
        "earlier": earlier_of(stories, *place)[:1],
        "later": later_of(stories, *place)[:1],
        "parts": parts_of(stories, series.pk),
    }[name]
    assert index in plan_without(INDEXES - {index}, found.values("pk"))


INDEXES = {"article_published", "article_published_in_section", "article_in_series"}


def plan_without(indexes: set[str], found) -> str:
    """Whether an index can serve: of so few rows the planner takes any, or reads them all."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for name in indexes:
            cursor.execute(f"DROP INDEX {name}")
    return plan_by_index(found)
