"""Proving an address: what is mailed, how often, and what a press of the button changes."""

from datetime import timedelta

import pytest
from django.core import mail, signing
from django.db import connection
from django.test import Client
from django.utils import timezone

from comments import intake
from comments.intake import Verdict
from comments.models import Comment, Commenter
from comments.readers import letters, proving
from comments.readers.remembered import Remembered
from newsroom.lib.models import Tally
from tests.together import at_once

pytestmark = pytest.mark.django_db
KIT = "kit@reader.example"
Status = Comment.Status


def forget_jobs():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


def test_the_mail_carries_nothing_of_the_comment(send, run_jobs):
    send(name="Buy pills", text="https://pills.example are cheap")
    run_jobs()
    [letter] = mail.outbox
    assert letter.to == [KIT]
    whole = letter.message().as_string()
    for word in ("Buy", "pills", "cheap", "Ferry"):
        assert word not in whole
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_following_the_link_alone_proves_nothing(send, link_in_mail):
    send()
    scanner = Client()
    response = scanner.get(link_in_mail(KIT))
    assert response.status_code == 200
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    assert "private" in response["Cache-Control"]
    assert Commenter.objects.get().proved_at is None
    assert not Comment.objects.get().is_proven


def test_the_button_proves_the_address_in_this_browser(send, reader, link_in_mail, ours):
    send()
    response = reader.post(link_in_mail(KIT), headers=ours)
    assert (response.status_code, response["Location"]) == (303, "/comments/mine/")
    assert Comment.objects.get().is_proven
    assert Commenter.objects.get().proved_at
    send(text="The second one")
    assert Comment.objects.get(text="The second one").is_proven


def test_a_page_elsewhere_cannot_press_it(send, reader, link_in_mail):
    send()
    response = reader.post(link_in_mail(KIT), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert not Comment.objects.get().is_proven


def test_comments_of_others_with_the_same_address_stay_unproved(send, reader, link_in_mail, ours):
    other = Client()
    send(other, text="I only typed the address of Kit")
    forget_jobs()
    send(text="I am Kit")
    link = link_in_mail(KIT)
    reader.post(link, headers=ours)
    assert Comment.objects.get(text="I am Kit").is_proven
    assert not Comment.objects.get(text="I only typed the address of Kit").is_proven
    # Nor does what the other browser writes from now on count as Kit's.
    send(other, text="Me again")
    assert not Comment.objects.get(text="Me again").is_proven


def test_the_link_may_be_opened_elsewhere_and_marks_what_it_was_made_for(send, link_in_mail, ours):
    send()
    phone = Client()
    page = phone.get(link_in_mail(KIT)).content.decode()
    assert "I used to take it" in page
    phone.post(link_in_mail(KIT), headers=ours)
    assert Comment.objects.get().is_proven
    assert "I used to take it" in phone.get("/comments/mine/").content.decode()


def test_the_page_shows_what_would_be_marked_before_it_is(send, reader, link_in_mail, make_article):
    send()
    story = Comment.objects.get().article
    assert story.headline in reader.get(link_in_mail(KIT)).content.decode()
    type(story).objects.update(status="withdrawn")
    assert story.headline not in reader.get(link_in_mail(KIT)).content.decode()


def test_the_owner_says_which_comments_are_not_theirs(send, reader, link_in_mail, ours):
    send(Client(), text="I only typed the address of Kit")
    send(text="I am Kit")
    other = Comment.objects.get(text="I only typed the address of Kit")
    link = link_in_mail(KIT)
    assert f'name="others" value="{other.pk}"' in reader.get(link).content.decode()
    sent = {"others": [other.pk, "x", "²", "9" * 40]}
    assert reader.post(link, sent, headers=ours).status_code == 303
    assert list(Comment.objects.filter(is_proven=True)) == [Comment.objects.get(text="I am Kit")]


def test_one_mail_an_hour(send, run_jobs):
    for number in range(4):
        send(text=f"Number {number}")
        run_jobs()
    assert len(mail.outbox) == 1


def test_three_mails_a_day(send, run_jobs):
    for number in range(5):
        Commenter.objects.update(asked_at=timezone.now() - timedelta(hours=2))
        send(text=f"Number {number}")
        run_jobs()
    assert len(mail.outbox) == 3


def test_one_range_asks_for_no_more_than_ten_an_hour(send, run_jobs):
    known = Remembered(key="x")
    for number in range(15):
        Commenter.objects.of(f"victim{number}@reader.example")
        proving.ask_for(f"victim{number}@reader.example", known, "203.0.113.7")
    run_jobs()
    assert len(mail.outbox) == 10
    Commenter.objects.of("elsewhere@reader.example")
    proving.ask_for("elsewhere@reader.example", known, "198.51.100.7")
    run_jobs()
    assert len(mail.outbox) == 11


@pytest.mark.parametrize("status", [Status.SPAM, Status.REJECTED])
def test_what_was_taken_for_spam_mails_nobody(send, run_jobs, monkeypatch, status):
    monkeypatch.setitem(intake.STEPS, "policy", lambda submission: Verdict(status, "So it is"))
    send()
    run_jobs()
    assert mail.outbox == []


def test_what_fell_into_the_trap_mails_nobody_and_looks_the_same(send, reader, run_jobs):
    caught = reader.get(send(website="x")["Location"]).content.decode()
    run_jobs()
    assert mail.outbox == []
    assert "A mail with a link is on its way" in caught


def test_a_proved_address_is_not_asked_again(send, reader, proven, run_jobs):
    proven(reader)
    forget_jobs()
    mail.outbox.clear()
    Commenter.objects.update(asked_at=None)
    send(text="The second one")
    run_jobs()
    assert mail.outbox == []


@pytest.mark.parametrize("cookie", ["", "x", "reader=x", "x:y:z"])
def test_a_forged_cookie_proves_nothing(send, cookie):
    forger = Client()
    forger.cookies["reader"] = cookie
    send(forger)
    assert not Comment.objects.get().is_proven


def test_a_link_ends_after_seven_days(send, reader, link_in_mail, monkeypatch, ours):
    send()
    link = link_in_mail(KIT)
    monkeypatch.setattr("comments.readers.proving.PROVE_WITHIN", timedelta(seconds=-1))
    for response in (reader.get(link), reader.post(link, headers=ours)):
        assert response.status_code == 410
    assert not Comment.objects.get().is_proven


@pytest.mark.parametrize("token", ["x", "x" * 3000, "1:2:3", "%F0%9F%9A%A2"])
def test_a_made_up_link_is_none(reader, token):
    assert reader.get(f"/comments/prove/{token}/").status_code == 410


@pytest.mark.parametrize("value", [None, 7, "text", [1], [1, 2, 3], {"a": 1}])
def test_a_link_signed_for_something_else_is_none(reader, value):
    token = signing.dumps(value, salt=letters.PROVE)
    assert reader.get(f"/comments/prove/{token}/").status_code == 410


def test_asking_tells_nobody_who_has_commented(send, reader, run_jobs, ours):
    send()
    run_jobs()
    mail.outbox.clear()
    Commenter.objects.update(asked_at=None)
    answers = [
        reader.post("/comments/mine/link/", {"email": email}, headers=ours)
        for email in (KIT.upper(), "nobody@reader.example")
    ]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {
        (303, "/comments/mine/link/sent/")
    }
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[KIT]]
    assert not Commenter.objects.filter(email="nobody@reader.example").exists()


@pytest.mark.parametrize("email", ["", "nobody", "a\x00@b.example", "x" * 300 + "@b.example"])
def test_an_address_that_is_none_comes_back(reader, ours, email):
    response = reader.post("/comments/mine/link/", {"email": email}, headers=ours)
    assert response.status_code == 422


def test_a_mail_server_that_refuses_is_asked_again(send, run_jobs, monkeypatch):
    send()
    commenter = Commenter.objects.get()

    def refuse(self):
        raise ConnectionError

    with monkeypatch.context() as patch, pytest.raises(ConnectionError):
        patch.setattr("django.core.mail.EmailMessage.send", refuse)
        letters.send_link(commenter.pk, [])
    commenter.refresh_from_db()
    assert commenter.asked_at is None
    assert not Tally.objects.filter(what="prove mail").exists()
    letters.send_link(commenter.pk, [])
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_mail_once(send):
    send()
    commenter = Commenter.objects.get()
    at_once(*[lambda: letters.send_link(commenter.pk, [])] * 4)
    assert len(mail.outbox) == 1
