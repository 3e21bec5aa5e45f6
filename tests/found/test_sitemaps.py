"""What search engines are told there is: everything public, nothing else, and when it was new."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles import corrections
from articles.models import Article, Contributor, Section, Topic
from newsroom.site.models import SitePage
from tests.found.reading import files, listed, locations
from tests.plans import never

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_files(monkeypatch):
    monkeypatch.setattr("newsroom.found.sitemaps.kinds.RANGE", 2)


def test_everything_public_is_listed_by_the_address_the_site_is_known_by(
    make_article, reader, settings
):
    article = make_article(published_at=datetime(2024, 2, 3, tzinfo=UTC))
    article.topics.add(topic := Topic.objects.create(name="Tides"))
    article.bylines.create(contributor=(person := Contributor.objects.create(name="Ada Quill")))
    page = SitePage.objects.create(title="About us", slug="about-us", is_public=True)
    expected = [article, article.section, topic, person, page]
    assert set(listed(reader, settings)) == {
        f"{settings.SITE_ADDRESS}/",
        f"{settings.SITE_ADDRESS}/corrections/",
        *(f"{settings.SITE_ADDRESS}/archive/{month}" for month in ("", "2024/", "2024/02/")),
        *(settings.SITE_ADDRESS + thing.get_absolute_url() for thing in expected),
    }


def test_what_nobody_may_read_is_not_listed(make_article, editor, reader, settings):
    withdrawn = make_article(headline="Withdrawn")
    withdrawn.withdraw(by=editor)
    later = make_article(headline="Later", published_at=timezone.now() + timedelta(hours=1))
    later.topics.add(Topic.objects.create(name="Secret"))
    draft = make_article(headline="Draft", status=Article.Status.DRAFT)
    draft.bylines.create(contributor=Contributor.objects.create(name="Nobody Yet"))
    SitePage.objects.create(title="Not ready", slug="not-ready")
    paths = " ".join(listed(reader, settings))
    for word in ("withdrawn", "later", "secret", "draft", "nobody-yet", "not-ready"):
        assert word not in paths


def test_letters_of_any_script_are_written_as_addresses_are(make_article, reader, settings):
    make_article(slug="паром-вернулся", headline="Паром")
    addresses = " ".join(listed(reader, settings))
    assert "/articles/%D0%BF%D0%B0%D1%80%D0%BE%D0%BC-" in addresses


def test_what_does_not_fit_into_one_file_is_in_the_next(
    make_article, reader, settings, small_files
):
    articles = [make_article(headline=f"Story {number}") for number in range(5)]
    found = [path for path in files(reader, settings) if "stories" in path]
    assert len(found) in {3, 4}
    addresses = listed(reader, settings)
    assert all(settings.SITE_ADDRESS + a.get_absolute_url() in addresses for a in articles)


def test_a_story_stays_in_its_file(make_article, editor, reader, settings, small_files):
    articles = [make_article(headline=f"Story {number}") for number in range(5)]
    path = f"/sitemap-stories-{articles[-1].pk // 2}.xml"
    before = locations(reader.get(path).content)
    articles[0].withdraw(by=editor)
    articles[1].publish(by=editor, major=True)
    assert locations(reader.get(path).content) == before


def test_a_file_in_which_there_is_nothing_is_not_named(make_article, reader, settings, small_files):
    first = make_article()
    number = first.pk // 2 + 1000
    make_article(headline="Far", pk=number * 2)
    stories = [path for path in files(reader, settings) if "stories" in path]
    assert stories == [
        f"/sitemap-stories-{first.pk // 2}.xml",
        f"/sitemap-stories-{number}.xml",
    ]


@pytest.mark.parametrize(
    "name",
    ["nothing", "nothing-0", "stories", "stories-99", "stories-00", "stories--1", "front-0", "-0"],
)
def test_a_sitemap_that_does_not_exist_is_not_found(make_article, reader, name):
    make_article()
    assert reader.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_date_is_that_of_the_last_change_that_matters(make_article, editor, reader, settings):
    day = timezone.now() - timedelta(days=9)
    article = make_article(published_at=day)
    address = settings.SITE_ADDRESS + article.get_absolute_url()
    assert listed(reader, settings)[address] == day.isoformat()
    article.publish(by=editor, major=False)
    assert listed(reader, settings)[address] == day.isoformat()
    article.publish(by=editor, major=True)
    assert listed(reader, settings)[address] == article.updated_at.isoformat()


def test_a_list_is_as_new_as_its_newest_story(make_article, section, reader, settings):
    days = [timezone.now() - timedelta(days=number) for number in (3, 5)]
    for day in days:
        make_article(section=section, published_at=day, headline=f"{day}")
    told = listed(reader, settings)
    assert told[f"{settings.SITE_ADDRESS}/"] == days[0].isoformat()
    assert told[settings.SITE_ADDRESS + section.get_absolute_url()] == days[0].isoformat()


def test_a_section_is_as_new_as_the_newest_of_its_parts(make_article, section, reader, settings):
    part = Section.objects.create(name="Pier", parent=section)
    Section.objects.create(name="Empty", parent=section)
    days = [timezone.now() - timedelta(days=number) for number in (3, 5)]
    make_article(section=part, published_at=days[0])
    make_article(section=section, published_at=days[1], headline="Older")
    told = listed(reader, settings)
    assert told[settings.SITE_ADDRESS + section.get_absolute_url()] == days[0].isoformat()
    assert told[settings.SITE_ADDRESS + part.get_absolute_url()] == days[0].isoformat()


def test_a_list_with_nothing_in_it_has_no_date(section, reader, settings):
    assert listed(reader, settings) == {
        f"{settings.SITE_ADDRESS}/": None,
        f"{settings.SITE_ADDRESS}/corrections/": None,
        settings.SITE_ADDRESS + section.get_absolute_url(): None,
    }


def test_the_list_of_corrections_is_as_new_as_the_newest(make_article, editor, reader, settings):
    made = corrections.add(make_article(), kind="correction", text="Tuesday.", by=editor)
    told = listed(reader, settings)
    assert told[f"{settings.SITE_ADDRESS}/corrections/"] == made.made_at.isoformat()


def test_the_index_says_when_a_file_last_changed(make_article, editor, reader, settings):
    article = make_article(published_at=timezone.now() - timedelta(days=3))
    path = f"/sitemap-stories-{article.pk // 10_000}.xml"
    assert files(reader, settings)[path] == article.published_at.isoformat()
    article.publish(by=editor, major=True)
    assert files(reader, settings)[path] == article.updated_at.isoformat()
    other = make_article(headline="Goes", published_at=timezone.now() - timedelta(days=9))
    other.withdraw(by=editor)
    assert files(reader, settings)[path] == other.modified_at.isoformat()


def test_of_a_file_that_has_long_been_as_it_is_nothing_is_said(make_article, reader, settings):
    long_ago = timezone.now() - timedelta(days=60)
    article = make_article(published_at=long_ago)
    Article.objects.update(modified_at=long_ago)
    assert files(reader, settings)[f"/sitemap-stories-{article.pk // 10_000}.xml"] is None


def test_it_is_compressed_and_asked_for_conditionally(make_article, reader):
    for number in range(9):
        make_article(headline=f"Story {number}")
    for path in ("/sitemap.xml", "/sitemap-stories-0.xml"):
        plain = reader.get(path)
        small = reader.get(path, headers={"Accept-Encoding": "gzip"})
        content = small.content
        if small.headers.get("Content-Encoding"):
            assert gzip.decompress(content) == plain.content
        etag = small["ETag"]
        again = reader.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
        assert again.status_code == 304


def test_a_file_costs_the_same_however_many_there_are(
    make_article, reader, django_assert_num_queries
):
    for number in range(6):
        make_article(headline=f"Story {number}")
    with django_assert_num_queries(2):
        reader.get("/sitemap-stories-0.xml")
    with django_assert_num_queries(2):
        reader.get("/sitemap-topics-0.xml")


def test_a_file_is_one_walk_along_an_index(make_article):
    """However many stories there are before it: no row is counted to be skipped."""
    from newsroom.found.sitemaps.kinds import KINDS

    make_article()
    never("seqscan", "sort", "bitmapscan")
    plan = KINDS["stories"].within(3).values_list("slug", "told_at").explain()
    assert "articles_article_pkey" in plan
    assert "id >= 30000" in plan
    assert "Offset" not in plan


def test_every_section_has_its_place_even_when_it_is_a_part(section, reader, settings):
    part = Section.objects.create(name="Quays", parent=section)
    assert settings.SITE_ADDRESS + part.get_absolute_url() in listed(reader, settings)
