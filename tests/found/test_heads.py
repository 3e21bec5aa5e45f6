"""Every kind of page says what it is wherever its address is passed on, and where it is at home."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Contributor, Picture, ShareCard
from newsroom.site.models import SiteSettings
from tests.found.pages import fill, head_of

pytestmark = pytest.mark.django_db
KINDS = [
    "front",
    "story",
    "section",
    "second page",
    "topic",
    "series",
    "contributor",
    "corrections",
    "page of the house",
    "contact",
    "comments",
    "answers",
    "newsletters",
    "newsletter",
    "search",
]


@pytest.fixture
def pages(make_article):
    made = fill(make_article)
    ShareCard.objects.create(file="share/site.png")
    return made


@pytest.fixture
def head(pages, reader):
    return lambda kind: head_of(reader, pages[kind])


def test_a_page_of_every_kind_is_looked_at(pages):
    assert list(pages) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_one_address(head, pages, settings, kind):
    found = head(kind)
    path = pages[kind] if kind != "search" else "/search/"
    assert found.canonical == [settings.SITE_ADDRESS + path] == found.named["og:url"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_all_that_a_card_needs(head, kind):
    found = head(kind)
    kinds = {"story": "article", "contributor": "profile"}
    assert found.one("og:type") == kinds.get(kind, "website")
    assert found.one("og:site_name") == "The Quay Paper"
    assert found.one("og:title")
    assert found.one("og:description") == found.one("description")
    assert found.one("og:locale") == "en_GB"
    assert found.one("twitter:card") == "summary_large_image"
    assert found.one("twitter:site") == "@quaypaper"


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_a_picture(head, settings, kind):
    found = head(kind)
    assert found.one("og:image") == f"{settings.SITE_ADDRESS}/media/share/site.png"
    assert found.one("og:image:type") == "image/png"
    assert (found.one("og:image:width"), found.one("og:image:height")) == ("1200", "630")
    assert found.one("og:image:alt") == "The Quay Paper"


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_are_shown_large_and_searches_are_not_listed(head, kind):
    expected = "noindex, follow" if kind == "search" else "max-image-preview:large"
    assert head(kind).one("robots") == expected


def test_a_story_says_when_where_by_whom_and_of_what(head, settings, pages):
    Article.objects.filter(slug="ferry").update(updated_at=timezone.now())
    article = Article.objects.get(slug="ferry")
    found = head("story")
    assert found.one("article:published_time") == article.published_at.isoformat()
    assert found.one("article:modified_time") == article.updated_at.isoformat()
    assert found.one("article:section") == "Tides"
    assert found.named["article:tag"] == ["Ferries"]
    assert found.named["article:author"] == [f"{settings.SITE_ADDRESS}/contributors/ada-quill/"]
    assert found.one("og:description") == "Eleven years on."


def test_times_are_those_of_the_site_with_its_zone(head, pages):
    Article.objects.filter(slug="ferry").update(published_at="2026-07-01T10:00:00Z")
    SiteSettings.objects.update(time_zone="Europe/Madrid")
    assert head("story").one("article:published_time") == "2026-07-01T12:00:00+02:00"
    told = head("story").thing("NewsArticle")["datePublished"]
    assert told == "2026-07-01T12:00:00+02:00"


def test_every_author_and_every_topic_is_named(head, pages):
    article = Article.objects.get(slug="ferry")
    article.bylines.create(contributor=Contributor.objects.create(name="Bo"), position=1)
    found = head("story")
    assert [one.rpartition("/contributors/")[2] for one in found.named["article:author"]] == [
        "ada-quill/",
        "bo/",
    ]


def test_a_story_in_another_language_says_so(head, pages):
    Article.objects.filter(slug="ferry").update(language="fr")
    assert head("story").one("og:locale") == "fr_FR"
    assert head("story").thing("NewsArticle")["inLanguage"] == "fr"


def test_the_lead_picture_goes_before_any_card(head, pages):
    picture = Picture.objects.create(file="pictures/a.jpg", alt_text="A quay", width=900, height=9)
    Article.objects.filter(slug="ferry").update(lead_picture=picture)
    found = head("story")
    assert found.one("og:image").endswith("/media/pictures/a.jpg")
    assert found.one("og:image:type") == "image/jpeg"
    assert found.one("og:image:alt") == "A quay"


def test_a_portrait_stands_for_a_person_and_a_small_one_is_shown_small(head, pages):
    portrait = Picture.objects.create(file="pictures/p.png", alt_text="Ada", width=300, height=300)
    Contributor.objects.update(portrait=portrait)
    found = head("contributor")
    assert found.one("og:image").endswith("/media/pictures/p.png")
    assert found.one("twitter:card") == "summary"


def test_without_a_card_the_logo_serves_and_without_a_logo_nothing(head, pages):
    ShareCard.objects.all().delete()
    assert "og:image" not in head("front").named
    assert head("front").one("twitter:card") == "summary"
    SiteSettings.objects.update(logo="site/logo.png", logo_width=300, logo_height=60)
    assert head("front").one("og:image").endswith("/media/site/logo.png")
    assert head("front").one("og:image:width") == "300"


def test_hostile_words_stay_words(head, pages):
    words = '"><script>alert(1)</script>'
    Article.objects.filter(slug="ferry").update(headline=words, standfirst=words)
    found = head("story")
    assert found.one("og:title") == found.one("og:description") == words


@pytest.mark.parametrize("kind", ["front", "story"])
def test_a_preview_tells_nobody_anything(pages, as_user, editor, kind):
    article, desk = Article.objects.get(slug="ferry"), as_user(editor)
    if kind == "front":
        page = desk.post("/admin/front/preview/", {"arrangement": "{}"})
    else:
        page = desk.get(f"/admin/articles/article/{article.pk}/preview/")
    assert page.status_code == 200
    assert b"Part " in page.content
    assert b"og:title" not in page.content
    assert b"ld+json" not in page.content


def test_a_page_that_is_not_there_is_not_listed(pages, reader):
    later = {"published_at": timezone.now() + timedelta(hours=1)}
    Article.objects.filter(slug="ferry").update(**later)
    page = reader.get(pages["story"])
    assert page.status_code == 404
    assert b'name="robots" content="noindex"' in page.content
    assert b"og:title" not in page.content
