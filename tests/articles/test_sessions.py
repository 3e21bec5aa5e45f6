"""A login that ends while somebody writes: what they send waits for them."""

import pytest
from django.test import Client

from articles.models import Article
from tests.articles.forms import ADD, change, written

pytestmark = pytest.mark.django_db
SESSION = "/admin/articles/article/session/"


@pytest.fixture
def story(make_article, journalist, section):
    return make_article(status=Article.Status.DRAFT, created_by=journalist, section=section)


def test_it_says_who_is_logged_in_and_hands_out_the_proof(as_user, journalist, reader, stranger):
    answer = as_user(journalist).get(SESSION)
    assert answer.json()["user"] == journalist.pk
    assert answer.json()["csrf"]
    assert "no-store" in answer["Cache-Control"]
    for nobody in (reader, as_user(stranger)):
        answer = nobody.get(SESSION)
        assert answer.status_code == 401
        assert set(answer.json()) == {"error", "csrf"}
    assert as_user(journalist).post(SESSION).status_code == 405


def test_the_login_page_carries_the_form_and_saves_it(reader, journalist, story, section):
    form = written(
        section, headline='Ferry "back"', body="<p>It\r\nwas & late.</p>", slug=story.slug
    )
    answer = reader.post(change(story), form)
    html = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing is lost" in html
    assert 'value="Ferry &quot;back&quot;"' in html
    assert not story.versions.exists()

    carried = {**form, "username": "journalist", "password": "password", "_login": "1"}
    assert reader.post(change(story), carried).status_code == 302
    version = story.versions.get()
    assert version.state["headline"] == 'Ferry "back"'
    assert version.saved_by == journalist
    assert reader.get(SESSION).json()["user"] == journalist.pk


def test_a_new_story_waits_too(reader, journalist, section):
    form = written(section, headline="Ferry")
    assert "Log in and save" in reader.post(ADD, form).content.decode()
    reader.post(ADD, {**form, "username": "journalist", "password": "password", "_login": "1"})
    assert Article.objects.get().created_by == journalist


@pytest.mark.parametrize(
    ("username", "password", "words"),
    [
        ("journalist", "wrong", "Please enter the correct username and password"),
        ("stranger", "password", "Please enter the correct username and password"),
        ("moderator", "password", "moderator may not save this story"),
        ("", "", "This field is required"),
        ("a\x00b", "x", "Null characters are not allowed"),
    ],
)
def test_who_may_not_is_told_and_the_text_stays(
    reader, journalist, moderator, stranger, story, section, username, password, words
):
    form = written(section, body="<p>Long work.</p>", username=username, password=password)
    answer = reader.post(change(story), {**form, "_login": "1"})
    html = answer.content.decode()
    assert answer.status_code == 403
    assert words in html
    assert "Long work." in html
    assert html.count('name="password"') == 1
    assert 'value="wrong"' not in html
    assert not story.versions.exists()
    assert "sessionid" not in reader.cookies


def test_a_journalist_may_not_save_the_story_of_another(reader, journalist, make_article, section):
    foreign = make_article()
    form = written(section, username="journalist", password="password", _login="1")
    assert "may not save this story" in reader.post(change(foreign), form).content.decode()
    assert not foreign.versions.exists()


def test_a_forged_form_is_turned_away_and_carries_nothing(journalist, story, section):
    forger = Client(enforce_csrf_checks=True)
    form = written(section, body="<p>Forged.</p>")
    answer = forger.post(change(story), form)
    assert answer.status_code == 403
    assert "Forged" not in answer.content.decode()
    login = {**form, "username": "journalist", "password": "password", "_login": "1"}
    assert forger.post(change(story), login).status_code == 403
    assert not story.versions.exists()


def test_the_login_page_leads_nowhere_else(reader, story, section):
    form = written(section, next="https://evil.example/", _continue="1")
    html = reader.post(f"{change(story)}?next=https://evil.example/", form).content.decode()
    assert "action=" not in html.split('id="login-form"')[0].rsplit("<form", 1)[1]


@pytest.mark.parametrize("number", ["abc", "1_2F", "9" * 40])
def test_a_story_that_cannot_be_is_nobodys(reader, journalist, section, number):
    form = written(section, username="journalist", password="password", _login="1")
    answer = reader.post(f"/admin/articles/article/{number}/change/", form)
    assert "may not save this story" in answer.content.decode()


def test_looking_at_a_form_still_asks_for_the_login_first(reader, story):
    answer = reader.get(change(story))
    assert answer["Location"].startswith("/admin/login/?next=")
