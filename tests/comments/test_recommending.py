"""Recommending: one reader once, from a page of ours, counted exactly, and no change otherwise."""

import pytest
from django.test import Client

from comments import moderation
from comments.models import Comment, Mode, Recommendation, Thread
from comments.readers import recommending, remembered
from comments.views import recommending as view
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
OURS = {"Sec-Fetch-Site": "same-origin"}


def press(client, comment, **headers):
    return client.post(f"/comments/{comment.pk}/recommend/", headers={**OURS, **headers})


def number(comment) -> int:
    comment.refresh_from_db()
    assert comment.recommended == Recommendation.objects.filter(comment=comment).count()
    return comment.recommended


def test_a_press_counts_and_leads_back_and_a_second_takes_it_back(make_comment, reader):
    comment = make_comment()
    response = press(reader, comment)
    assert (response.status_code, response["Location"]) == (303, f"/comments/{comment.pk}/")
    assert number(comment) == 1
    press(reader, comment)
    assert number(comment) == 0


def test_every_reader_counts_once(make_comment):
    comment = make_comment()
    for _ in range(3):
        press(Client(), comment)
    assert number(comment) == 3


def test_the_cookie_comes_with_the_press_only_and_tells_nobody_who_it_was(
    article, make_comment, reader
):
    comment = make_comment()
    for address in (article.get_absolute_url(), f"/comments/{comment.pk}/answers/"):
        assert not reader.get(address).cookies
    cookie = press(reader, comment).cookies[remembered.COOKIE]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/comments/", True, "Lax")
    assert Recommendation.objects.get().reader not in cookie.value


def test_a_script_is_answered_in_place(make_comment, reader):
    comment = make_comment()
    data = press(reader, comment, Accept="application/json").json()
    assert data == {"recommended": 1, "is_mine": True}
    data = press(reader, comment, Accept="application/json").json()
    assert data == {"recommended": 0, "is_mine": False}


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_nobody_recommends_a_comment_of_their_own(send, make_comment, reader, moderator, accept):
    send()
    mine = Comment.objects.get()
    moderation.approve(mine, by=moderator)
    response = press(reader, mine, Accept=accept)
    assert response.status_code == 403
    assert "your own" in response.content.decode()
    assert number(mine) == 0
    assert press(Client(), mine).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
    ],
)
def test_only_a_page_of_ours_can_press(make_comment, reader, headers):
    comment = make_comment()
    response = reader.post(f"/comments/{comment.pk}/recommend/", headers=headers)
    assert response.status_code == 403
    assert not response.cookies
    assert number(comment) == 0


def test_following_the_link_does_nothing(make_comment, reader):
    comment = make_comment()
    assert reader.get(f"/comments/{comment.pk}/recommend/").status_code == 405
    assert number(comment) == 0


@pytest.mark.parametrize("status", [s for s in Status if s != Status.APPROVED])
def test_what_is_not_shown_cannot_be_recommended(make_comment, reader, status):
    comment = make_comment(status=status)
    assert press(reader, comment).status_code == 404
    assert number(comment) == 0


def test_nor_what_is_hidden_with_its_thread(make_comment, reader):
    comment = make_comment()
    Thread.objects.update(mode=Mode.HIDDEN)
    assert press(reader, comment).status_code == 404


def test_a_closed_thread_can_still_be_recommended_in(make_comment, reader):
    comment = make_comment()
    Thread.objects.update(mode=Mode.CLOSED)
    assert press(reader, comment).status_code == 303


def test_a_range_of_addresses_has_its_limit(make_comment, monkeypatch):
    monkeypatch.setattr(view, "LIMIT", view.LIMIT._replace(most=2))
    comment = make_comment()
    for _ in range(2):
        assert press(Client(), comment).status_code == 303
    response = press(Client(), comment)
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert number(comment) == 2


def test_it_is_no_change_of_the_comment_or_the_thread(make_comment, reader):
    comment = make_comment()
    state, changed_at = comment.number_of_state, Thread.objects.get().changed_at
    press(reader, comment)
    assert number(comment) == 1
    assert comment.number_of_state == state
    assert Thread.objects.get().changed_at == changed_at


@pytest.mark.django_db(transaction=True)
def test_many_at_once_are_counted_exactly(make_comment):
    comment = make_comment()
    readers = ["a", "a", "a", "b", "c", "d"]

    def play(who: str):
        return lambda: recommending.press(Comment.objects.get(pk=comment.pk), who)

    at_once(*map(play, readers))
    assert number(comment) == 4


@pytest.mark.django_db(transaction=True)
def test_a_press_and_a_decision_do_not_wait_in_a_circle(make_comment, moderator):
    comment = make_comment()
    for _ in range(5):
        at_once(
            lambda: recommending.press(Comment.objects.get(pk=comment.pk), "a"),
            lambda: moderation.remove(Comment.objects.get(pk=comment.pk), by=moderator),
        )
        moderation.decide(Comment.objects.get(pk=comment.pk), "restore", by=moderator)
    assert number(comment) == 1
