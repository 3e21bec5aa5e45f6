"""The newsroom answers its readers from the queue."""

import pytest

from comments.models import Comment, Thread
from tests.comments.queue_pages import UNDO, act, form

pytestmark = pytest.mark.django_db
Status = Comment.Status


def test_the_newsroom_answers(as_user, moderator, make_comment):
    moderator.first_name, moderator.last_name = "Mo", "Darby"
    moderator.save()
    comment = make_comment()
    as_user(moderator).post(act(comment, "reply"), form(comment, text="  We have asked.\r\n"))
    answer = comment.answers.get()
    assert (answer.name, answer.user, answer.is_by_newsroom) == ("Mo Darby", moderator, True)
    assert (answer.text, answer.status, answer.is_shown) == ("We have asked.", "approved", True)
    assert Thread.objects.get().count == 2
    assert answer.decisions.get().verb == "reply"


def test_an_answer_is_taken_back_by_undo(as_user, moderator, make_comment):
    comment = make_comment()
    desk = as_user(moderator)
    desk.post(act(comment, "reply"), form(comment, text="We have asked."))
    answer = comment.answers.get()
    desk.post(UNDO, {"batch": str(answer.decisions.get().batch)})
    answer.refresh_from_db()
    assert (answer.status, answer.is_shown) == (Status.WITHDRAWN, False)
    assert Thread.objects.get().count == 1


def test_approving_and_answering_is_one_press_and_one_undo(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    desk = as_user(moderator)
    desk.post(act(comment, "reply"), form(comment, text="We have asked.", approve="1"))
    comment.refresh_from_db()
    answer = comment.answers.get()
    assert (comment.status, answer.is_shown) == (Status.APPROVED, True)
    batch = comment.decisions.get().batch
    assert answer.decisions.get().batch == batch
    desk.post(UNDO, {"batch": str(batch)})
    comment.refresh_from_db()
    answer.refresh_from_db()
    assert (comment.status, answer.status) == (Status.PENDING, Status.WITHDRAWN)
    assert Thread.objects.get().count == 0


def test_an_empty_answer_approves_nothing(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    fields = form(comment, text=" \u200b ", approve="1")
    answer = as_user(moderator).post(act(comment, "reply"), fields)
    assert answer.status_code == 400
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


@pytest.mark.parametrize("status", [status for status in Status if status != Status.APPROVED])
def test_what_readers_cannot_see_is_not_answered_and_the_text_is_kept(
    as_user, moderator, make_comment, status
):
    comment = make_comment(status=status)
    answer = as_user(moderator).post(act(comment, "reply"), form(comment, text="We have asked."))
    assert answer.status_code == 400
    assert Comment.objects.count() == 1
    if status in {Status.PENDING, Status.REJECTED, Status.SPAM}:
        assert "We have asked.</textarea>" in answer.text


def test_an_answer_that_is_too_long_is_refused(as_user, moderator, make_comment):
    comment = make_comment()
    fields = form(comment, text="x" * 5001)
    assert as_user(moderator).post(act(comment, "reply"), fields).status_code == 400
    assert Comment.objects.count() == 1


def test_an_answer_sent_twice_is_there_once(as_user, moderator, make_comment):
    comment = make_comment()
    for _ in range(2):
        as_user(moderator).post(act(comment, "reply"), form(comment, text="We have asked."))
    assert comment.answers.count() == 1


def test_whoever_is_answered_is_told_once_there_was_time_to_think_again(
    as_user, moderator, make_comment
):
    from procrastinate.contrib.django.models import ProcrastinateJob

    comment = make_comment()
    as_user(moderator).post(act(comment, "reply"), form(comment, text="We have asked."))
    job = ProcrastinateJob.objects.get(task_name="comments.jobs.tell_answered")
    assert job.args == {"comment_pk": comment.answers.get().pk}
    assert job.scheduled_at
