"""Messages to the newsroom: kept whatever happens to the mail, and never lost on the way in."""

import smtplib
from functools import partial

import pytest
from django.core import mail
from django.test import Client

from newsroom.contact import inbox, jobs
from newsroom.contact.models import LONGEST, Enquiry
from newsroom.lib import emails
from newsroom.lib.antispam import stamp
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
State = Enquiry.State
WORDS = "Ask the harbour master about last Tuesday."
OWN_PAGE = {"Sec-Fetch-Site": "same-origin"}


def filled(**fields) -> dict[str, str]:
    return {
        "name": "Maren Oak",
        "email": "maren@visitor.example",
        "subject": "A tip about the tides",
        "message": WORDS,
        "website": "",
        "stamp": stamp("contact"),
        **fields,
    }


@pytest.fixture
def newsroom_address(db):
    SiteSettings.objects.create(
        pk=1, name="The Skerry Light", contact_address="tips@skerry.example"
    )


@pytest.fixture
def enquiry(db):
    return inbox.receive(
        name="Maren Oak", email="maren@visitor.example", subject="Tides", message=WORDS
    )


def test_a_message_is_kept_and_the_visitor_thanked(reader):
    response = reader.post("/contact/", filled(page="http://x/articles/a/"), headers=OWN_PAGE)
    assert (response.status_code, response["Location"]) == (303, "/contact/sent/")
    enquiry = Enquiry.objects.get()
    assert (enquiry.state, enquiry.message) == (State.NEW, WORDS)
    assert enquiry.page == "http://x/articles/a/"
    assert "arrived" in reader.get("/contact/sent/").content.decode()


def test_the_newsroom_gets_it_by_mail_and_answers_the_visitor(reader, newsroom_address, run_jobs):
    reader.post("/contact/", filled(), headers=OWN_PAGE)
    assert mail.outbox == []
    run_jobs()
    [letter] = mail.outbox
    assert letter.to == ["tips@skerry.example"]
    assert letter.reply_to == ["maren@visitor.example"]
    assert letter.from_email == "newsroom@127.0.0.1"
    assert letter.subject == "The Skerry Light: A tip about the tides"
    assert WORDS in letter.body.partition("----")[2]
    assert Enquiry.objects.get().notified_at


@pytest.mark.parametrize("field", ["subject", "name"])
def test_line_breaks_forge_no_header(reader, newsroom_address, run_jobs, field):
    evil = "Hello\r\nBcc: everybody@victim.example"
    reader.post("/contact/", filled(**{field: evil}), headers=OWN_PAGE)
    run_jobs()
    [letter] = mail.outbox
    assert "\n" not in letter.subject
    assert letter.recipients() == ["tips@skerry.example"]


def test_an_address_with_a_line_break_is_no_address(reader):
    response = reader.post(
        "/contact/", filled(email="a@b.example\nBcc: c@d.example"), headers=OWN_PAGE
    )
    assert response.status_code == 422


def test_trouble_with_mail_is_recorded_and_tried_again(enquiry, newsroom_address, monkeypatch):
    def refuse(*args, **kwargs):
        raise smtplib.SMTPServerDisconnected("please call later")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.mail.message.EmailMessage.send", refuse)
        with pytest.raises(smtplib.SMTPServerDisconnected):
            jobs.send_notice(enquiry.pk)
    enquiry.refresh_from_db()
    assert (enquiry.attempts, enquiry.notified_at) == (1, None)
    assert enquiry.last_error == "SMTPServerDisconnected: please call later"

    jobs.send_notice(enquiry.pk)
    enquiry.refresh_from_db()
    assert (enquiry.attempts, enquiry.last_error) == (2, "")
    assert enquiry.notified_at


def test_a_failed_job_waits_longer_each_time():
    from procrastinate import jobs as procrastinate_jobs

    def wait_after(attempts: int) -> float:
        job = procrastinate_jobs.Job(
            id=1, queue="default", lock=None, queueing_lock=None, task_name="x", attempts=attempts
        )
        decision = emails.PATIENTLY.get_retry_decision(exception=OSError(), job=job)
        from datetime import UTC, datetime

        return (decision.retry_at - datetime.now(UTC)).total_seconds()

    assert wait_after(0) < wait_after(1) < wait_after(5)


def test_a_notice_is_sent_once(enquiry, newsroom_address):
    jobs.send_notice(enquiry.pk)
    jobs.send_notice(enquiry.pk)
    assert len(mail.outbox) == 1


def test_without_an_address_to_mail_to_it_is_kept_and_said_so(enquiry, as_user, editor):
    jobs.send_notice(enquiry.pk)
    assert mail.outbox == []
    page = as_user(editor).get("/admin/contact/enquiry/").content.decode()
    assert "Not sent yet: The site settings name no address for messages." in page


@pytest.mark.django_db(transaction=True)
def test_the_worker_delivers_what_was_committed_with_the_message(reader, monkeypatch):
    """The job row and the message are one transaction, and a real worker finds the job."""
    from django.db import connections
    from procrastinate.contrib.django import app

    # The worker's threads end with this test, so their connections must end with each job.
    monkeypatch.setitem(connections.settings["default"], "CONN_MAX_AGE", 0)
    SiteSettings.objects.create(pk=1, contact_address="tips@skerry.example")
    reader.post("/contact/", filled(), headers=OWN_PAGE)
    with app.replace_connector(app.connector.get_worker_connector()) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert [letter.to for letter in mail.outbox] == [["tips@skerry.example"]]


@pytest.mark.django_db(transaction=True)
def test_no_job_remains_of_a_message_that_was_not_kept():
    from django.db import transaction
    from procrastinate.contrib.django.models import ProcrastinateJob

    class PowerCut(Exception):
        pass

    before = ProcrastinateJob.objects.count()
    with pytest.raises(PowerCut), transaction.atomic():
        inbox.receive(name="M", email="m@visitor.example", subject="s", message="m")
        raise PowerCut
    assert not Enquiry.objects.exists()
    assert ProcrastinateJob.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_eight_identical_messages_at_once_are_one():
    form = filled()

    def send(number: int) -> int:
        client = Client(REMOTE_ADDR=f"203.0.{number}.1")
        return client.post("/contact/", form, headers=OWN_PAGE).status_code

    statuses = at_once(*(partial(send, number) for number in range(8)))
    assert statuses == [303] * 8
    assert Enquiry.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"email": "nobody"},
        {"subject": ""},
        {"subject": "x" * 161},
        {"stamp": "forged"},
        {"stamp": stamp("article 1")},
        {"page": "x" * 301},
        {"name": "Nul\x00byte"},
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(reader, wrong):
    response = reader.post("/contact/", filled(**wrong), headers=OWN_PAGE)
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert not Enquiry.objects.exists()


def test_a_message_that_is_too_long_comes_back_whole(reader):
    text = "word " * (LONGEST // 5 + 1)
    response = reader.post("/contact/", filled(message=text), headers=OWN_PAGE)
    assert response.status_code == 422
    assert text.strip() in response.content.decode()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}])
def test_only_a_page_of_ours_can_send_it(reader, headers):
    response = reader.post("/contact/", filled(), headers=headers)
    assert response.status_code == 403
    assert WORDS in response.content.decode()
    assert not Enquiry.objects.exists()


def test_too_many_from_one_range_are_asked_to_wait_with_their_text(reader):
    for number in range(5):
        reader.post("/contact/", filled(message=f"Message {number}"), headers=OWN_PAGE)
    response = reader.post("/contact/", filled(message="One too many"), headers=OWN_PAGE)
    assert response.status_code == 429
    assert "One too many" in response.content.decode()


def test_the_trap_looks_like_success_and_can_be_undone(
    reader, newsroom_address, run_jobs, as_user, editor
):
    response = reader.post("/contact/", filled(website="https://buy.example"), headers=OWN_PAGE)
    assert response["Location"] == "/contact/sent/"
    run_jobs()
    assert mail.outbox == []
    enquiry = Enquiry.objects.get()
    assert enquiry.state == State.SPAM
    action = {"action": "rescue_selected", "_selected_action": [enquiry.pk]}
    as_user(editor).post("/admin/contact/enquiry/", action)
    run_jobs()
    assert len(mail.outbox) == 1
    enquiry.refresh_from_db()
    assert enquiry.state == State.NEW


def test_an_address_no_mail_can_reach_is_refused(reader):
    form = filled(email='"\x0cBcc:"@example.com')
    assert reader.post("/contact/", form, headers=OWN_PAGE).status_code == 422


def test_sent_again_without_the_trap_it_reaches_the_newsroom(reader, newsroom_address, run_jobs):
    reader.post("/contact/", filled(website="filled in by a program"), headers=OWN_PAGE)
    reader.post("/contact/", filled(), headers=OWN_PAGE)
    run_jobs()
    assert len(mail.outbox) == 1


def test_the_page_is_the_same_for_everyone(reader):
    first, second = reader.get("/contact/"), Client().get("/contact/")
    assert first.content == second.content
    assert not first.cookies


# At the desk

LIST = "/admin/contact/enquiry/"


def test_opening_a_message_marks_it_read(as_user, editor, enquiry):
    desk = as_user(editor)
    page = desk.get(f"{LIST}{enquiry.pk}/change/").content.decode()
    assert WORDS in page
    assert "mailto:maren@visitor.example?subject=Re%3A%20Tides" in page
    enquiry.refresh_from_db()
    assert enquiry.state == State.READ


def test_a_message_can_be_filed_but_not_rewritten(as_user, editor, enquiry):
    form = {"state": "answered", "message": "Rewritten"}
    as_user(editor).post(f"{LIST}{enquiry.pk}/change/", form)
    enquiry.refresh_from_db()
    assert (enquiry.state, enquiry.message) == (State.ANSWERED, WORDS)


def test_notices_that_failed_are_found_and_sent_again(
    as_user, editor, enquiry, newsroom_address, run_jobs
):
    desk = as_user(editor)
    assert "Tides" in desk.get(LIST, {"notice": "untold"}).content.decode()
    desk.post(LIST, {"action": "send_again", "_selected_action": [enquiry.pk]})
    run_jobs()
    assert len(mail.outbox) == 1
    assert "Tides" not in desk.get(LIST, {"notice": "untold"}).content.decode()


def test_hostile_words_are_words_at_the_desk(as_user, editor):
    enquiry = inbox.receive(
        name="<b>x</b>", email="a@b.example", subject="<script>1</script>", message="<img src=x>"
    )
    page = as_user(editor).get(f"{LIST}{enquiry.pk}/change/").content.decode()
    assert "<script>1" not in page
    assert "<img src=x>" not in page
