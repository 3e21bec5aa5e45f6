"""Which stories a script at the desk is told of, and what an address leads to."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Byline, Contributor
from tests.plans import plan_by_index

pytestmark = pytest.mark.django_db
FIND = "/admin/articles/article/find/"
EMBED = "/admin/articles/article/embed/"


def found(client, words=""):
    response = client.get(FIND, {"q": words})
    assert response.status_code == 200
    return [story["headline"] for story in response.json()["articles"]]


@pytest.fixture
def desk(as_user, journalist):
    return as_user(journalist)


def test_a_story_is_found_by_beginnings_of_its_words(desk, make_article):
    article = make_article(headline="The old quay", slug="old-quay")
    make_article(headline="A new ferry", slug="new-ferry")
    [story] = desk.get(FIND, {"q": "qua OLD"}).json()["articles"]
    assert story == {
        "id": article.pk,
        "headline": "The old quay",
        "address": "/articles/old-quay/",
        "standing": "Live",
        "published": article.published_at.isoformat(),
    }


@pytest.mark.parametrize("path", [FIND, EMBED])
def test_who_may_not_ask(as_user, stranger, moderator, reader, path):
    assert reader.get(path).status_code == 302
    assert as_user(stranger).get(path).status_code == 302
    assert as_user(moderator).get(path).status_code == 403


@pytest.mark.parametrize("path", [FIND, EMBED])
def test_nothing_can_be_sent_there(desk, path):
    assert desk.post(path).status_code == 405


def test_a_journalist_finds_what_is_public_and_what_is_theirs(
    desk, as_user, journalist, editor, make_article
):
    draft = {"status": Article.Status.DRAFT}
    later = timezone.now() + timedelta(hours=1)
    make_article(headline="Quay public")
    make_article(headline="Quay own", created_by=journalist, **draft)
    make_article(headline="Quay foreign", created_by=editor, **draft)
    make_article(headline="Quay scheduled", created_by=editor, published_at=later)
    make_article(headline="Quay withdrawn", created_by=editor, status=Article.Status.WITHDRAWN)
    credited = make_article(headline="Quay credited", created_by=editor, **draft)
    person = Contributor.objects.create(name="Jo", user=journalist)
    Byline.objects.create(article=credited, contributor=person)
    assert set(found(desk, "quay")) == {"Quay public", "Quay own", "Quay credited"}
    assert len(found(as_user(editor), "quay")) == 6


def test_the_newest_come_first_and_no_more_than_twelve(desk, make_article):
    for number in range(14):
        make_article(headline=f"Quay {number}")
    assert found(desk, "quay") == [f"Quay {number}" for number in range(13, 1, -1)]
    assert found(desk) == found(desk, "quay")


@pytest.mark.parametrize("words", ["!!!", "' | :* &", "quay\ud800", "x" * 5000, "\\", "квай"])
def test_odd_words_find_nothing_and_do_no_harm(desk, make_article, words):
    make_article(headline="The old pier")
    assert found(desk, words.encode("utf-8", "surrogatepass")) == []


def test_unpublished_changes_are_told(desk, as_user, journalist, editor, make_article):
    article = make_article(headline="The old quay", created_by=journalist)
    article.publish(by=editor)
    state = article.newest_state()
    article.save_version({**state, "headline": "A newer quay"}, by=journalist)
    [story] = desk.get(FIND, {"q": "quay"}).json()["articles"]
    assert story["headline"] == "The old quay"
    assert story["standing"] == "Live, with unpublished changes"


def test_it_asks_the_database_as_often_for_many_as_for_one(
    desk, make_article, django_assert_max_num_queries
):
    for number in range(12):
        make_article(headline=f"Quay {number}")
    with django_assert_max_num_queries(7):
        assert len(found(desk, "quay")) == 12


def test_the_index_of_words_is_used():
    assert "article_words" in plan_by_index(Article.objects.with_words("quay"))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            "youtu.be/dQw4w9WgXcQ",
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube.com", "YouTube"),
        ),
        ("https://vimeo.com/76979871", ("https://vimeo.com/76979871", "vimeo.com", "Vimeo")),
        ("https://port.example/plan", ("https://port.example/plan", "port.example", "")),
        ("http://port.example/plan", ("", "", "")),
        ("javascript:alert(1)", ("", "", "")),
        ("https://[", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_an_address_is_recognised_by_the_one_list(desk, given, told):
    said = desk.get(EMBED, {"address": given}).json()
    assert (said["address"], said["host"], said["provider"]) == told
