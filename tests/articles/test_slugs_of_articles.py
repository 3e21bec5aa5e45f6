"""Addresses of stories: made from any headline, unique, and kept for ever."""

import pytest

from articles.models import Article, Redirect, RetiredSlug
from newsroom.lib import slugs

pytestmark = pytest.mark.django_db
LONG = "A very long headline about the harbour, its ferries, its cranes and the people who " * 3


def test_a_long_headline_keeps_its_whole_slug(make_article):
    headline = "Council votes to bring back the night ferry after eleven years of waiting and doubt"
    assert make_article(headline=headline).slug == slugs.slug_of(headline)


def test_the_longest_headline_saves(make_article):
    article = make_article(headline=LONG[:300].strip())
    assert 0 < len(article.slug) <= slugs.LONGEST
    article.full_clean()


@pytest.mark.parametrize("headline", ["समाचार: नाव लौटी", "Паром вернулся", "渡轮恢复运营", "???"])
def test_a_headline_in_any_script_has_a_page(make_article, reader, headline):
    article = make_article(headline=headline)
    assert reader.get(article.get_absolute_url()).status_code == 200


def test_the_same_headline_twice_gives_two_addresses(make_article):
    assert [make_article().slug for _ in range(3)] == [
        "ferry-returns-to-the-northern-quay",
        "ferry-returns-to-the-northern-quay-2",
        "ferry-returns-to-the-northern-quay-3",
    ]


def test_a_headline_that_comes_every_day_costs_no_more_each_time(
    make_article, django_assert_num_queries
):
    for _ in range(12):
        make_article(headline="Weather")
    article = Article(headline="Weather")
    with django_assert_num_queries(2):
        article.make_slug()
    assert article.slug == "weather-13"


def test_a_former_address_of_another_story_is_not_given_away(make_article):
    RetiredSlug.objects.create(
        slug="ferry-returns-to-the-northern-quay", article=make_article(slug="x")
    )
    assert make_article().slug == "ferry-returns-to-the-northern-quay-2"


def test_letters_written_in_two_ways_have_one_address(make_article, reader):
    make_article(slug="\u0439")
    assert reader.get("/articles/\u0438\u0306/").status_code == 200


def test_browsers_ask_again_where_a_story_was(renamed, editor, reader):
    for address in ("/articles/first/", "/articles/nothing/"):
        answer = reader.get(address)
        assert answer.status_code in {301, 404}
    assert "no-cache" in reader.get("/articles/first/")["Cache-Control"]
    renamed.withdraw(by=editor)
    assert "no-cache" in reader.get("/articles/third/")["Cache-Control"]


@pytest.fixture
def renamed(make_article, editor):
    """A public story that was renamed twice."""
    article = make_article(slug="first")
    for slug in ("second", "third"):
        article.save_version({**article.newest_state(), "slug": slug}, by=editor)
        article.publish(by=editor, major=False)
    return article


@pytest.mark.parametrize("former", ["first", "second"])
def test_a_former_address_leads_straight_to_the_newest(renamed, reader, former):
    response = reader.get(f"/articles/{former}/?utm_source=letter")
    assert response.status_code == 301
    assert response["Location"] == "/articles/third/?utm_source=letter"


def test_a_former_address_of_something_never_public_leads_nowhere(make_article, reader):
    draft = make_article(status=Article.Status.DRAFT)
    RetiredSlug.objects.create(slug="leak", article=draft)
    assert reader.get("/articles/leak/").status_code == 404


def test_a_former_address_of_a_withdrawn_story_leads_to_its_note(renamed, editor, reader):
    renamed.withdraw(by=editor, note="The figures were wrong.")
    assert reader.get("/articles/first/", follow=True).status_code == 410


def test_renaming_back_ends_the_redirect(renamed, editor, reader):
    renamed.save_version({**renamed.newest_state(), "slug": "first"}, by=editor)
    renamed.publish(by=editor, major=False)
    assert reader.get("/articles/first/").status_code == 200
    assert reader.get("/articles/third/")["Location"] == "/articles/first/"


def test_a_new_story_takes_over_a_former_address(renamed, make_article, editor, reader):
    draft = make_article(headline="Another", slug="first", status=Article.Status.DRAFT)
    assert reader.get("/articles/first/").status_code == 301
    draft.publish(by=editor)
    assert reader.get("/articles/first/").status_code == 200


def test_a_draft_renamed_leaves_no_trace(make_article, editor):
    draft = make_article(slug="working-title", status=Article.Status.DRAFT)
    draft.save_version({**draft.newest_state(), "slug": "title"}, by=editor)
    draft.publish(by=editor)
    assert not RetiredSlug.objects.exists()


def test_the_comments_form_is_found_at_every_former_address(renamed, reader):
    for former in ("first", "second", "third"):
        html = reader.get(f"/comments/on/{former}/").content.decode()
        assert "Ferry returns to the northern quay" in html


def test_renaming_back_and_forth_leaves_one_row_for_each_former_address(renamed, editor, reader):
    for slug in ("first", "second", "third", "first"):
        renamed.save_version({**renamed.newest_state(), "slug": slug}, by=editor)
        renamed.publish(by=editor, major=False)
    assert {row.slug for row in RetiredSlug.objects.all()} == {"second", "third"}
    for former in ("second", "third"):
        assert reader.get(f"/articles/{former}/")["Location"] == "/articles/first/"


def test_a_redirect_by_hand_does_not_take_a_former_address_over(renamed, reader):
    Redirect.objects.create(path="/articles/first/", target="/elsewhere/")
    assert reader.get("/articles/first/")["Location"] == "/articles/third/"


def test_no_name_at_all_is_asked_for_in_words_at_the_desk(as_user, editor, db):
    page = as_user(editor).post("/admin/articles/retiredslug/add/", {"slug": "", "article": ""})
    assert page.status_code == 200
