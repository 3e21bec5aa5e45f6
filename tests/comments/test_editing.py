"""Rewording and taking back: whose, how long, what becomes of it, and who was quicker."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from comments import moderation
from comments.models import LONGEST, Comment, Decision, Rules, Thread, Wording
from comments.readers import editing, reporting
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
NEW = "I used to take it every Saturday."


@pytest.fixture
def edit(reader, ours):
    """Sends other words for a comment as the writer's browser does."""

    def post(comment, client=None, headers=None, **fields):
        form = {"text": NEW, "seen": comment.number_of_state, **fields}
        sent = ours if headers is None else headers
        return (client or reader).post(f"/comments/{comment.pk}/edit/", form, headers=sent)

    return post


@pytest.fixture
def take_back(reader, ours):
    def post(comment, client=None, headers=None, **fields):
        form = {"seen": comment.number_of_state, **fields}
        sent = ours if headers is None else headers
        return (client or reader).post(f"/comments/{comment.pk}/take-back/", form, headers=sent)

    return post


def open_to_all():
    Rules.objects.update_or_create(pk=1, defaults={"mode": "open"})


def test_a_comment_that_waits_is_reworded_and_still_waits(proven, reader, edit, moderator):
    comment = proven(reader)
    response = edit(comment)
    assert (response.status_code, response["Location"]) == (303, f"/comments/{comment.pk}/changed/")
    assert NEW in reader.get(response["Location"]).content.decode()
    before = comment.number_of_state
    comment.refresh_from_db()
    assert (comment.text, comment.status) == (NEW, Status.PENDING)
    assert comment.html == f"<p>{NEW}</p>"
    assert comment.number_of_state == before + 1
    assert comment.edited_at
    assert Wording.objects.get().text == "I used to take it every Friday."
    decision = Decision.objects.get()
    assert (decision.verb, decision.via, decision.by) == ("reword", "reader", None)
    with pytest.raises(moderation.AlreadyDecided):
        moderation.approve(comment, by=moderator, seen=before)


def test_what_had_appeared_waits_again_where_comments_wait(proven, reader, edit, moderator):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    edit(comment)
    comment.refresh_from_db()
    assert (comment.status, comment.is_shown, comment.decided_at) == (Status.PENDING, False, None)
    assert Thread.objects.get().count == 0
    assert not Comment.objects.public().exists()


def test_where_comments_appear_at_once_the_new_words_do(proven, reader, edit):
    open_to_all()
    comment = proven(reader)
    edit(comment)
    assert Comment.objects.public().get().text == NEW
    assert Thread.objects.get().count == 1


def test_words_that_a_step_takes_for_spam_wait(proven, reader, edit, monkeypatch):
    open_to_all()
    comment = proven(reader)
    why = [{"step": "words", "words": "A suspect word"}]
    monkeypatch.setattr("comments.intake.judge", lambda submission: (Status.SPAM, why))
    edit(comment)
    comment.refresh_from_db()
    assert (comment.status, comment.reasons) == (Status.PENDING, why)


def test_the_steps_are_told_which_comment_is_reworded(proven, reader, edit, monkeypatch):
    seen = []
    comment = proven(reader)

    def judge(submission):
        seen.append(submission)
        return Status.APPROVED, []

    monkeypatch.setattr("comments.intake.judge", judge)
    edit(comment)
    assert (seen[0].editing, seen[0].text, seen[0].is_proven) == (comment, NEW, True)


@pytest.mark.parametrize("page", ["edit", "take-back", "changed"])
def test_nobody_else_gets_there(proven, reader, send, page, moderator, as_user):
    comment = proven(reader)
    other = Client()
    send(other, name="Somebody else", email="else@reader.example", text="Mine")
    forger = Client()
    forger.cookies["reader"] = reader.cookies["reader"].value[:-3] + "abc"
    for client in (other, Client(), forger, as_user(moderator)):
        assert client.get(f"/comments/{comment.pk}/{page}/").status_code == 404


def test_whoever_sends_words_for_what_is_not_theirs_gets_them_back(proven, reader, edit):
    comment = proven(reader)
    for pk in (comment.pk, comment.pk + 1000):
        comment.pk = pk
        response = edit(comment, Client())
        assert response.status_code == 403
        assert NEW in response.content.decode()
    assert not Wording.objects.exists()


def test_an_unproved_address_changes_nothing(send, reader, edit):
    send()
    comment = Comment.objects.get()
    assert reader.get(f"/comments/{comment.pk}/edit/").status_code == 404
    assert edit(comment).status_code == 403


def test_another_address_changes_nothing(proven, reader, edit):
    first = proven(reader)
    Comment.objects.update(created_at=timezone.now())
    proven(reader, email="second@reader.example", text="With another address")
    assert edit(first).status_code == 403


def test_only_a_page_of_ours_sends_new_words(proven, reader, edit, take_back):
    comment = proven(reader)
    for send in (edit, take_back):
        response = send(comment, headers={"Sec-Fetch-Site": "cross-site"})
        assert response.status_code == 403
    assert NEW in edit(comment, headers={}).content.decode()
    comment.refresh_from_db()
    assert (comment.text, comment.status) != (NEW, Status.WITHDRAWN)
    assert not Decision.objects.exists()


def test_the_time_to_change_it_ends(proven, reader, edit, take_back):
    comment = proven(reader)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert "time" in reader.get(f"/comments/{comment.pk}/edit/").content.decode()
    response = edit(comment)
    assert response.status_code == 409
    assert NEW in response.content.decode()
    assert take_back(comment).status_code == 409
    Rules.objects.update_or_create(pk=1, defaults={"edit_minutes": 60})
    assert edit(comment).status_code == 303


def test_an_answer_that_is_shown_ends_it(proven, reader, edit, take_back, moderator, make_comment):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    waiting = make_comment(parent=comment, status=Status.PENDING, name="Ola")
    comment.refresh_from_db()
    assert "can no longer" not in reader.get(f"/comments/{comment.pk}/edit/").content.decode()
    moderation.approve(waiting, by=moderator)
    response = edit(comment)
    assert response.status_code == 409
    assert NEW in response.content.decode()
    assert take_back(comment).status_code == 409


@pytest.mark.parametrize("verb", ["reject", "mark_as_spam"])
def test_a_decision_against_it_ends_it(proven, reader, edit, moderator, verb):
    comment = proven(reader)
    getattr(moderation, verb)(comment, by=moderator)
    response = edit(comment)
    assert response.status_code == 409
    assert NEW in response.content.decode()


def test_words_for_a_state_that_is_gone_come_back_and_can_be_sent_again(
    proven, reader, edit, moderator
):
    comment = proven(reader)
    stale = comment.number_of_state
    moderation.approve(comment, by=moderator)
    response = edit(comment, seen=stale)
    html = response.content.decode()
    assert response.status_code == 409
    assert NEW in html
    assert f'name="seen" value="{comment.number_of_state}"' in html
    assert edit(comment).status_code == 303


def test_a_closed_thread_takes_no_new_words_and_gives_them_back(proven, reader, edit, article):
    comment = proven(reader)
    type(article).objects.update(comments_enabled=False)
    response = edit(comment)
    assert response.status_code == 422
    assert NEW in response.content.decode()


def test_a_preview_of_new_words_stores_nothing(proven, reader, edit):
    comment = proven(reader)
    response = edit(comment, text="**Bold** words", preview="yes")
    assert response.status_code == 200
    assert "<strong>Bold</strong>" in response.content.decode()
    assert "**Bold** words</textarea>" in response.content.decode()
    comment.refresh_from_db()
    assert comment.text != "**Bold** words"


@pytest.mark.parametrize(
    "text", ["", "\u200b", "Nul\x00byte", "x" * (LONGEST + 1), "half \ud83d a ship"]
)
def test_bad_words_come_back(proven, reader, ours, text):
    comment = proven(reader)
    body = f"text={text}&seen=1".encode("utf-8", "surrogatepass")
    response = reader.post(
        f"/comments/{comment.pk}/edit/",
        body,
        content_type="application/x-www-form-urlencoded",
        headers=ours,
    )
    assert response.status_code in {303, 422}
    if response.status_code == 303:  # a half character was replaced, not stored
        assert "\ud83d" not in Comment.objects.get().text


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "1.5"])
def test_a_state_that_is_none_changes_nothing(proven, reader, edit, seen):
    comment = proven(reader)
    assert edit(comment, seen=seen).status_code == 422
    assert not Wording.objects.exists()


def test_a_flood_and_a_strange_charset_are_refused(proven, reader, edit, ours):
    comment = proven(reader)
    assert edit(comment, text="x" * 1_000_000).status_code == 413
    strange = "application/x-www-form-urlencoded; charset=utf-7"
    address = f"/comments/{comment.pk}/edit/"
    assert reader.post(address, b"text=x", content_type=strange, headers=ours).status_code == 400


def test_the_same_words_change_nothing(proven, reader, edit):
    comment = proven(reader)
    assert edit(comment, text=comment.text).status_code == 303
    assert not Wording.objects.exists()
    assert not Decision.objects.exists()


def test_a_comment_is_taken_back_after_asking_once(proven, reader, take_back, moderator):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    page = reader.get(f"/comments/{comment.pk}/take-back/").content.decode()
    assert "Take back your comment?" in page
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED
    assert take_back(comment).status_code == 303
    comment.refresh_from_db()
    assert (comment.status, comment.is_shown) == (Status.WITHDRAWN, False)
    assert Thread.objects.get().count == 0
    assert Decision.objects.first().via == "reader"
    assert take_back(comment).status_code == 409


def test_too_many_new_words_are_asked_to_wait(proven, reader, edit):
    comment = proven(reader)
    for number in range(30):
        comment.refresh_from_db()
        assert edit(comment, text=f"Number {number}").status_code == 303
    comment.refresh_from_db()
    response = edit(comment)
    assert response.status_code == 429
    assert NEW in response.content.decode()


def test_nothing_of_it_is_kept_by_a_cache_or_found(proven, reader):
    comment = proven(reader)
    for page in ("edit", "take-back", "changed"):
        response = reader.get(f"/comments/{comment.pk}/{page}/")
        assert response["X-Robots-Tag"] == "noindex"
        assert "private" in response["Cache-Control"]
        assert not response.cookies


@pytest.mark.django_db(transaction=True)
def test_new_words_and_a_decision_at_once_do_not_overrule_each_other(
    proven, reader, edit, moderator
):
    comment = proven(reader)

    def approve():
        try:
            mine = Comment.objects.get(pk=comment.pk)
            moderation.approve(mine, by=moderator, seen=comment.number_of_state)
            return "approved"
        except moderation.AlreadyDecided:
            return "refused"

    became, answer = at_once(approve, lambda: edit(comment).status_code)
    assert (became, answer) in {("approved", 409), ("refused", 303)}
    found = Comment.objects.get()
    assert (found.text == NEW) is (answer == 303)
    assert (found.status == Status.APPROVED) is (became == "approved")


@pytest.mark.django_db(transaction=True)
def test_an_answer_and_new_words_at_once(proven, reader, edit, moderator, make_comment):
    open_to_all()
    comment = proven(reader)
    answer = make_comment(parent=comment, status=Status.PENDING, name="Ola")
    comment.refresh_from_db()

    def approve():
        moderation.approve(Comment.objects.get(pk=answer.pk), by=moderator)

    _, status = at_once(approve, lambda: edit(comment).status_code)
    found = Comment.objects.get(pk=comment.pk)
    assert (found.text == NEW) is (status == 303)
    assert Thread.objects.get().count == Comment.objects.public().count()


@pytest.mark.django_db(transaction=True)
def test_taken_back_twice_at_once_is_taken_back_once(proven, reader):
    comment = proven(reader)

    def back():
        try:
            mine = Comment.objects.get(pk=comment.pk)
            editing.take_back(mine, seen=comment.number_of_state)
            return True
        except editing.NoLonger:
            return False

    assert sorted(at_once(back, back)) == [False, True]
    assert Decision.objects.filter(verb="take_back").count() == 1


def test_other_words_are_heard_about_again(proven, reader, edit, moderator):
    """What a moderator kept, and what the newsroom picked, were the words before."""
    comment = proven(reader)
    open_to_all()
    moderation.approve(comment, by=moderator)
    moderation.decide(comment, "keep", by=moderator)
    moderation.decide(comment, "pick", by=moderator)
    edit(comment)
    comment.refresh_from_db()
    assert (comment.status, comment.text) == (Status.APPROVED, NEW)
    assert not comment.ignores_reports
    assert not comment.is_picked


def test_what_was_answered_is_fixed_while_it_is_held_too(
    proven, reader, edit, take_back, moderator, make_comment
):
    """Its answers are not shown then, and are there all the same."""
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    make_comment(parent=comment, email="ada@reader.example")
    reporting.hold(comment, 3)
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert edit(comment).status_code == 409
    assert take_back(comment).status_code == 409
