"""The feed: whole texts, true dates, and nothing that changes without a reason."""

from contextlib import contextmanager
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from django.utils.http import http_date

from articles.models import Contributor, Section
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


@pytest.fixture
def article(make_article):
    article = make_article(
        standfirst="In short.",
        body='<h2>Tides</h2><p>See <a href="/articles/other/">the other</a>.</p>',
    )
    for name in ("Ada Quill", "Bo Lindt"):
        article.bylines.create(contributor=Contributor.objects.create(name=name))
    return article


@contextmanager
def time_machine(now):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.timezone.now", lambda: now)
        yield


def items(reader) -> list[ElementTree.Element]:
    return ElementTree.fromstring(reader.get("/feed/").content).findall("channel/item")


def test_an_item_has_the_whole_text_after_the_summary(article, reader):
    [item] = items(reader)
    tags = [child.tag for child in item]
    assert tags.index("description") < tags.index(CONTENT)
    assert item.findtext("description") == "In short."
    assert item.findtext(CONTENT) == (
        "<h2>Tides</h2>\n<p>See "
        '<a href="http://127.0.0.1:8000/articles/other/" rel="noopener">the other</a>.</p>'
    )


@pytest.mark.parametrize("odd", ["\x01", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_no_character_takes_the_feed_down(make_article, editor, reader, odd):
    SiteSettings.objects.create(pk=1, name="The Skerry\x02 Light")
    article = make_article(section=Section.objects.create(name="Har\x03bour"))
    state = {**article.newest_state(), "headline": f"High{odd} tide", "standfirst": f"At{odd} six"}
    article.save_version(state, by=editor)
    article.publish(by=editor)
    [item] = items(reader)
    assert item.findtext("title").replace("\ufffd", "") == "High tide"
    # However it came into the row.
    if odd != "\ud800":
        type(article).objects.update(headline=f"Ebb{odd} tide")
        assert items(reader)[0].findtext("title") == "Ebb tide"


def test_every_writer_is_named(article, reader):
    [item] = items(reader)
    assert [e.text for e in item.findall(CREATOR)] == ["Ada Quill", "Bo Lindt"]


def test_an_item_is_the_same_item_under_a_new_address(article, editor, reader):
    [before] = items(reader)
    article.save_version({**article.newest_state(), "slug": "renamed"}, by=editor)
    article.publish(by=editor)
    [after] = items(reader)
    assert before.findtext("guid") == after.findtext("guid")
    assert before.find("guid").get("isPermaLink") == "false"
    assert before.findtext("link") != after.findtext("link")
    assert before.findtext("pubDate") == after.findtext("pubDate")


def test_nothing_new_is_said_with_one_query(article, reader, django_assert_num_queries):
    """And one for the settings, as on every page."""
    etag = reader.get("/feed/")["ETag"]
    with django_assert_num_queries(2):
        again = reader.get("/feed/", headers={"If-None-Match": etag})
    assert again.status_code == 304


def test_a_withdrawn_story_changes_the_feed(article, editor, reader):
    etag = reader.get("/feed/")["ETag"]
    article.withdraw(by=editor)
    again = reader.get("/feed/", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert items(reader) == []


def test_a_story_that_appears_at_its_time_is_news_to_every_reader(make_article, reader):
    make_article()
    first = reader.get("/feed/")
    appeared = make_article(headline="Appears", published_at=timezone.now() + timedelta(hours=1))
    in_two_hours = timezone.now() + timedelta(hours=2)
    with time_machine(in_two_hours):
        since = {"If-Modified-Since": http_date(timezone.now().timestamp() - 5400)}
        again = reader.get("/feed/", headers=since)
    assert again.status_code == 200
    assert appeared.headline in again.content.decode()
    assert first["ETag"] != again["ETag"]


@pytest.mark.parametrize("what", ["section", "writer", "site"])
def test_a_new_name_changes_the_feed(article, reader, what):
    etag = reader.get("/feed/")["ETag"]
    if what == "section":
        type(article.section).objects.update(name="Waterfront")
    elif what == "writer":
        Contributor.objects.filter(name="Bo Lindt").update(name="Bo Lindt-Oak")
    else:
        SiteSettings.objects.create(pk=1, name="The Skerry Light")
    assert reader.get("/feed/", headers={"If-None-Match": etag}).status_code == 200


def test_the_newest_come_first(make_article, reader):
    for hours in (3, 1, 2):
        when = timezone.now() - timedelta(hours=hours)
        make_article(headline=f"{hours} hours old", published_at=when)
    assert [i.findtext("title") for i in items(reader)] == [
        "1 hours old",
        "2 hours old",
        "3 hours old",
    ]
