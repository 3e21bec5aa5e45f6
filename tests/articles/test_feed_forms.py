"""Each form of a feed as its standard has it: RFC 4287, jsonfeed.org, the profile of RSS."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest

from articles import corrections
from articles.models import Contributor, Picture, Topic
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"
ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PUBLISHED = datetime(2024, 11, 28, 2, 54, tzinfo=UTC)


@pytest.fixture
def article(make_article):
    SiteSettings.objects.create(
        pk=1, name="The Quay Paper", tagline="News & tides", websub_hub="https://hub.example/"
    )
    picture = Picture.objects.create(
        file="pictures/x.jpg",
        alt_text="A quay",
        caption="The <quay>.",
        credit="Bo",
        width=9,
        height=6,
    )
    article = make_article(
        headline="Night <b>ferry</b> & more",
        slug="ferry",
        standfirst="Fish & chips <again>.",
        body='<p>See <a href="/articles/other/">it</a>.</p>',
        lead_picture=picture,
        language="de",
        published_at=PUBLISHED,
    )
    person = Contributor.objects.create(name="Ada Quill")
    article.bylines.create(contributor=person)
    article.topics.add(Topic.objects.create(name="Boats"))
    return article


def xml(reader, address) -> ElementTree.Element:
    return ElementTree.fromstring(reader.get(address).content)


def test_rss_has_what_the_profile_asks_for(article, reader):
    response = reader.get("/feed/")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    channel = ElementTree.fromstring(response.content).find("channel")
    assert channel.findtext("title") == "The Quay Paper"
    assert channel.findtext("link") == f"{SITE}/"
    assert channel.findtext("description") == "News & tides"
    assert channel.findtext("language") == "en"
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")) == PUBLISHED
    links = {link.get("rel"): link.attrib for link in channel.findall(f"{ATOM}link")}
    assert links["self"] == {"rel": "self", "type": "application/rss+xml", "href": f"{SITE}/feed/"}
    assert links["hub"]["href"] == "https://hub.example/"


def test_an_item_of_rss_has_what_the_profile_asks_for(article, reader):
    item = xml(reader, "/feed/").find("channel/item")
    assert item.findtext("title") == "Night <b>ferry</b> & more"
    # Programs read it as markup: text has to come out of it as it went in.
    assert item.findtext("description") == "Fish &amp; chips &lt;again&gt;."
    assert [tag.text for tag in item.findall("category")] == ["Harbour", "Boats"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == PUBLISHED
    assert item.find("author") is None
    assert item.findtext("{http://purl.org/dc/elements/1.1/}language") == "de"
    picture = item.find(f"{MEDIA}content")
    assert picture.attrib == {
        "url": f"{SITE}/media/pictures/x.jpg",
        "medium": "image",
        "type": "image/jpeg",
        "width": "9",
        "height": "6",
    }
    assert picture.findtext(f"{MEDIA}description") == "The <quay>."
    assert picture.findtext(f"{MEDIA}credit") == "Bo"


def test_atom_has_what_rfc_4287_asks_for(article, reader):
    response = reader.get("/feed/atom/")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(response.content)
    assert feed.get(LANGUAGE) == "en"
    for tag in ("id", "title", "updated"):
        assert len(feed.findall(f"{ATOM}{tag}")) == 1
    assert feed.findtext(f"{ATOM}updated") == "2024-11-28T02:54:00+00:00"
    links = {link.get("rel"): link.attrib for link in feed.findall(f"{ATOM}link")}
    assert links["self"]["href"] == f"{SITE}/feed/atom/"
    assert links["alternate"]["href"] == f"{SITE}/"
    assert links["hub"]["href"] == "https://hub.example/"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "The Quay Paper"


def test_an_entry_of_atom_has_what_rfc_4287_asks_for(article, reader):
    [entry] = xml(reader, "/feed/atom/").findall(f"{ATOM}entry")
    assert len(entry.findall(f"{ATOM}link[@rel='alternate']")) == 1
    for tag in ("id", "title", "updated", "published", "content", "summary"):
        assert len(entry.findall(f"{ATOM}{tag}")) == 1
    assert entry.get(LANGUAGE) == "de"
    assert entry.findtext(f"{ATOM}title") == "Night <b>ferry</b> & more"
    assert entry.findtext(f"{ATOM}summary") == "Fish & chips <again>."
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert f'href="{SITE}/articles/other/"' in entry.findtext(f"{ATOM}content")
    assert entry.findtext(f"{ATOM}author/{ATOM}uri") == f"{SITE}/contributors/ada-quill/"
    assert entry.find(f"{ATOM}link").get("href") == f"{SITE}/articles/ferry/"
    terms = [category.get("term") for category in entry.findall(f"{ATOM}category")]
    assert terms == ["Harbour", "Boats"]


def test_an_atom_feed_without_entries_still_says_when_it_changed(reader):
    feed = xml(reader, "/feed/atom/")
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")).tzinfo
    assert feed.findtext(f"{ATOM}author/{ATOM}name")


def test_json_has_what_its_standard_asks_for(article, reader):
    response = reader.get("/feed/json/")
    assert response["Content-Type"] == "application/feed+json; charset=utf-8"
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "The Quay Paper"
    assert feed["home_page_url"] == f"{SITE}/"
    assert feed["feed_url"] == f"{SITE}/feed/json/"
    assert feed["language"] == "en"
    assert feed["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    [item] = feed["items"]
    assert item["title"] == "Night <b>ferry</b> & more"
    assert item["summary"] == "Fish & chips <again>."
    assert item["content_html"].startswith("<p>See <a href=")
    assert item["date_published"] == item["date_modified"] == "2024-11-28T02:54:00+00:00"
    assert item["authors"] == [{"name": "Ada Quill", "url": f"{SITE}/contributors/ada-quill/"}]
    assert item["tags"] == ["Harbour", "Boats"]
    assert item["image"] == f"{SITE}/media/pictures/x.jpg"
    assert item["language"] == "de"


def test_the_same_story_has_the_same_name_in_every_form(article, reader):
    in_rss = xml(reader, "/feed/").findtext("channel/item/guid")
    in_atom = xml(reader, "/feed/atom/").findtext(f"{ATOM}entry/{ATOM}id")
    in_json = json.loads(reader.get("/feed/json/").content)["items"][0]["id"]
    assert in_rss == in_atom == in_json


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_only_a_major_change_moves_the_date_that_readers_see(article, editor, reader, form):
    def updated() -> str:
        if form == "json/":
            return json.loads(reader.get("/feed/json/").content)["items"][0]["date_modified"]
        return xml(reader, "/feed/atom/").findtext(f"{ATOM}entry/{ATOM}updated")

    article.publish(by=editor, major=False)
    assert updated() == PUBLISHED.isoformat()
    article.publish(by=editor, major=True)
    assert updated() == article.updated_at.isoformat()


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_corrections_reach_those_who_read_elsewhere(article, editor, reader, form):
    etag = reader.get(f"/feed/{form}")["ETag"]
    corrections.add(article, kind="correction", text="It was <Tuesday>.", by=editor)
    again = reader.get(f"/feed/{form}", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert "Tuesday" in again.content.decode()
    told = json.loads(reader.get("/feed/json/").content)["items"][0]["content_html"]
    assert told.startswith("<p><strong>Correction (")
    assert "It was &lt;Tuesday&gt;." in told


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_a_hub_is_named_in_the_head_too(article, reader, form):
    link = reader.get(f"/feed/{form}")["Link"]
    assert link == f'<https://hub.example/>; rel="hub", <{SITE}/feed/{form}>; rel="self"'
    SiteSettings.objects.update(websub_hub="")
    response = reader.get(f"/feed/{form}")
    assert "Link" not in response
    assert "hub" not in response.content.decode()


@pytest.mark.parametrize("form", ["", "atom/", "json/"])
def test_it_is_compressed_for_those_who_can_read_that(article, reader, form):
    import gzip

    plain = reader.get(f"/feed/{form}")
    small = reader.get(f"/feed/{form}", headers={"Accept-Encoding": "gzip, br"})
    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in plain["Vary"]
    # Twice the same bytes and the same tag: it can be asked for conditionally.
    again = reader.get(f"/feed/{form}", headers={"Accept-Encoding": "gzip"})
    assert (again.content, again["ETag"]) == (small.content, small["ETag"])
    refusing = reader.get(f"/feed/{form}", headers={"Accept-Encoding": "gzip;q=0"})
    assert refusing.content == plain.content
