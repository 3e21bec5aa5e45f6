"""Two people, one story: nobody overwrites anybody, and nothing of either is lost."""

import pytest
from django.contrib.auth.models import Group, User

from articles.models import Article, Draft
from tests.articles.forms import ADD, change, written
from tests.together import at_once

pytestmark = pytest.mark.django_db
KEY, OTHER_KEY = "a-sitting-of-mine", "a-sitting-of-another"


@pytest.fixture
def story(make_article, journalist, editor, as_user, section):
    """A draft of which the journalist has saved one version."""
    as_user(journalist).post(ADD, written(section, headline="Ferry", key="the-first-sitting"))
    return Article.objects.get()


@pytest.fixture
def sent(story, section):
    """The form of the story, opened at version 1, as somebody sends it."""

    def form(**fields):
        return written(
            section,
            **{"headline": "Ferry", "slug": story.slug, "based_on": 1, "key": KEY, **fields},
        )

    return form


def test_who_comes_second_is_shown_both_texts_and_nothing_is_saved(
    as_user, journalist, editor, story, sent
):
    as_user(editor).post(change(story), sent(body="<p>Theirs, every word.</p>", key=OTHER_KEY))
    mine = sent(body="<p>Mine, every word.</p>", desk_note="New note", version_note="Why")
    answer = as_user(journalist).post(change(story), mine)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "editor has saved this story meanwhile" in html
    assert "Mine, every word." in html
    assert "Theirs, every word." in html
    assert "New note" in html
    assert 'value="Why"' in html
    assert "Please correct the error" not in html
    story.refresh_from_db()
    assert story.versions.count() == 2
    assert (story.body, story.desk_note) == ("<p>Theirs, every word.</p>", "")


def test_a_text_kept_aside_is_in_the_history_and_theirs_stays_the_newest(
    as_user, journalist, editor, story, sent
):
    as_user(editor).post(change(story), sent(body="<p>Theirs.</p>", key=OTHER_KEY))
    desk = as_user(journalist)
    aside = sent(body="<p>Mine.</p>", desk_note="Not this", _aside="1")
    for _ in range(2):
        answer = desk.post(change(story), aside, follow=True)
    assert "kept aside" in answer.content.decode()
    assert "Theirs." in answer.content.decode()
    kept = story.versions.get(kept_aside=True)
    assert kept.state["body"] == "<p>Mine.</p>"
    assert story.newest_version().state["body"] == "<p>Theirs.</p>"
    story.refresh_from_db()
    assert story.desk_note == ""
    assert not Draft.objects.exclude(typed=[]).exists()


def test_mine_over_theirs_follows_theirs_which_stays_in_the_history(
    as_user, journalist, editor, story, sent
):
    as_user(editor).post(change(story), sent(body="<p>Theirs.</p>", key=OTHER_KEY))
    over = sent(body="<p>Mine.</p>", over=2)
    assert as_user(journalist).post(change(story), over).status_code == 302
    bodies = [version.state["body"] for version in story.versions.order_by("number")]
    assert bodies == ["<p>It was late.</p>", "<p>Theirs.</p>", "<p>Mine.</p>"]


def test_over_a_version_that_is_not_the_newest_either_collides_again(
    as_user, journalist, editor, story, sent
):
    desk = as_user(editor)
    for number in (1, 2):
        form = sent(body=f"<p>Theirs {number}.</p>", key=OTHER_KEY, based_on=number)
        assert desk.post(change(story), form).status_code == 302
    over = sent(body="<p>Mine.</p>", over=2)
    assert as_user(journalist).post(change(story), over).status_code == 409


def test_an_identical_text_never_collides(as_user, journalist, editor, story, sent):
    as_user(editor).post(change(story), sent(body="<p>Same.</p>", key=OTHER_KEY))
    answer = as_user(journalist).post(change(story), sent(body="<p>Same.</p>"))
    assert answer.status_code == 302
    assert story.versions.count() == 2


def test_publishing_autosave_and_presence_never_collide(as_user, journalist, editor, story, sent):
    story.publish(by=editor)
    desk = as_user(editor)
    desk.post(f"/admin/articles/article/{story.pk}/presence/")
    desk.post(f"/admin/articles/article/{story.pk}/draft/", sent(key=OTHER_KEY, body="x"))
    Article.objects.filter(pk=story.pk).update(comments_enabled=False)
    answer = as_user(journalist).post(change(story), sent(body="<p>On and on.</p>"))
    assert answer.status_code == 302
    assert story.versions.count() == 2


def test_an_answer_that_got_lost_is_no_news_to_its_own_sitting(as_user, journalist, story, sent):
    desk = as_user(journalist)
    desk.post(change(story), sent(body="<p>One.</p>"))
    # The form still says version 1, as its answer never came.
    assert desk.post(change(story), sent(body="<p>One and two.</p>")).status_code == 302
    # In another window it is news.
    other = sent(body="<p>Three.</p>", key=OTHER_KEY)
    answer = desk.post(change(story), other)
    assert answer.status_code == 409
    assert "in another window" in answer.content.decode()


def test_a_new_story_that_is_sent_twice_is_one_story(as_user, journalist, section):
    desk = as_user(journalist)
    form = written(section, headline="Twice", slug="twice", key=KEY, based_on=0, _continue="1")
    first = desk.post(ADD, form)
    second = desk.post(ADD, {**form, "body": "<p>It was late, and later.</p>"})
    article = Article.objects.get()
    assert first["Location"].endswith(change(article))
    assert second["Location"] == change(article)
    assert article.versions.count() == 2
    assert article.body == "<p>It was late, and later.</p>"


def test_a_sitting_of_somebody_else_begins_no_story_of_mine(as_user, journalist, editor, section):
    form = written(section, key=KEY, based_on=0)
    as_user(journalist).post(ADD, form)
    as_user(editor).post(ADD, form)
    assert Article.objects.count() == 2


@pytest.mark.parametrize("key", ["", "x", "a" * 41, "ä" * 20, "../../etc", "a\x00bcdefgh"])
def test_a_sitting_without_a_proper_name_is_saved_all_the_same(as_user, journalist, section, key):
    answer = as_user(journalist).post(ADD, written(section, key=key, based_on=0))
    if "\x00" in key or len(key) > 40:
        assert answer.status_code == 200
    else:
        assert Article.objects.count() == 1
        assert not Draft.objects.exists()


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30])
def test_a_version_that_cannot_be_is_never_overwritten(as_user, journalist, story, sent, number):
    answer = as_user(journalist).post(change(story), sent(based_on=number, body="<p>New.</p>"))
    assert answer.status_code in {200, 409}
    assert story.versions.count() == 1


def test_what_is_on_the_row_is_left_to_whoever_changed_it(as_user, journalist, editor, story, sent):
    opened = {"initial-desk_note": "", "initial-comments_enabled": "on", "initial-planned_at_0": ""}
    closed = sent(key=OTHER_KEY, desk_note="Call the harbour master", **opened)
    del closed["comments_enabled"]
    as_user(editor).post(change(story), closed)
    as_user(journalist).post(change(story), sent(**opened))
    story.refresh_from_db()
    assert story.desk_note == "Call the harbour master"
    assert story.comments_enabled is False


def test_two_desk_notes_become_one_that_holds_both(as_user, journalist, editor, story, sent):
    as_user(editor).post(
        change(story), sent(key=OTHER_KEY, desk_note="Theirs", **{"initial-desk_note": ""})
    )
    answer = as_user(journalist).post(
        change(story), sent(desk_note="Mine", **{"initial-desk_note": ""}), follow=True
    )
    assert "it holds both notes now" in answer.content.decode()
    story.refresh_from_db()
    assert story.desk_note == "Theirs\n\nMine"


def test_what_was_typed_into_a_story_that_is_gone_becomes_a_draft(
    as_user, journalist, editor, story, sent
):
    desk = as_user(journalist)
    form = sent(body="<p>Long work.</p>")
    Article.objects.all().delete()
    answer = desk.post(change(story), form, follow=True)
    html = answer.content.decode()
    assert "What you typed is kept" in html
    assert "Long work." in html


def another_editor() -> User:
    user = User.objects.create_user("maren", password="password", is_staff=True)
    user.groups.add(Group.objects.get(name="Editor"))
    return user


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_told(as_user, editor, story, sent):
    desks = [as_user(editor), as_user(another_editor())]
    forms = [sent(body=f"<p>Text {n}.</p>", key=f"sitting-number-{n}") for n in (1, 2)]
    answers = at_once(
        *[
            lambda desk=desk, form=form: desk.post(change(story), form)
            for desk, form in zip(desks, forms, strict=True)
        ]
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    assert story.versions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_double_click_on_a_new_story_makes_one(as_user, journalist, section):
    form = written(section, headline="Twice", slug="twice", key=KEY, based_on=0)
    desks = [as_user(journalist), as_user(journalist)]
    answers = at_once(*[lambda desk=desk: desk.post(ADD, form) for desk in desks])
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Article.objects.get().versions.count() == 1
