"""The states of a message, and that no notice is lost or sent twice on the way."""

import pytest
from django.core import mail

from newsroom.contact import inbox, jobs
from newsroom.contact.models import Enquiry
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
State = Enquiry.State
LIST = "/admin/contact/enquiry/"


@pytest.fixture
def newsroom_address(db):
    return SiteSettings.objects.create(pk=1, contact_address="tips@skerry.example")


def received(**fields) -> Enquiry:
    return inbox.receive(
        **{"name": "M", "email": "m@visitor.example", "subject": "Tides", "message": "m", **fields}
    )


def change(enquiry: Enquiry) -> str:
    return f"{LIST}{enquiry.pk}/change/"


def test_an_opened_message_is_shown_as_read_so_that_saving_does_not_make_it_new(as_user, editor):
    enquiry = received()
    page = as_user(editor).get(change(enquiry)).content.decode()
    assert '<option value="read" selected>' in page


def test_who_may_only_look_leaves_it_new(as_user, stranger):
    from django.contrib.auth.models import Permission

    stranger.is_staff = True
    stranger.save()
    stranger.user_permissions.add(Permission.objects.get(codename="view_enquiry"))
    enquiry = received()
    assert as_user(stranger).get(change(enquiry)).status_code == 200
    enquiry.refresh_from_db()
    assert enquiry.state == State.NEW


@pytest.mark.parametrize("address", ["x", "999999", "9" * 40])
def test_a_message_that_is_not_there_is_no_error(as_user, editor, address):
    assert as_user(editor).get(f"{LIST}{address}/change/").status_code in {302, 404}


@pytest.mark.parametrize("state", [state for state in State if state != State.SPAM])
def test_the_newsroom_is_told_of_what_turns_out_to_be_no_spam(
    as_user, editor, newsroom_address, run_jobs, state
):
    enquiry = received(is_trapped=True)
    as_user(editor).post(change(enquiry), {"state": state})
    run_jobs()
    assert len(mail.outbox) == 1
    enquiry.refresh_from_db()
    assert enquiry.state == state


def test_what_was_told_once_is_not_told_again(newsroom_address, run_jobs):
    enquiry = received()
    run_jobs()
    for state in (State.SPAM, State.NEW):
        inbox.move(enquiry, state)
    run_jobs()
    assert len(mail.outbox) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_message_send_one_notice(newsroom_address):
    enquiry = received()

    at_once(*[lambda: jobs.send_notice(enquiry.pk)] * 4)
    assert len(mail.outbox) == 1
    enquiry.refresh_from_db()
    assert enquiry.attempts == 1


@pytest.mark.parametrize(
    "subject", ["Tides\nBcc: all@victim.example", "Tides\r\nX-Forged: yes", "=?utf-8?q?=0ABcc?="]
)
def test_no_subject_forges_a_header(newsroom_address, run_jobs, subject):
    received(subject=subject)
    run_jobs()
    message = mail.outbox[0].message()
    assert "Bcc" not in message
    assert "X-Forged" not in message
    assert message["Reply-To"] == "m@visitor.example"
    assert "m@visitor.example" not in message["From"]
