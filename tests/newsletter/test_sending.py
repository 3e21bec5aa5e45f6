"""An edition on its way: to everybody who subscribes, and to nobody twice."""

import smtplib

import pytest
from django.core import mail

from newsroom.newsletter import editions
from newsroom.newsletter.models import Delivery, Edition
from newsroom.newsletter.sending import posting
from tests.html.checker import read
from tests.newsletter.posting import link_in

pytestmark = pytest.mark.django_db
State = Edition.State


@pytest.fixture
def edition(newsletter, make_article, editor):
    make_article(headline="The ferry is back", standfirst="After nine weeks.")
    return editions.make(newsletter, by=editor)


def test_everybody_gets_one_mail(edition, subscribe, editor, run_jobs):
    for name in ("kit", "jo", "maren"):
        subscribe(f"{name}@reader.example")
    editions.send_now(edition, by=editor)
    run_jobs()
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "jo@reader.example",
        "kit@reader.example",
        "maren@reader.example",
    ]
    edition.refresh_from_db()
    assert edition.state == State.SENT
    assert edition.finished_at
    assert set(edition.deliveries.values_list("state", flat=True)) == {"sent"}


def test_a_mail_says_who_sends_it_and_how_to_end_it(edition, subscribe, editor, run_jobs, reader):
    subscribe()
    editions.send_now(edition, by=editor)
    run_jobs()
    [letter] = mail.outbox
    headers = letter.message()
    assert headers["From"] == "The Morning Tide <newsroom@127.0.0.1>"
    named = f"The Morning Tide <newsletter-{edition.newsletter_id}.127.0.0.1>"
    assert headers["List-Id"] == named
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    leave = link_in(headers["List-Unsubscribe"], "leave")
    assert leave in letter.body
    [(html, kind)] = letter.alternatives
    assert kind == "text/html"
    assert leave in html
    # Its tables are what mail programs want; how it is written is as strict as on the web.
    assert read(html)[1] == []
    assert ".invalid" not in letter.body + html
    assert letter.subject == "The ferry is back"
    for text in (letter.body, html):
        assert "After nine weeks." in text
    assert reader.post(leave).status_code == 200


def test_what_was_withdrawn_is_in_no_mail(edition, subscribe, editor, run_jobs, make_article):
    gone = make_article(headline="A mistake")
    editions.arrange(edition, stories=[gone.pk, *edition.stories], subject="", intro="", by=editor)
    subscribe()
    gone.withdraw(by=editor, note="")
    edition.refresh_from_db()
    editions.send_now(edition, by=editor)
    run_jobs()
    [letter] = mail.outbox
    assert "A mistake" not in letter.subject + letter.body + letter.alternatives[0][0]


def test_who_leaves_meanwhile_gets_nothing(edition, subscribe, editor, run_jobs):
    from newsroom.newsletter import subscribing

    kit = subscribe()
    subscribe("jo@reader.example")
    editions.send_now(edition, by=editor)
    subscribing.erase(kit)
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [["jo@reader.example"]]
    assert edition.deliveries.filter(state="left").count() == 1


def test_a_mailbox_that_is_not_there_gets_no_more(
    edition, subscribe, editor, run_jobs, monkeypatch
):
    kit = subscribe()

    def refuse(self, letters):
        raise smtplib.SMTPRecipientsRefused({letters[0].to[0]: (550, b"5.1.1 No such user here")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    editions.send_now(edition, by=editor)
    run_jobs()
    assert Delivery.objects.get().state == "hard"
    assert "5.1.1" in Delivery.objects.get().error
    assert kit.subscriptions.get().ending == "no_mailbox"


def test_a_worker_that_dies_in_the_middle_sends_nothing_twice(
    edition, subscribe, editor, monkeypatch
):
    for number in range(5):
        subscribe(f"{number}@reader.example")
    editions.send_now(edition, by=editor)
    from django.core.mail.backends.locmem import EmailBackend

    send = EmailBackend.send_messages

    class PowerCut(BaseException):
        pass

    def send_and_die(self, letters):
        send(self, letters)
        if len(mail.outbox) == 2:
            raise PowerCut

    monkeypatch.setattr(EmailBackend, "send_messages", send_and_die)
    with pytest.raises(PowerCut):
        posting.send_some(edition.pk)
    monkeypatch.setattr(EmailBackend, "send_messages", send)
    posting.send_some(edition.pk)
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        f"{number}@reader.example" for number in range(5)
    ]


def test_stopping_stops_at_the_next_mail(edition, subscribe, editor, run_jobs):
    subscribe()
    editions.send_now(edition, by=editor)
    editions.stop(edition, by=editor)
    run_jobs()
    assert mail.outbox == []
    editions.resume(edition, by=editor)
    run_jobs()
    assert len(mail.outbox) == 1
