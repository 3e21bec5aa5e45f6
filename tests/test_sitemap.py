"""What search engines are told, and the small addresses of the whole site."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError
from django.utils import timezone

pytestmark = pytest.mark.django_db
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def listed(reader) -> dict[str, str | None]:
    tree = ElementTree.fromstring(reader.get("/sitemap.xml").content)
    return {
        url.findtext("s:loc", namespaces=NAMESPACE): url.findtext("s:lastmod", namespaces=NAMESPACE)
        for url in tree.findall("s:url", NAMESPACE)
    }


def test_stories_are_listed_by_the_address_the_site_is_known_by(make_article, reader, settings):
    article = make_article()
    addresses = listed(reader)
    assert settings.SITE_ADDRESS + article.get_absolute_url() in addresses
    assert settings.SITE_ADDRESS + article.section.get_absolute_url() in addresses


def test_the_date_is_that_of_the_last_change_that_matters(make_article, editor, reader):
    day = timezone.now() - timedelta(days=9)
    article = make_article(published_at=day)
    address = next(a for a in listed(reader) if "/articles/" in a)
    assert listed(reader)[address] == f"{day:%Y-%m-%d}"
    article.publish(by=editor, major=False)
    assert listed(reader)[address] == f"{day:%Y-%m-%d}"
    article.publish(by=editor, major=True)
    assert listed(reader)[address] == f"{timezone.now():%Y-%m-%d}"


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
