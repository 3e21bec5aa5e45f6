"""Adding and rewording corrections at the desk, and looking through them."""

import pytest

from articles import corrections
from articles.models import Correction
from tests.articles.forms import change

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/correction/"


@pytest.fixture
def story(make_article, journalist):
    return make_article(created_by=journalist, slug="ferry")


@pytest.fixture
def correction(story, editor):
    return corrections.add(story, kind="correction", text="It was Tuesday.", by=editor)


def adding(story) -> str:
    return f"/admin/articles/article/{story.pk}/correct/"


def rewording(correction) -> str:
    return f"{adding(correction.article)}{correction.pk}/"


def test_an_editor_adds_one_and_is_led_back(story, as_user, editor, reader):
    desk = as_user(editor)
    assert adding(story) in desk.get(change(story)).content.decode()
    assert desk.get(adding(story)).status_code == 200
    answer = desk.post(adding(story), {"kind": "correction", "text": "It was Tuesday."})
    assert answer["Location"] == change(story)
    page = desk.get(change(story)).content.decode()
    assert "It was Tuesday." in page
    assert "Correction added" in page
    assert "It was Tuesday." in reader.get(story.get_absolute_url()).content.decode()


def test_an_editor_rewords_one(correction, as_user, editor):
    desk = as_user(editor)
    assert rewording(correction) in desk.get(change(correction.article)).content.decode()
    page = desk.get(rewording(correction)).content.decode()
    assert "It was Tuesday." in page
    form = {"kind": "update", "text": "It was Wednesday.", "note": "Wrong day", "seen": 0}
    assert desk.post(rewording(correction), form)["Location"] == change(correction.article)
    correction.refresh_from_db()
    assert correction.text == "It was Wednesday."
    assert "Reworded once" in desk.get(change(correction.article)).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"note": ""}, "This field is required"),
        ({"text": " "}, "This field is required"),
        ({"text": "It was Tuesday."}, "printed already"),
        ({"seen": 3}, "reworded it meanwhile"),
        ({"kind": "apology"}, "Select a valid choice"),
        ({"text": "x" * 2001}, "at most 2000"),
    ],
)
def test_what_is_amiss_is_said_and_what_was_typed_stays(correction, as_user, editor, fields, words):
    form = {"kind": "correction", "text": "Typed with care.", "note": "Wrong day", "seen": 0}
    page = as_user(editor).post(rewording(correction), form | fields)
    assert words in page.content.decode()
    correction.refresh_from_db()
    assert correction.text == "It was Tuesday."


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger", None])
def test_nobody_else_adds_or_rewords(correction, as_user, reader, request, who):
    client = as_user(request.getfixturevalue(who)) if who else reader
    form = {"kind": "correction", "text": "Mine.", "note": "Mine", "seen": 0}
    for address in (adding(correction.article), rewording(correction)):
        assert client.get(address).status_code in {302, 403}
        assert client.post(address, form).status_code in {302, 403}
    assert [one.text for one in Correction.objects.all()] == ["It was Tuesday."]


def test_the_writer_sees_them_but_is_offered_nothing(correction, as_user, journalist):
    page = as_user(journalist).get(change(correction.article)).content.decode()
    assert "It was Tuesday." in page
    assert "/correct/" not in page


def test_a_draft_is_not_offered_a_correction(make_article, as_user, editor):
    draft = make_article(status="draft")
    desk = as_user(editor)
    assert "/correct/" not in desk.get(change(draft)).content.decode()
    assert desk.get(adding(draft)).status_code == 403


def test_one_of_another_story_is_not_reworded_here(correction, make_article, as_user, editor):
    other = make_article(headline="Another")
    assert as_user(editor).get(f"{adding(other)}{correction.pk}/").status_code == 404


def test_they_can_be_searched(correction, as_user, editor):
    desk = as_user(editor)
    assert "It was Tuesday." in desk.get(LIST, {"q": "tuesday"}).content.decode()
    assert "It was Tuesday." in desk.get(LIST, {"q": "northern quay"}).content.decode()
    assert "It was Tuesday." not in desk.get(LIST, {"q": "friday"}).content.decode()


def test_a_journalist_looks_through_those_of_stories_they_may_open(
    correction, make_article, as_user, journalist, editor
):
    other = make_article(headline="Somebody else's")
    corrections.add(other, kind="correction", text="Of another.", by=editor)
    page = as_user(journalist).get(LIST).content.decode()
    assert "It was Tuesday." in page
    assert "Of another." not in page


def test_nobody_deletes_one_not_even_the_owner(correction, as_user, admin_user):
    owner = as_user(admin_user)
    assert owner.post(f"{LIST}{correction.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Correction.objects.exists()


def test_the_list_costs_the_same_however_long(
    correction, story, as_user, editor, django_assert_max_num_queries
):
    Correction.objects.bulk_create(
        Correction(article=story, text=f"Number {number}.", made_by=editor) for number in range(60)
    )
    desk = as_user(editor)
    with django_assert_max_num_queries(10):
        desk.get(LIST)
