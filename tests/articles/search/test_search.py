"""What readers find, and how they ask for it."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Contributor, Section, Topic
from articles.search import finding
from articles.search.filing import file_story

pytestmark = pytest.mark.django_db


def test_it_finds_a_word_of_the_text_in_any_form(filed, ask):
    filed(headline="At sea", body="<p>Two ferries collided.</p>")
    filed(headline="On land", body="<p>A tram stopped.</p>")
    assert ask("ferry") == ["At sea"]


def test_the_snippet_shows_why(filed, reader):
    filed(headline="At sea", body="<p>Two ferries collided &lt;b&gt; off the quay.</p>")
    html = reader.get("/search/?q=ferry").content.decode()
    assert "Two <mark>ferries</mark> collided &lt;b&gt; off the quay." in html


@pytest.mark.parametrize(
    "words", ['"north quay"', "\u201cnorth quay\u201d", "\u00abnorth quay\u00bb"]
)
def test_a_phrase_is_words_side_by_side(filed, ask, words):
    filed(headline="Phrase", body="<p>On the North Quay.</p>")
    filed(headline="Apart", body="<p>The quay faces north.</p>")
    assert ask(words) == ["Phrase"]


def test_a_minus_leaves_out(filed, ask):
    filed(headline="Both", body="<p>Ferry and tram.</p>")
    filed(headline="One", body="<p>Ferry alone.</p>")
    assert ask("ferry -tram") == ["One"]


def test_or_finds_either(filed, ask):
    filed(headline="Ferry", body="<p>ferry</p>")
    filed(headline="Tram", body="<p>tram</p>")
    filed(headline="Neither", body="<p>barge</p>")
    assert sorted(ask("ferry OR tram")) == ["Ferry", "Tram"]


def test_nothing_found_shows_ways_on(filed, reader):
    filed(headline="The newest of all")
    html = reader.get("/search/?q=dirigible&section=harbour").content.decode()
    assert "Nothing was found for dirigible" in html
    assert "The newest of all" in html
    assert 'href="/search/?q=dirigible">' in html
    whole = reader.get("/search/?q=dirigible").content.decode()
    assert 'href="/search/?q=dirigible">' not in whole


def test_words_that_are_too_common_are_not_said_to_be_nowhere(filed, reader):
    filed(body="<p>The ferry is here.</p>")
    html = reader.get("/search/?q=the").content.decode()
    assert "too common" in html
    assert "Nothing was found" not in html
    assert "holds" not in html


@pytest.fixture
def few_are_looked_at(monkeypatch):
    monkeypatch.setattr(finding, "LOOKED_AT", 3)
    monkeypatch.setattr(finding, "LOOKED_THROUGH", 4)


def day(number):
    return datetime(2024, 2, number, tzinfo=UTC)


def test_of_very_many_the_newest_are_put_in_order_and_that_is_said(
    filed, ask, reader, few_are_looked_at
):
    for number in range(1, 6):
        filed(headline=f"Ferry {number}", published_at=day(number))
    assert ask("ferry") == ["Ferry 5", "Ferry 4", "Ferry 3"]
    assert "More than 3 stories" in reader.get("/search/?q=ferry").content.decode()
    assert ask("ferry", until="2024-02-02") == ["Ferry 2", "Ferry 1"]


def test_a_phrase_further_back_is_found_by_setting_the_dates(filed, ask, reader, few_are_looked_at):
    filed(headline="Old", body="<p>North quay.</p>", published_at=day(1))
    for number in range(2, 7):
        filed(headline="New", body="<p>Quay, north.</p>", published_at=day(number))
    assert ask('"north quay"') == []
    html = reader.get("/search/", {"q": '"north quay"'}).content.decode()
    assert "set the dates" in html
    assert ask('"north quay"', until="2024-02-03") == ["Old"]


def test_filters_hold_together(filed, ask):
    topic, person = Topic.objects.create(name="Tides"), Contributor.objects.create(name="Ada Quill")
    stage = Section.objects.create(name="Stage", slug="stage")
    Section.objects.create(name="Harbour", slug="harbour")
    wanted = filed(headline="Wanted", section=stage, published_at=day(9))
    wanted.topics.add(topic)
    wanted.bylines.create(contributor=person)
    for lacking in ("topic", "contributor", "section", "day"):
        story = filed(
            headline=f"Without {lacking}",
            section=Section.objects.get(slug="harbour" if lacking == "section" else "stage"),
            published_at=day(1 if lacking == "day" else 9),
        )
        if lacking != "topic":
            story.topics.add(topic)
        if lacking != "contributor":
            story.bylines.create(contributor=person)
        file_story(story)
    file_story(wanted)
    asked = {
        "section": "stage",
        "topic": topic.slug,
        "contributor": person.slug,
        "since": "2024-02-09",
        "until": "2024-02-09",
    }
    assert ask("ferry", **asked) == ["Wanted"]
    assert ask("ferry", **asked, sort="newest") == ["Wanted"]
    assert len(ask("ferry")) == 5


@pytest.fixture
def thirty_one(filed):
    for number in range(31):
        filed(headline=f"Ferry {number}", published_at=day(1))


@pytest.mark.parametrize("sort", ["", "newest"])
def test_each_story_stands_on_one_page_and_the_last_page_is_the_last(thirty_one, ask, reader, sort):
    pages = [ask("ferry", page=number, sort=sort) for number in (1, 2, 3)]
    assert [len(page) for page in pages] == [15, 15, 1]
    assert len({headline for page in pages for headline in page}) == 31
    # Of equal ones the later written comes first, each time.
    assert pages[0][:2] == ["Ferry 30", "Ferry 29"]
    last = reader.get("/search/?q=ferry&page=3").content.decode()
    assert 'rel="next"' not in last
    assert 'rel="prev" href="/search/?q=ferry&amp;page=2"' in last
    assert (
        'rel="prev" href="/search/?q=ferry"'
        in reader.get("/search/?q=ferry&page=2").content.decode()
    )


@pytest.mark.parametrize("page", ["abc", "0", "4", "999999", "-1", "01", "9" * 40, ""])
def test_a_page_that_does_not_exist_is_not_found(thirty_one, reader, page):
    assert reader.get("/search/", {"q": "ferry", "page": page}).status_code == 404


def test_nothing_is_counted_and_deep_pages_cost_what_the_first_does(thirty_one, reader):
    def queries(number):
        with CaptureQueriesContext(connection) as captured:
            reader.get("/search/", {"q": "ferry", "page": number})
        assert not [row for row in captured if "COUNT(" in row["sql"]]
        return len(captured)

    assert queries(3) <= queries(1)
