"""Mail to writers: to whom, of what, once, and how it is stopped."""

import pytest
from django.core import mail, signing
from django.test import Client

from comments import jobs, moderation
from comments.models import Comment, Commenter, Decision, Rules
from comments.readers import letters
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
KIT = "kit@reader.example"


@pytest.fixture
def comment(proven, reader):
    comment = proven(reader)
    mail.outbox.clear()
    return comment


def tell(decision):
    letters.tell_writer(decision.pk)
    return [letter for letter in mail.outbox if letter.to == [KIT]]


def test_the_writer_is_told_that_a_comment_appears(comment, moderator):
    [letter] = tell(moderation.approve(comment, by=moderator))
    assert "your comment appears" in letter.subject
    assert f"/comments/{comment.pk}/" in letter.body
    assert comment.article.headline in letter.body


def test_the_writer_is_told_in_the_language_of_the_site(comment, moderator):
    SiteSettings.objects.update_or_create(pk=1, defaults={"language": "fr"})
    jobs.tell_writer.func(moderation.approve(comment, by=moderator).pk)
    [letter] = [letter for letter in mail.outbox if letter.to == [KIT]]
    assert "votre commentaire" in letter.subject


def test_the_writer_is_told_why_a_comment_does_not_appear(comment, moderator):
    decision = moderation.reject(
        comment, by=moderator, reason="off_topic", note="Tell it to the harbour office."
    )
    [letter] = tell(decision)
    assert "does not appear" in letter.subject
    assert "It does not stay with the story" in letter.body
    assert "Tell it to the harbour office." in letter.body
    assert comment.text in letter.body


def test_a_comment_taken_down_is_told_and_one_taken_for_spam_is_not(comment, moderator):
    moderation.approve(comment, by=moderator)
    assert len(tell(moderation.remove(comment, by=moderator, reason="abusive"))) == 1
    assert len(tell(moderation.mark_as_spam(comment, by=moderator))) == 1


def test_an_address_that_was_not_proved_hears_nothing(send, moderator):
    send()
    assert tell(moderation.approve(Comment.objects.get(), by=moderator)) == []


def test_a_comment_that_others_sent_with_a_proved_address_tells_its_owner_nothing(
    comment, send, moderator
):
    send(Client(), text="Not by Kit")
    other = Comment.objects.get(text="Not by Kit")
    assert tell(moderation.approve(other, by=moderator)) == []


def test_a_decision_that_was_undone_tells_nothing(comment, moderator):
    decision = moderation.reject(comment, by=moderator)
    moderation.undo(decision.batch, by=moderator)
    assert tell(decision) == []
    comment.refresh_from_db()
    assert len(tell(moderation.approve(comment, by=moderator))) == 1


def test_a_decision_that_another_followed_tells_nothing(comment, moderator):
    first = moderation.reject(comment, by=moderator)
    second = moderation.approve(comment, by=moderator)
    assert tell(first) == []
    moderation.decide(comment, "pick", by=moderator)
    assert len(tell(second)) == 1


def test_what_comes_back_from_the_queue_is_no_news(comment, moderator):
    tell(moderation.approve(comment, by=moderator))
    hold = moderation.decide(comment, "hold", by=None, via=Decision.Via.REPORTS)
    again = moderation.approve(comment, by=moderator)
    tell(hold)
    assert len(tell(again)) == 1


def test_what_nobody_can_read_is_not_said_to_appear(comment, moderator):
    decision = moderation.approve(comment, by=moderator)
    type(comment.article).objects.update(status="withdrawn")
    assert tell(decision) == []


def test_a_job_that_runs_twice_mails_once(comment, moderator):
    decision = moderation.approve(comment, by=moderator)
    tell(decision)
    assert len(tell(decision)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_mail_once(comment, moderator):
    decision = moderation.approve(comment, by=moderator)
    at_once(*[lambda: letters.tell_writer(decision.pk)] * 4)
    assert len(mail.outbox) == 1


def test_a_mail_server_that_refuses_is_asked_again(comment, moderator, monkeypatch):
    decision = moderation.approve(comment, by=moderator)

    def refuse(self):
        raise ConnectionError

    with monkeypatch.context() as patch, pytest.raises(ConnectionError):
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        tell(decision)
    assert len(tell(decision)) == 1


def test_a_comment_deleted_meanwhile_tells_nothing(comment, moderator):
    decision = moderation.approve(comment, by=moderator)
    comment.delete()
    assert tell(decision) == []


def test_a_name_with_line_breaks_forges_no_header(comment, make_comment):
    Comment.objects.filter(pk=comment.pk).update(status=Status.APPROVED, is_shown=True)
    answer = make_comment(parent=comment, name="Ola\nBcc: all@victim.example", email="o@r.example")
    letters.tell_answered(answer.pk)
    [letter] = mail.outbox
    assert letter.recipients() == [KIT]


# Answers


@pytest.fixture
def approved(comment, moderator):
    moderation.approve(comment, by=moderator)
    return comment


def answered(answer):
    letters.tell_answered(answer.pk)
    return mail.outbox


def test_an_answer_is_mailed_when_it_can_be_read(approved, make_comment, moderator):
    answer = make_comment(
        parent=approved, status=Status.PENDING, name="Ola", email="o@r.example", text="So did I."
    )
    assert answered(answer) == []
    moderation.approve(answer, by=moderator)
    [letter] = answered(answer)
    assert letter.to == [KIT]
    assert "So did I." in letter.body
    assert "Ola" in letter.body
    assert f"/comments/{answer.pk}/" in letter.body
    assert len(answered(answer)) == 1


def test_nobody_is_told_of_an_answer_of_their_own(approved, send, reader, moderator):
    send(reader, text="And on Sundays.", reply_to=approved.pk)
    mine = Comment.objects.get(text="And on Sundays.")
    moderation.approve(mine, by=moderator)
    assert answered(mine) == []


def test_an_unproved_writer_is_not_told_of_answers(make_comment, send, moderator):
    send()
    first = Comment.objects.get()
    moderation.approve(first, by=moderator)
    assert answered(make_comment(parent=first, email="o@r.example")) == []


def test_an_answer_that_came_back_from_the_queue_is_not_mailed_again(
    approved, make_comment, moderator
):
    answer = make_comment(parent=approved, status=Status.PENDING, email="o@r.example")
    moderation.approve(answer, by=moderator)
    moderation.decide(answer, "hold", by=None, via=Decision.Via.REPORTS)
    moderation.approve(answer, by=moderator)
    assert answered(answer) == []


def test_a_decision_defers_the_mails(comment, moderator, run_jobs):
    Rules.objects.update_or_create(pk=1, defaults={"undo_minutes": 0})
    moderation.approve(comment, by=moderator)
    run_jobs()
    assert len([letter for letter in mail.outbox if "appears" in letter.subject]) == 1


# Stopping


def stop_link(letter):
    return letter.extra_headers["List-Unsubscribe"][1:-1].partition("//")[2].partition("/")[2]


def test_a_mail_program_stops_it_with_one_press(comment, moderator):
    [letter] = tell(moderation.approve(comment, by=moderator))
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    program = Client(enforce_csrf_checks=True)
    response = program.post(f"/{stop_link(letter)}", {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    commenter = Commenter.objects.get(email=KIT)
    assert (commenter.wants_decisions, commenter.wants_answers) == (False, True)
    assert len(tell(moderation.remove(comment, by=moderator))) == 1


def test_following_the_link_stops_nothing(comment, reader):
    link = letters.stop_address(comment.commenter, "answers").partition("8000")[2]
    page = reader.get(link)
    assert "Send me no more" in page.content.decode()
    assert Commenter.objects.get(email=KIT).wants_answers
    reader.post(link)
    assert not Commenter.objects.get(email=KIT).wants_answers
    reader.post(link, {"again": "yes"})
    assert Commenter.objects.get(email=KIT).wants_answers


def test_answers_are_not_mailed_to_who_stopped_them(approved, make_comment):
    Commenter.objects.update(wants_answers=False)
    assert answered(make_comment(parent=approved, email="o@r.example")) == []


@pytest.mark.parametrize("value", [None, [1], [1, "everything"], "x", [99999, "answers"]])
def test_a_link_for_something_else_stops_nothing(reader, value):
    token = signing.dumps(value, salt=letters.STOP)
    assert reader.post(f"/comments/mail/{token}/").status_code == 404
