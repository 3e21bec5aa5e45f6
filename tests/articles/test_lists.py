"""Front, sections, topics and contributors: what is listed, in which order, on which page."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.fronts import arrange
from articles.models import Contributor, Picture, Section, Topic

pytestmark = pytest.mark.django_db


def hours_ago(hours: int):
    return timezone.now() - timedelta(hours=hours)


def test_the_front_shows_no_story_twice(make_article):
    for hour in range(30):
        make_article(headline=f"Story {hour}", published_at=hours_ago(hour + 1))
    front = arrange()
    shown = [
        front["lead_story"],
        *front["second_stories"],
        *front["latest"],
        *(story for block in front["blocks"] for story in block["articles"]),
    ]
    assert len(shown) == len({story.pk for story in shown})


def test_an_empty_site_has_a_front_page(reader):
    assert reader.get("/").status_code == 200


def test_the_front_costs_the_same_however_much_there_is(make_article, reader):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get("/")
        return len(captured)

    make_article(headline="The first")
    few = queries()
    for number in range(20):
        section, _ = Section.objects.get_or_create(name=f"Section {number % 4}")
        make_article(headline=f"Story {number}", section=section)
    assert queries() == few
    # The newest comments are one of them, the newest corrections another.
    assert few <= 8


def test_an_old_story_does_not_lead_because_it_alone_has_a_picture(make_article, db):
    picture = Picture.objects.create(file="pictures/x.jpg", alt_text="A quay")
    make_article(headline="Old", published_at=hours_ago(2000), lead_picture=picture)
    for hour in range(10):
        make_article(headline=f"Story {hour}", published_at=hours_ago(hour + 1))
    assert arrange()["lead_story"].headline == "Story 0"


def test_of_the_very_newest_one_with_a_picture_leads(make_article, db):
    picture = Picture.objects.create(file="pictures/x.jpg", alt_text="A quay")
    make_article(headline="Newest", published_at=hours_ago(1))
    make_article(headline="Pictured", published_at=hours_ago(2), lead_picture=picture)
    assert arrange()["lead_story"].headline == "Pictured"


def test_a_section_lists_its_own_and_its_parts_stories(make_article, section, reader):
    part = Section.objects.create(name="Ferries", parent=section)
    other = Section.objects.create(name="Stage")
    make_article(headline="In the section")
    make_article(headline="In the part", section=part)
    make_article(headline="Elsewhere", section=other)
    html = reader.get(section.get_absolute_url()).content.decode()
    assert "In the section" in html
    assert "In the part" in html
    assert "Elsewhere" not in html


def test_a_part_has_no_parts(section):
    part = Section.objects.create(name="Ferries", parent=section)
    with pytest.raises(ValidationError):
        Section.objects.create(name="Night ferries", parent=part)
    with pytest.raises(ValidationError):
        section.parent = Section.objects.create(name="City")
        section.save()


def test_topics_and_contributors_list_their_stories(make_article, reader):
    article = make_article(headline="The one about tides")
    article.topics.add(topic := Topic.objects.create(name="Tides"))
    article.bylines.create(contributor=(person := Contributor.objects.create(name="Ada Quill")))
    for thing in (topic, person):
        assert "The one about tides" in reader.get(thing.get_absolute_url()).content.decode()


def test_a_topic_or_person_only_a_draft_names_has_no_page(make_article, reader):
    draft = make_article(status="draft")
    draft.topics.add(topic := Topic.objects.create(name="Mayor arrested"))
    draft.bylines.create(contributor=(person := Contributor.objects.create(name="Ada Quill")))
    for thing in (topic, person):
        assert reader.get(thing.get_absolute_url()).status_code == 404


@pytest.fixture
def many(make_article, section):
    for number in range(25):
        make_article(headline=f"Story {number}", published_at=hours_ago(number + 1))
    return section.get_absolute_url()


def test_a_list_goes_on_on_a_page_of_its_own(many, reader):
    first, second = (reader.get(many + query).content.decode() for query in ("", "?page=2"))
    assert "Story 19" in first
    assert "Story 20" not in first
    assert "Story 24" in second
    title = second[second.index("<title>") : second.index("</title>")]
    assert "2" in title
    assert f'rel="canonical" href="http://127.0.0.1:8000{many}?page=2"' in second


def test_nobody_counts_what_is_listed(many, reader):
    with CaptureQueriesContext(connection) as captured:
        reader.get(many, {"page": 2})
    assert not [row for row in captured if "COUNT(" in row["sql"] and "_article" in row["sql"]]


@pytest.mark.parametrize(
    "page", ["abc", "999999", "0", "-1", "²", "9" * 40, "1.5", "", "01", "+1", " 1", "١"]
)
def test_a_page_that_does_not_exist_is_not_found(many, reader, page):
    assert reader.get(many, {"page": page}).status_code == 404


def test_a_list_costs_the_same_however_long(section, make_article, reader):
    """One query more than before would already be one for each story."""
    address = section.get_absolute_url()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get(address)
        return len(captured)

    make_article(headline="The first")
    few = queries()
    for number in range(15):
        make_article(headline=f"Story {number}")
    assert queries() == few
    assert few <= 8
