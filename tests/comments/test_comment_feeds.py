"""The feeds of comments: whole texts, true dates, and another ETag for anything else to be seen."""

from xml.etree import ElementTree

import pytest

from articles.models import Article
from comments import moderation
from comments.models import Comment, Mode, Thread
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
Status = Comment.Status
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
ITSELF = "{http://www.w3.org/2005/Atom}link"


@pytest.fixture(params=["site", "story"])
def feed(request, article) -> str:
    return "/comments/feed/" if request.param == "site" else f"/comments/on/{article.slug}/feed/"


def items(reader, feed) -> list[ElementTree.Element]:
    return ElementTree.fromstring(reader.get(feed).content).findall("channel/item")


def test_an_item_says_who_wrote_what_where_and_when(make_comment, article, reader, feed):
    comment = make_comment(text="**Every** Friday")
    [item] = items(reader, feed)
    assert item.findtext("title") == f"Kit Harrow on “{article.headline}”"
    assert item.findtext("description") == "Every Friday"
    assert item.findtext(CONTENT) == "<p><strong>Every</strong> Friday</p>"
    assert item.findtext(CREATOR) == "Kit Harrow"
    assert item.findtext("link") == f"http://127.0.0.1:8000/comments/{comment.pk}/"
    guid = f"tag:127.0.0.1:8000,{comment.created_at:%Y-%m-%d}:comment/{comment.pk}"
    assert item.findtext("guid") == guid
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("pubDate") == f"{comment.appeared_at:%a, %d %b %Y %H:%M:%S +0000}"
    assert "kit@reader.example" not in reader.get(feed).content.decode()


def test_the_feed_knows_its_own_address(make_comment, reader, feed):
    channel = ElementTree.fromstring(reader.get(feed).content).find("channel")
    assert channel.find(ITSELF).get("rel") == "self"
    assert channel.find(ITSELF).get("href") == f"http://127.0.0.1:8000{feed}"


def test_the_last_to_appear_come_first(make_comment, moderator, reader, feed):
    late = make_comment(status=Status.PENDING, name="Late")
    make_comment(name="Early")
    moderation.approve(late, by=moderator)
    Comment.objects.filter(pk=late.pk).update(appeared_at="2030-01-01T12:00Z")
    assert [item.findtext(CREATOR) for item in items(reader, feed)] == ["Late", "Early"]


def test_of_another_story_nothing_is_in_a_story_s_feed(make_article, make_comment, article, reader):
    other = make_article(headline="Another")
    make_comment(article=other)
    assert items(reader, f"/comments/on/{article.slug}/feed/") == []
    assert len(items(reader, "/comments/feed/")) == 1


def test_what_a_reader_typed_as_markup_stays_text(make_comment, reader, feed):
    make_comment(text="<script>alert(1)</script> & so on\x0b", name="<b>Kit\x01</b>")
    [item] = items(reader, feed)
    assert "<script>" not in item.findtext(CONTENT)
    assert "<script>" not in item.findtext("description")
    assert "&lt;script&gt;" in item.findtext("description")


def test_nothing_new_is_said_from_one_query(make_comment, reader, feed, django_assert_num_queries):
    make_comment()
    etag = reader.get(feed)["ETag"]
    with django_assert_num_queries(2):
        again = reader.get(feed, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize("what", ["new", "removed", "reworded", "withdrawn", "renamed", "hidden"])
def test_whatever_changes_is_news(article, make_comment, moderator, editor, reader, feed, what):
    comment = make_comment()
    etag = reader.get(feed)["ETag"]
    if what == "new":
        make_comment()
    elif what == "removed":
        moderation.remove(comment, by=moderator)
    elif what == "reworded":
        Comment.objects.update(html="<p>Otherwise</p>")
    elif what == "withdrawn":
        article.withdraw(by=editor)
    elif what == "renamed":
        Article.objects.update(headline="Another headline")
    else:
        Thread.objects.update(mode=Mode.HIDDEN)
    again = reader.get(feed, headers={"If-None-Match": etag})
    is_gone = what in {"withdrawn", "hidden"} and feed != "/comments/feed/"
    assert again.status_code == (404 if is_gone else 200)


def test_recommending_is_no_news(make_comment, reader, feed):
    make_comment()
    etag = reader.get(feed)["ETag"]
    Comment.objects.update(recommended=3)
    assert reader.get(feed, headers={"If-None-Match": etag}).status_code == 304


def test_the_name_of_the_site_is_in_its_feed(make_comment, reader):
    make_comment()
    etag = reader.get("/comments/feed/")["ETag"]
    SiteSettings.objects.create(pk=1, name="The Skerry Light")
    again = reader.get("/comments/feed/", headers={"If-None-Match": etag})
    assert "Comments: The Skerry Light" in again.content.decode()


def test_a_former_address_of_a_story_leads_to_its_feed(article, make_comment, editor, reader):
    old = article.slug
    article.save_version({**article.newest_state(), "slug": "renamed"}, by=editor)
    article.publish(by=editor)
    moved = reader.get(f"/comments/on/{old}/feed/")
    assert (moved.status_code, moved["Location"]) == (301, "/comments/on/renamed/feed/")
    assert reader.get("/comments/on/nothing-here/feed/").status_code == 404


def test_pages_name_their_feeds(article, make_comment, reader):
    make_comment()
    story = f'href="/comments/on/{article.slug}/feed/"'
    assert story in reader.get(article.get_absolute_url()).content.decode()
    assert 'href="/comments/feed/"' in reader.get("/").content.decode()
    Thread.objects.update(mode=Mode.HIDDEN)
    assert story not in reader.get(article.get_absolute_url()).content.decode()


def test_a_feed_costs_the_same_however_many_there_are(
    make_article, make_comment, reader, feed, django_assert_max_num_queries
):
    for number in range(4):
        make_comment()
        make_comment(article=make_article(headline=f"Story {number}"))
    with django_assert_max_num_queries(4):
        reader.get(feed)


# Feeds of stories name them

REPLIES = "{http://www.w3.org/2005/Atom}link[@rel='replies']"
COMMENT_RSS = "{http://wellformedweb.org/CommentAPI/}commentRss"


def entry_of(reader, address: str) -> ElementTree.Element:
    feed = ElementTree.fromstring(reader.get(address).content)
    return next(each for each in feed.iter() if each.tag.rpartition("}")[2] in {"item", "entry"})


def test_a_feed_of_stories_names_the_feed_of_what_is_said_about_each(article, reader):
    item = entry_of(reader, "/feed/")
    address = f"http://127.0.0.1:8000{article.get_absolute_url()}"
    assert item.findtext("comments") == f"{address}#comments"
    named = item.findtext(COMMENT_RSS)
    assert reader.get(named.removeprefix("http://127.0.0.1:8000")).status_code == 200
    replies = entry_of(reader, "/feed/atom/").find(REPLIES).get("href")
    assert replies == f"{named}atom/"
    assert reader.get(replies.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_where_no_conversation_is_seen_none_is_named(article, make_comment, reader):
    make_comment()
    etag = reader.get("/feed/")["ETag"]
    Thread.objects.update(mode=Mode.HIDDEN)
    again = reader.get("/feed/", headers={"If-None-Match": etag})
    assert again.status_code == 200
    assert entry_of(reader, "/feed/").find(COMMENT_RSS) is None
    assert entry_of(reader, "/feed/").find("comments") is None
    assert entry_of(reader, "/feed/atom/").find(REPLIES) is None


def test_a_comment_is_no_news_to_the_feeds_of_stories(article, make_comment, reader):
    make_comment()
    etag = reader.get("/feed/")["ETag"]
    make_comment(text="Another.")
    assert reader.get("/feed/", headers={"If-None-Match": etag}).status_code == 304
