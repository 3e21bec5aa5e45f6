"""Every section, topic, contributor and series has a feed of its own stories, and of no others."""

import json

import pytest

from articles.models import Article, Contributor, Section, Series, Topic

pytestmark = pytest.mark.django_db
KINDS = ["section", "topic", "contributor", "series"]
FORMS = ["", "atom/", "json/"]
FOLDERS = {"section": "sections", "topic": "topics", "contributor": "contributors"}


def place(kind, name, article=None):
    """A thing of a kind, with a story in it."""
    if kind == "section":
        thing = Section.objects.get_or_create(name=name, slug=name.lower())[0]
        if article:
            Article.objects.filter(pk=article.pk).update(section=thing)
    elif kind == "topic":
        thing = Topic.objects.get_or_create(name=name)[0]
        if article:
            article.topics.add(thing)
    elif kind == "contributor":
        thing = Contributor.objects.get_or_create(name=name)[0]
        if article:
            article.bylines.create(contributor=thing)
    else:
        thing = Series.objects.get_or_create(name=name)[0]
        if article:
            Article.objects.filter(pk=article.pk).update(series=thing)
    return thing


def feed_address(kind, thing, form="") -> str:
    return f"/{FOLDERS.get(kind, kind)}/{thing.slug}/feed/{form}"


def titles(reader, kind, thing) -> list[str]:
    feed = json.loads(reader.get(feed_address(kind, thing, "json/")).content)
    return [item["title"] for item in feed["items"]]


@pytest.mark.parametrize("kind", KINDS)
def test_it_has_its_own_stories_and_no_others(make_article, reader, kind):
    thing = place(kind, "Tides", make_article(headline="Ours"))
    place(kind, "Winds", make_article(headline="Theirs"))
    hidden = make_article(headline="Draft", status=Article.Status.DRAFT)
    place(kind, "Tides", hidden)
    assert titles(reader, kind, thing) == ["Ours"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_new_is_said_with_one_query(
    make_article, reader, django_assert_num_queries, kind, form
):
    address = feed_address(kind, place(kind, "Tides", make_article()), form)
    etag = reader.get(address)["ETag"]
    # The settings are read on every page.
    with django_assert_num_queries(2):
        again = reader.get(address, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", ["new", "withdrawn", "renamed", "described"])
def test_whatever_changes_is_news(make_article, editor, reader, kind, what):
    article = make_article()
    thing = place(kind, "Tides", article)
    place(kind, "Tides", make_article(headline="Another"))
    etag = reader.get(feed_address(kind, thing))["ETag"]
    if what == "new":
        place(kind, "Tides", make_article(headline="A third"))
    elif what == "withdrawn":
        article.withdraw(by=editor)
    elif what == "renamed":
        type(thing).objects.update(name="Ebbs")
    else:
        field = "biography" if kind == "contributor" else "description"
        type(thing).objects.update(**{field: "All about it"})
    again = reader.get(feed_address(kind, thing), headers={"If-None-Match": etag})
    assert again.status_code == 200


def test_a_section_has_the_stories_of_its_parts(make_article, reader):
    section = place("section", "Tides")
    part = Section.objects.create(name="Ebbs", parent=section)
    make_article(headline="In the part", section=part)
    assert titles(reader, "section", section) == ["In the part"]
    assert titles(reader, "section", part) == ["In the part"]


@pytest.mark.parametrize("kind", ["topic", "contributor", "series"])
def test_what_only_an_unpublished_story_names_has_no_feed(make_article, reader, kind):
    thing = place(kind, "Tides", make_article(status=Article.Status.DRAFT))
    assert reader.get(feed_address(kind, thing)).status_code == 404


def test_an_empty_section_has_an_empty_feed(section, reader):
    assert titles(reader, "section", section) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", FORMS)
def test_what_never_was_has_no_feed(db, reader, kind, form):
    assert reader.get(f"/{FOLDERS.get(kind, kind)}/never/feed/{form}").status_code == 404


@pytest.mark.parametrize("kind", ["section", "topic", "contributor"])
@pytest.mark.parametrize("form", FORMS)
def test_a_former_address_leads_to_the_feed_at_the_new_one(make_article, reader, kind, form):
    thing = place(kind, "Tides", make_article())
    old = feed_address(kind, thing, form)
    thing.slug = "ebbs"
    thing.save()
    moved = reader.get(old)
    assert (moved.status_code, moved["Location"]) == (301, feed_address(kind, thing, form))


@pytest.mark.parametrize("kind", ["section", "topic", "contributor"])
def test_its_page_names_its_feeds(make_article, reader, kind):
    thing = place(kind, "Tides", make_article())
    page = reader.get(thing.get_absolute_url()).content.decode()
    for form, written in {"": "rss+xml", "atom/": "atom+xml", "json/": "feed+json"}.items():
        for address in (feed_address(kind, thing, form), f"/feed/{form}"):
            assert f'type="application/{written}"' in page
            assert f'href="{address}"' in page


def test_a_feed_costs_the_same_however_many_there_are(
    make_article, reader, django_assert_max_num_queries
):
    for number in range(5):
        thing = place("topic", "Tides", make_article(headline=f"Story {number}"))
    with django_assert_max_num_queries(3):
        reader.get(feed_address("topic", thing))
