"""Deciding about many with one press: asked once more, one reason, one undo."""

import pytest
from django.test import Client

from comments import moderation
from comments.admin.queue import bulk
from comments.models import Comment, Decision
from tests.comments.queue_pages import BULK, UNDO

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def waiting(make_comment):
    return [make_comment(status=Status.PENDING, text=f"Number {n}") for n in range(3)]


def chosen(comments: list[Comment]) -> list[str]:
    return [f"{comment.pk}:{comment.number_of_state}" for comment in comments]


def statuses() -> set[str]:
    return set(Comment.objects.values_list("status", flat=True))


def test_it_asks_first_with_the_number(as_user, moderator, waiting):
    form = {"verb": "reject", "chosen": chosen(waiting)}
    page = as_user(moderator).post(BULK, form).text
    assert "Reject: 3 comments." in page
    assert all(comment.text in page for comment in waiting)
    assert f'name="listed" value="{",".join(chosen(waiting))}"' in page
    assert statuses() == {"pending"}


def test_then_it_is_done_in_one_batch_with_one_undo(as_user, moderator, waiting):
    desk = as_user(moderator)
    form = {
        "verb": "reject",
        "listed": ",".join(chosen(waiting)),
        "sure": "1",
        "reason": "off_topic",
        "note": "A flood",
    }
    page = desk.post(BULK, form, follow=True).text
    assert "3 comments were rejected." in page
    assert statuses() == {"rejected"}
    made = Decision.objects.all()
    assert {(one.reason, one.note, one.by) for one in made} == {("off_topic", "A flood", moderator)}
    (batch,) = {decision.batch for decision in made}
    assert "3 decisions were undone." in desk.post(UNDO, {"batch": str(batch)}, follow=True).text
    assert statuses() == {"pending"}


def test_without_a_reason_the_writers_are_owed_one(as_user, moderator, waiting):
    form = {"verb": "reject", "listed": ",".join(chosen(waiting)), "sure": "1", "note": "Hm"}
    answer = as_user(moderator).post(BULK, form)
    assert answer.status_code == 400
    assert 'value="Hm"' in answer.text
    assert statuses() == {"pending"}


def test_what_somebody_else_decided_meanwhile_is_left_and_said(as_user, moderator, waiting):
    form = {"verb": "approve", "listed": ",".join(chosen(waiting)), "sure": "1"}
    moderation.reject(waiting[1], by=moderator, reason="hate")
    page = as_user(moderator).post(BULK, form, follow=True).text
    assert "2 comments were approved." in page
    assert "Rejected by moderator" in page
    waiting[1].refresh_from_db()
    assert waiting[1].status == Status.REJECTED


def test_all_that_fit_are_those_of_the_tab_and_the_search(
    as_user, moderator, waiting, make_comment, monkeypatch
):
    make_comment(text="Number 9")
    monkeypatch.setattr(bulk, "MOST_AT_ONCE", 2)
    form = {"verb": "approve", "all": "1", "back": "tab=pending&q=number"}
    page = as_user(moderator).post(BULK, form).text
    assert "Approve: 2 comments." in page
    assert "There are more: 2 are decided with one press." in page
    form["back"] = "tab=pending&q=number+2"
    assert "Approve: one comment." in as_user(moderator).post(BULK, form).text


@pytest.mark.parametrize(
    "form",
    [
        {"verb": "approve"},
        {"verb": "approve", "chosen": ["x:1", "1", ":", "1:", "1:2:3", "\u0661:1"]},
        {"verb": "hold", "chosen": ["1:1"]},
        {"chosen": ["1:1"]},
        {"verb": "approve", "listed": "nonsense", "sure": "1"},
    ],
)
def test_nonsense_changes_nothing(as_user, moderator, waiting, form):
    answer = as_user(moderator).post(BULK, form, follow=True)
    assert "Choose comments" in answer.text
    assert not Decision.objects.exists()


def test_nobody_else_decides_about_many(as_user, journalist, editor, moderator, reader, waiting):
    form = {"verb": "approve", "listed": ",".join(chosen(waiting)), "sure": "1"}
    for nobody in (journalist, editor):
        assert as_user(nobody).post(BULK, form).status_code == 403
    assert reader.post(BULK, form)["Location"].startswith("/admin/login/")
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    assert client.post(BULK, form).status_code == 403
    assert statuses() == {"pending"}


def test_nothing_chosen_leads_back_to_where_somebody_was(as_user, moderator):
    form = {"verb": "approve", "back": "tab=spam&q=watch&p=1&evil=//x.example"}
    answer = as_user(moderator).post(BULK, form)
    assert answer["Location"] == "/admin/comments/queue/?tab=spam&q=watch&p=1"
