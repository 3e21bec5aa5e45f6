"""The sitemap of Google News: two days to the second, and only what is news."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article, Section
from newsroom.site.models import SiteSettings
from tests.found.reading import SPACES

pytestmark = pytest.mark.django_db
PATH = "/sitemap-news.xml"


def told(reader) -> list[ElementTree.Element]:
    response = reader.get(PATH)
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)
    assert tree.tag == f"{{{SPACES['s']}}}urlset"
    return list(tree)


def text(entry: ElementTree.Element, path: str) -> str | None:
    return entry.findtext(path, namespaces=SPACES)


def test_an_entry_has_all_that_is_required(make_article, reader, settings):
    SiteSettings.objects.create(pk=1, name="The Site", news_name="The Quay Paper (London)")
    article = make_article(headline="Fish & <chips>")
    [entry] = told(reader)
    assert text(entry, "s:loc") == settings.SITE_ADDRESS + article.get_absolute_url()
    assert len(entry.findall("news:news", SPACES)) == 1
    # Exactly as on Google News, but for what stands in brackets.
    assert text(entry, "news:news/news:publication/news:name") == "The Quay Paper"
    assert text(entry, "news:news/news:publication/news:language") == "en"
    assert text(entry, "news:news/news:title") == "Fish & <chips>"
    date = text(entry, "news:news/news:publication_date")
    assert date == article.published_at.isoformat()
    assert date.endswith("+00:00")


def test_without_a_name_on_google_news_the_name_of_the_site_serves(make_article, reader):
    SiteSettings.objects.create(pk=1, name="The Site")
    make_article()
    [entry] = told(reader)
    assert text(entry, "news:news/news:publication/news:name") == "The Site"


def test_a_story_in_another_language_says_so(make_article, reader):
    make_article(language="de")
    [entry] = told(reader)
    assert text(entry, "news:news/news:publication/news:language") == "de"


@pytest.mark.parametrize(("seconds", "is_told"), [(1, True), (0, False), (-1, False)])
def test_two_days_are_counted_to_the_second(make_article, reader, monkeypatch, seconds, is_told):
    now = timezone.now()
    make_article(published_at=now - timedelta(hours=48) + timedelta(seconds=seconds))
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    assert bool(told(reader)) is is_told


def test_an_update_makes_no_old_story_new(make_article, editor, reader):
    article = make_article(published_at=timezone.now() - timedelta(days=3))
    article.publish(by=editor, major=True)
    assert told(reader) == []


def test_the_date_is_that_of_the_first_publication(make_article, editor, reader):
    article = make_article(published_at=timezone.now() - timedelta(hours=9))
    article.publish(by=editor, major=True)
    [entry] = told(reader)
    assert text(entry, "news:news/news:publication_date") == article.published_at.isoformat()


def test_what_is_no_news_is_not_told(make_article, editor, reader):
    recipes = Section.objects.create(name="Recipes", is_news=False)
    make_article(headline="Soup", section=recipes)
    make_article(headline="Draft", status=Article.Status.DRAFT)
    make_article(headline="Later", published_at=timezone.now() + timedelta(minutes=1))
    make_article(headline="Gone").withdraw(by=editor)
    assert told(reader) == []


def test_an_empty_one_is_valid(db, reader):
    assert told(reader) == []
    assert reader.get(PATH)["Content-Type"] == "application/xml"


def test_there_are_a_thousand_at_most_the_newest(make_article, reader, monkeypatch):
    monkeypatch.setattr("newsroom.found.sitemaps.news.MOST", 2)
    for hours in (3, 1, 2):
        when = timezone.now() - timedelta(hours=hours)
        make_article(headline=f"{hours} hours", published_at=when)
    titles = [text(entry, "news:news/news:title") for entry in told(reader)]
    assert titles == ["1 hours", "2 hours"]


def test_it_costs_two_queries(make_article, reader, django_assert_num_queries):
    for number in range(4):
        make_article(headline=f"Story {number}")
    with django_assert_num_queries(2):
        reader.get(PATH)
