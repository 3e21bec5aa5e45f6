"""What search engines are told, and the small addresses of the whole site."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError
from django.utils import timezone

from articles.models import Contributor, Topic

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(xml: bytes) -> dict[str, str | None]:
    tree = ElementTree.fromstring(xml)
    return {
        entry.findtext("s:loc", namespaces=NAMESPACE): entry.findtext(
            "s:lastmod", namespaces=NAMESPACE
        )
        for entry in tree
    }


def listed(reader, settings) -> dict[str, str | None]:
    """All that the index leads to."""
    found = {}
    for address in locations(reader.get("/sitemap.xml").content):
        assert address.startswith(settings.SITE_ADDRESS)
        path = address.removeprefix(settings.SITE_ADDRESS)
        found |= locations(reader.get(path).content)
    return found


def test_stories_are_listed_by_the_address_the_site_is_known_by(make_article, reader, settings):
    article = make_article()
    article.topics.add(topic := Topic.objects.create(name="Tides"))
    article.bylines.create(contributor=(person := Contributor.objects.create(name="Ada Quill")))
    expected = [article, article.section, topic, person]
    assert set(listed(reader, settings)) == {
        f"{settings.SITE_ADDRESS}/",
        f"{settings.SITE_ADDRESS}/corrections/",
        *(settings.SITE_ADDRESS + thing.get_absolute_url() for thing in expected),
    }


def test_what_does_not_fit_on_one_page_is_on_the_next(make_article, reader, settings, monkeypatch):
    monkeypatch.setattr("newsroom.sitemaps.Stories.limit", 2)
    articles = [make_article(headline=f"Story {number}") for number in range(5)]
    addresses = listed(reader, settings)
    assert all(settings.SITE_ADDRESS + a.get_absolute_url() in addresses for a in articles)


@pytest.mark.parametrize("address", ["/sitemap-nothing.xml", "/sitemap-stories.xml?p=99"])
def test_a_sitemap_that_does_not_exist_is_not_found(reader, address):
    assert reader.get(address).status_code == 404


def test_the_date_is_that_of_the_last_change_that_matters(make_article, editor, reader, settings):
    day = timezone.now() - timedelta(days=9)
    article = make_article(published_at=day)
    address = next(a for a in listed(reader, settings) if "/articles/" in a)
    assert listed(reader, settings)[address] == f"{day:%Y-%m-%d}"
    article.publish(by=editor, major=False)
    assert listed(reader, settings)[address] == f"{day:%Y-%m-%d}"
    article.publish(by=editor, major=True)
    assert listed(reader, settings)[address] == f"{timezone.now():%Y-%m-%d}"


def test_robots_are_told_where_the_sitemap_is(reader):
    text = reader.get("/robots.txt").content.decode()
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_health_answers_while_the_database_does(reader):
    response = reader.get("/health/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_health_says_so_when_the_database_does_not(reader, monkeypatch):
    def broken():
        raise DatabaseError

    monkeypatch.setattr("newsroom.views.connection.cursor", broken)
    assert reader.get("/health/").status_code == 503


def test_a_broken_page_still_has_a_page_of_our_own(rf):
    from newsroom.views import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "<h1" in response.content.decode()
