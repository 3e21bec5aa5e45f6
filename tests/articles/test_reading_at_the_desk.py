"""Series, language and age of a story are set where it is written, by who may write it."""

import pytest

from articles.models import Article, Binned, Redirect, Series
from tests.articles.forms import SEEN, change, written

pytestmark = pytest.mark.django_db
DESK = "/admin/articles/article/"


@pytest.fixture
def story(make_article, journalist):
    return make_article(headline="The quay", slug="quay", created_by=journalist)


@pytest.fixture
def series(db):
    return Series.objects.create(name="The night boat", slug="night-boat")


def sent(story, **fields):
    same = {"headline": story.headline, "slug": story.slug, "body": story.body}
    return written(story.section, **{**same, **SEEN, **fields})


def test_a_journalist_sets_them_on_their_own_story(as_user, journalist, story, series, reader):
    form = sent(story, series=series.pk, update_shown="never")
    del form["shows_age"]
    assert as_user(journalist).post(change(story), form).status_code == 302
    story.refresh_from_db()
    assert (story.series, story.shows_age, story.update_shown) == (series, False, "never")
    assert reader.get(series.get_absolute_url()).status_code == 200


def test_nobody_sets_them_on_the_story_of_another(as_user, journalist, make_article, series):
    foreign = make_article(headline="Not mine", slug="not-mine")
    as_user(journalist).post(change(foreign), sent(foreign, series=series.pk))
    foreign.refresh_from_db()
    assert foreign.series is None


def test_the_language_is_part_of_a_version_and_waits_to_be_published(
    as_user, editor, story, reader
):
    desk = as_user(editor)
    desk.post(change(story), sent(story))
    desk.post(change(story), sent(story, language="ar", based_on=1))
    assert [one.state["language"] for one in story.versions.all()] == ["ar", ""]
    assert 'lang="ar"' not in reader.get(story.get_absolute_url()).content.decode()
    compared = desk.get(f"{DESK}{story.pk}/compare/?old=1&new=2").content.decode()
    assert "العربية" in compared
    assert "that of the site" in compared


def test_bringing_back_an_old_version_shows_and_brings_back_its_language(as_user, editor, story):
    desk = as_user(editor)
    desk.post(change(story), sent(story, language="ar"))
    desk.post(change(story), sent(story, language="fr", based_on=1))
    asked = desk.get(f"{DESK}{story.pk}/bring-back/1/").content.decode()
    assert "العربية" in asked
    assert "Français" in asked
    desk.post(f"{DESK}{story.pk}/bring-back/1/", {"seen": 2})
    assert story.newest_version().state["language"] == "ar"


def test_a_version_from_before_there_were_languages_takes_none_away(as_user, editor, story):
    desk = as_user(editor)
    desk.post(change(story), sent(story, language="ar"))
    first = story.versions.get()
    first.state.pop("language")
    first.save()
    desk.post(change(story), sent(story, language="ar", headline="Other", based_on=1))
    assert "that of the site" not in desk.get(f"{DESK}{story.pk}/bring-back/1/").content.decode()


def test_who_comes_second_sees_that_the_language_is_another(as_user, editor, journalist, story):
    as_user(editor).post(change(story), sent(story, language="ar", based_on=0))
    answer = as_user(journalist).post(change(story), sent(story, headline="Mine", based_on=0))
    assert answer.status_code == 409
    assert "العربية" in answer.content.decode()


@pytest.mark.parametrize("fields", [{"language": "xx"}, {"series": "9999"}, {"update_shown": "?"}])
def test_what_cannot_be_chosen_is_refused_and_nothing_is_lost(as_user, editor, story, fields):
    answer = as_user(editor).post(change(story), sent(story, body="<p>Long work.</p>", **fields))
    assert answer.status_code == 200
    assert "Long work." in answer.content.decode()
    assert not story.versions.exists()


def test_editors_make_series_and_journalists_choose_among_them(as_user, editor, journalist, series):
    add = "/admin/articles/series/add/"
    assert as_user(journalist).get(add).status_code == 403
    as_user(editor).post(add, {"name": "Twelve bridges", "description": "", "slug": ""})
    assert Series.objects.get(name="Twelve bridges").slug == "twelve-bridges"
    asked = {"app_label": "articles", "model_name": "article", "field_name": "series"}
    found = as_user(journalist).get("/admin/autocomplete/", {**asked, "term": "night"}).json()
    assert [one["text"] for one in found["results"]] == ["The night boat"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "The night boat"}, "already exists"),
        ({"name": "Other", "slug": "night-boat"}, "already exists"),
        ({"name": "Other", "slug": "a/b"}, "slug"),
    ],
)
def test_a_second_series_of_that_name_or_address_is_refused(as_user, editor, series, fields, words):
    form = {"description": "Kept.", "slug": "", **fields}
    html = as_user(editor).post("/admin/articles/series/add/", form).content.decode()
    assert words in html
    assert "Kept." in html
    assert Series.objects.count() == 1


def test_a_series_that_was_read_keeps_its_former_address(as_user, editor, series, make_article):
    make_article(series=series)
    form = {"name": series.name, "description": "", "slug": "boats"}
    as_user(editor).post(f"/admin/articles/series/{series.pk}/change/", form)
    assert Redirect.objects.get(path="/series/night-boat/").target == "/series/boats/"


def test_a_series_comes_back_from_the_bin_with_its_stories(as_user, editor, series, make_article):
    stories = [make_article(headline=f"Part {n}", slug=f"p{n}", series=series) for n in (1, 2)]
    other = Series.objects.create(name="Other")
    desk = as_user(editor)
    desk.post(f"/admin/articles/series/{series.pk}/delete/", {"post": "yes"})
    assert not Article.objects.exclude(series=None).exists()
    Article.objects.filter(pk=stories[1].pk).update(series=other)
    chosen = {"action": "take_out", "_selected_action": [Binned.objects.get().pk]}
    desk.post("/admin/articles/binned/", chosen)
    stories[0].refresh_from_db()
    stories[1].refresh_from_db()
    assert [one.series.name for one in stories] == ["The night boat", "Other"]
