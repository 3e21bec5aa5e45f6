"""Sections, topics and people keep the address that readers know."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Contributor, Redirect, RetiredSectionSlug, Section, Topic
from tests.together import at_once

pytestmark = pytest.mark.django_db


def rename(thing, *slugs: str) -> None:
    for slug in slugs:
        thing.slug = slug
        thing.save()


@pytest.fixture
def harbour(section, make_article):
    make_article(section=section)
    return section


@pytest.fixture
def topic(make_article):
    topic = Topic.objects.create(name="Tides", slug="tides")
    make_article().topics.add(topic)
    return topic


@pytest.fixture
def person(make_article):
    person = Contributor.objects.create(name="Ada Quill", slug="ada")
    make_article().bylines.create(contributor=person)
    return person


@pytest.mark.parametrize("kind", ["harbour", "topic", "person"])
def test_every_former_address_leads_to_the_newest_in_one_hop(kind, reader, request):
    thing = request.getfixturevalue(kind)
    first = thing.get_absolute_url()
    rename(thing, "second")
    second = thing.get_absolute_url()
    rename(thing, "third")
    for former in (first, second):
        answer = reader.get(f"{former}?page=2&utm_source=letter")
        assert answer.status_code == 301
        assert answer["Location"] == f"{thing.get_absolute_url()}?page=2&utm_source=letter"
        assert "no-cache" in answer["Cache-Control"]
    assert reader.get(thing.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("kind", ["harbour", "topic", "person"])
def test_renaming_back_ends_the_redirect(kind, reader, request):
    thing = request.getfixturevalue(kind)
    first = thing.get_absolute_url()
    rename(thing, "second")
    second = thing.get_absolute_url()
    rename(thing, first.split("/")[2])
    assert reader.get(first).status_code == 200
    assert reader.get(second)["Location"] == first
    assert RetiredSectionSlug.objects.count() + Redirect.objects.count() == 1


@pytest.mark.parametrize("kind", ["harbour", "topic", "person"])
def test_whoever_is_given_a_former_address_has_it(kind, reader, make_article, request):
    thing = request.getfixturevalue(kind)
    first = thing.get_absolute_url()
    rename(thing, "second")
    other = type(thing).objects.create(name="Harbour", slug=first.split("/")[2])
    story = make_article(headline="Quite another story")
    if kind == "topic":
        story.topics.add(other)
    if kind == "person":
        story.bylines.create(contributor=other)
    answer = reader.get(first)
    assert answer.status_code == 200
    assert "Quite another story" in answer.content.decode()


@pytest.mark.parametrize("kind", ["harbour", "topic", "person"])
def test_saving_without_a_new_address_keeps_nothing(kind, request):
    thing = request.getfixturevalue(kind)
    thing.name = "Another name"
    thing.save()
    thing.save(update_fields=["name"])
    assert not RetiredSectionSlug.objects.exists()
    assert not Redirect.objects.exists()


def test_an_address_nobody_read_anything_at_is_not_kept(section, make_article):
    make_article(section=section, status="draft")
    make_article(section=section, published_at=timezone.now() + timedelta(days=1))
    rename(section, "second")
    assert not RetiredSectionSlug.objects.exists()


def test_a_story_in_a_part_of_the_section_counts(section, make_article, reader):
    make_article(section=Section.objects.create(name="Ferries", parent=section))
    rename(section, "second")
    assert reader.get("/sections/harbour/")["Location"] == "/sections/second/"


def test_a_story_that_was_withdrawn_counts(section, make_article, editor, reader):
    make_article(section=section).withdraw(by=editor)
    rename(section, "second")
    assert reader.get("/sections/harbour/").status_code == 301


def test_a_former_address_is_not_given_away_by_itself(harbour):
    rename(harbour, "second")
    assert Section.objects.create(name="Harbour").slug == "harbour-2"


def test_two_sections_may_change_places(harbour, make_article, reader):
    stage = Section.objects.create(name="Stage", slug="stage")
    make_article(section=stage)
    rename(harbour, "between")
    rename(stage, "harbour")
    rename(harbour, "stage")
    assert "Stage" in reader.get("/sections/harbour/").content.decode()
    assert reader.get("/sections/stage/").status_code == 200
    assert reader.get("/sections/between/")["Location"] == "/sections/stage/"


def test_a_section_that_is_deleted_takes_its_former_addresses_along(harbour, reader):
    rename(harbour, "second")
    harbour.articles.all().delete()
    harbour.delete()
    assert reader.get("/sections/harbour/").status_code == 404


def test_an_address_in_any_script(harbour, reader):
    rename(harbour, "гавань", "渡轮")
    answer = reader.get("/sections/гавань/")
    assert answer.status_code == 301
    assert reader.get(answer["Location"]).status_code == 200


def test_topics_in_any_script(topic, reader):
    rename(topic, "приливы", "潮汐")
    for former in ("/topics/tides/", "/topics/приливы/"):
        answer = reader.get(former)
        assert answer.status_code == 301
        assert reader.get(answer["Location"]).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_who_rename_at_once_leave_no_address_behind(harbour, reader):
    def act(slug):
        mine = Section.objects.get(pk=harbour.pk)
        return lambda: rename(mine, slug)

    at_once(act("one"), act("two"))
    harbour.refresh_from_db()
    for former in {"harbour", "one", "two"} - {harbour.slug}:
        assert reader.get(f"/sections/{former}/")["Location"] == harbour.get_absolute_url()


def test_a_living_section_cannot_be_made_a_former_one_at_the_desk(harbour, as_user, editor):
    address = "/admin/articles/retiredsectionslug/add/"
    desk = as_user(editor)
    page = desk.post(address, {"slug": harbour.slug, "section": harbour.pk}).content.decode()
    assert "address of a section that is there" in page
    assert desk.post(address, {"slug": "", "section": ""}).status_code == 200
    desk.post(address, {"slug": "port", "section": harbour.pk})
    assert RetiredSectionSlug.objects.get().slug == "port"
