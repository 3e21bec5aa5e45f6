"""Who has a story open: it is said to colleagues, and it locks nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import presence
from articles.models import Article, Presence
from tests.together import at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(make_article, journalist, section):
    return make_article(status=Article.Status.DRAFT, created_by=journalist, section=section)


def at(story):
    return f"/admin/articles/article/{story.pk}/presence/"


def words(answer):
    return [other["words"] for other in answer.json()["others"]]


def test_colleagues_are_told_and_nobody_hears_of_themselves(as_user, journalist, editor, story):
    editor.first_name, editor.last_name = "Maren", "Oak"
    editor.save()
    assert words(as_user(editor).post(at(story))) == []
    Presence.objects.update(opened_at=timezone.now() - timedelta(minutes=12, seconds=5))
    told = words(as_user(journalist).post(at(story)))
    assert told == ["Maren Oak has had this open for 12 minutes."]
    assert words(as_user(editor).post(at(story))) == ["journalist has just opened this."]


def test_who_is_silent_for_long_is_gone_and_comes_anew(as_user, journalist, editor, story):
    as_user(editor).post(at(story))
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=46))
    assert words(as_user(journalist).post(at(story))) == []
    long_ago = timezone.now() - timedelta(hours=1)
    Presence.objects.filter(user=editor).update(seen_at=long_ago, opened_at=long_ago)
    as_user(editor).post(at(story))
    assert words(as_user(journalist).post(at(story))) == ["editor has just opened this."]


def test_who_leaves_is_gone_at_once_and_keeps_their_time_when_back_soon(
    as_user, journalist, editor, story
):
    desk = as_user(editor)
    desk.post(at(story))
    Presence.objects.update(opened_at=timezone.now() - timedelta(minutes=5))
    desk.post(at(story), {"leave": "1"})
    assert words(as_user(journalist).post(at(story))) == []
    desk.post(at(story))
    told = words(as_user(journalist).post(at(story)))
    assert told == ["editor has had this open for 5 minutes."]


def test_a_newer_version_is_told_to_whoever_does_not_know_it(as_user, journalist, editor, story):
    state = story.newest_state()
    story.save_version({**state, "kicker": "One"}, by=editor)
    story.keep_aside({**state, "kicker": "Aside"}, by=editor)
    mine, theirs = as_user(journalist), as_user(editor)
    newer = mine.post(at(story), {"based_on": "0"}).json()["newer"]
    assert newer["words"] == "editor saved version 1 just now."
    assert newer["look"] == f"/admin/articles/article/{story.pk}/preview/"
    own = theirs.post(at(story), {"based_on": "0"}).json()["newer"]
    assert own["words"] == "You saved version 1 just now in another window."
    story.save_version({**state, "kicker": "Two"}, by=editor)
    newer = mine.post(at(story), {"based_on": "1"}).json()["newer"]
    assert newer["look"] == f"/admin/articles/article/{story.pk}/compare/?old=1&new=3"
    assert mine.get(newer["look"]).status_code == 200
    for known in ("3", "", "x", "9" * 30):
        assert mine.post(at(story), {"based_on": known}).json()["newer"] is None


def test_a_ping_costs_three_queries_and_those_for_what_somebody_may(
    as_user, editor, journalist, story
):
    story.save_version({**story.newest_state(), "kicker": "One"}, by=journalist)
    as_user(journalist).post(at(story))
    desk = as_user(editor)
    desk.post(at(story))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        desk.post(at(story), {"based_on": "0"})
    ours = [query for query in queries if "session" not in query["sql"]]
    ours = [query for query in ours if 'FROM "auth_user" WHERE' not in query["sql"]]
    assert len([query for query in ours if "auth_permission" not in query["sql"]]) <= 4, ours


def test_it_locks_nothing(as_user, editor, journalist, story):
    as_user(editor).post(at(story))
    story.save_version({**story.newest_state(), "kicker": "One"}, by=journalist, based_on=0)
    assert story.versions.count() == 1


def test_who_may_not(as_user, reader, stranger, moderator, journalist, make_article):
    foreign = make_article()
    assert reader.post(at(foreign)).status_code == 401
    assert as_user(stranger).post(at(foreign)).status_code == 401
    assert as_user(moderator).post(at(foreign)).status_code == 403
    assert as_user(journalist).post(at(foreign)).status_code == 403
    assert as_user(journalist).get(at(foreign)).status_code == 405
    assert not Presence.objects.exists()
    foreign.pk = 99999
    assert as_user(journalist).post(at(foreign)).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_windows_that_open_at_once_are_one_person(as_user, editor, story):
    desks = [as_user(editor), as_user(editor)]
    answers = at_once(*[lambda desk=desk: desk.post(at(story)) for desk in desks])
    assert [answer.status_code for answer in answers] == [200, 200]
    assert Presence.objects.count() == 1
    assert presence.others(story.pk, editor).count() == 0


def test_who_may_edit_it_no_longer_is_told_nothing_more(as_user, journalist, editor, story):
    assert as_user(journalist).post(at(story)).status_code == 200
    Article.objects.filter(pk=story.pk).update(created_by=editor)
    assert as_user(journalist).post(at(story)).status_code == 403
