"""Mail that comes back: which is believed, what follows, and that nothing of it raises."""

import hashlib
import hmac
import io
import json
import mailbox
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from newsroom.newsletter.bounces.boxes import open_box, read_box, read_one
from newsroom.newsletter.bounces.marks import mark_of
from newsroom.newsletter.bounces.reading import notice_in
from newsroom.newsletter.models import Delivery, Edition, Subscription
from tests.newsletter.returned import complaint, from_a_person, notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(subscribe):
    return subscribe()


@pytest.fixture
def send(newsletter, kit):
    """Makes an edition that has gone out to Kit, so many days ago."""

    def make(days_ago=0, to=kit):
        at = timezone.now() - timedelta(days=days_ago)
        number = newsletter.editions.count() + 1
        edition = Edition.objects.create(
            newsletter=newsletter, number=number, state="sent", began_at=at, finished_at=at
        )
        return Delivery.objects.create(edition=edition, subscriber=to, state="sent")

    return make


@pytest.fixture
def delivery(send):
    return send()


def ending() -> str:
    return Subscription.objects.get().ending


@pytest.mark.parametrize("in_address", [True, False])
def test_a_mailbox_that_is_not_there_ends_the_subscription_at_once(delivery, in_address):
    assert read_one(notice(mark_of(delivery.pk), in_address=in_address)).followed == 1
    delivery.refresh_from_db()
    assert delivery.state == "hard"
    assert "No such user" in delivery.error
    assert ending() == "no_mailbox"


def test_servers_may_change_the_letters_of_an_address(delivery):
    assert read_one(notice(mark_of(delivery.pk).upper())).followed == 1


@pytest.mark.parametrize(
    ("status", "said", "kind"),
    [
        ("5.1.1", "550 5.1.1 No such user", "hard"),
        ("5.1.1", "", "hard"),
        ("5.1.10", "556 5.1.10 Null MX", "hard"),
        ("5.2.1", "550 5.2.1 Mailbox disabled", "hard"),
        ("5.0.0", "550 User unknown", "hard"),
        ("", "550 User unknown", "hard"),
        ("5.2.2", "552 5.2.2 Mailbox full", "soft"),
        ("5.7.1", "550 5.7.1 Rejected as spam", "soft"),
        ("4.4.7", "expired", "soft"),
        ("4.2.2", "452 4.2.2 Over quota", "soft"),
        ("5.0.0", "554 Transaction failed", "soft"),
        ("", "", "soft"),
        ("rubbish", "rubbish", "soft"),
    ],
)
def test_what_servers_say_is_hard_or_soft(delivery, status, said, kind):
    told = notice_in(notice(mark_of(delivery.pk), status=status, said=said))
    assert told.kind == kind


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_is_no_failure_changes_nothing(delivery, action):
    assert notice_in(notice(mark_of(delivery.pk), action=action)) is None


def test_a_full_mailbox_has_some_days_to_be_emptied(send):
    for days_ago in (8, 6, 4, 2):
        read_one(notice(mark_of(send(days_ago).pk), status="5.2.2", said="full"))
        assert ending() == ""
    read_one(notice(mark_of(send(0).pk), status="5.2.2", said="full"))
    assert ending() == "turned_away"


def test_many_in_one_day_are_not_enough(send):
    for _ in range(6):
        read_one(notice(mark_of(send().pk), status="5.2.2", said="full"))
    assert ending() == ""


def test_one_that_arrives_in_between_begins_the_count_anew(send):
    for days_ago in (8, 6, 4):
        read_one(notice(mark_of(send(days_ago).pk), status="5.2.2", said="full"))
    send(3)
    for days_ago in (2, 0):
        read_one(notice(mark_of(send(days_ago).pk), status="5.2.2", said="full"))
    assert ending() == ""


def test_a_complaint_ends_it(delivery):
    assert read_one(complaint(mark_of(delivery.pk))).followed == 1
    assert ending() == "complaint"
    delivery.refresh_from_db()
    assert delivery.state == "sent"


@pytest.mark.parametrize("kind", ["not-spam", "fraud", "opt-out", ""])
def test_reports_of_other_kinds_are_for_people(delivery, kind):
    assert read_one(complaint(mark_of(delivery.pk), kind)).left == 1
    assert ending() == ""


@pytest.mark.parametrize(
    "forge",
    [
        lambda pk: f"nl-{pk}-{'0' * 20}",
        lambda pk: mark_of(pk)[:-1],
        lambda pk: mark_of(pk + 1).replace(f"nl-{pk + 1}", f"nl-{pk}"),
        lambda pk: f"nl-{'9' * 30}-{'0' * 20}",
        lambda _pk: "",
    ],
)
def test_only_genuine_marks_are_believed(delivery, forge):
    assert read_one(notice(forge(delivery.pk))).left == 1
    assert ending() == ""


def test_somebody_on_holiday_stays_subscribed(delivery):
    assert read_one(from_a_person(delivery.pk)).left == 1
    assert read_one(from_a_person(delivery.pk, "550 5.1.1 No such user")).left == 1
    assert ending() == ""


def test_the_same_notice_again_ends_nothing_that_began_anew(delivery, kit):
    read_one(notice(mark_of(delivery.pk)))
    Subscription.objects.update(ended_at=None, ending="", confirmed_at=timezone.now())
    assert read_one(notice(mark_of(delivery.pk))).followed == 0
    assert ending() == ""


def test_a_complaint_of_before_does_not_end_what_was_confirmed_since(delivery):
    Subscription.objects.update(confirmed_at=timezone.now() + timedelta(hours=1))
    assert read_one(complaint(mark_of(delivery.pk))).followed == 0


def test_of_somebody_erased_only_the_number_is_kept(delivery, kit):
    kit.delete()
    assert read_one(notice(mark_of(delivery.pk))).followed == 1
    delivery.refresh_from_db()
    assert (delivery.state, delivery.subscriber) == ("hard", None)
    assert read_one(complaint(mark_of(delivery.pk))).followed == 0


def test_a_mail_that_is_long_forgotten_changes_nothing():
    assert read_one(notice(mark_of(987654321))).followed == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _whole: b"",
        lambda _whole: b"\x00\xff" * 500,
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole.replace(b"--cut", b"--cot", 2),
        lambda whole: whole.replace(b'boundary="cut"', b"boundary="),
        lambda whole: whole.replace(b"multipart/report", b"multipart/\xff"),
        lambda whole: whole.replace(b"message/delivery-status", b"message/rfc822"),
        lambda whole: whole.replace(b"Action: failed", b"Action: \xff\xfe"),
        lambda whole: whole.replace(b"smtp; 550", b"=?utf-8?b?////?= \xc3"),
        lambda whole: whole.replace(b"550", b"\x00550"),
        lambda whole: whole.replace(b"\n", b"\r\n"),
        lambda whole: whole.replace(b"\n", b""),
        lambda whole: whole + b"a" * 2_000_000,
        lambda whole: b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 3000 + whole,
    ],
)
def test_broken_mail_never_raises(delivery, spoil):
    taken = read_one(spoil(notice(mark_of(delivery.pk))))
    assert taken.read == 1


def test_carriage_returns_are_read_too(delivery):
    whole = notice(mark_of(delivery.pk)).replace(b"\n", b"\r\n")
    assert read_one(whole).followed == 1


@pytest.fixture(params=["maildir", "mbox"])
def box(request, tmp_path, delivery):
    path = tmp_path / "box"
    made = mailbox.Maildir(path) if request.param == "maildir" else mailbox.mbox(path)
    made.add(notice(mark_of(delivery.pk)))
    made.add(from_a_person(delivery.pk))
    made.add(b"\xff\x00 broken")
    made.close()
    return path


def kept_in(path) -> int:
    opened = open_box(path)
    number = len(opened)
    opened.close()
    return number


def test_the_command_reads_a_mailbox_and_leaves_letters_of_people(box, capsys):
    call_command("take_bounces", str(box))
    assert "3 read, 1 told something new, 2 left alone." in capsys.readouterr().out
    assert ending() == "no_mailbox"
    assert kept_in(box) == 2


def test_told_to_keep_it_deletes_nothing(box):
    assert read_box(box, keep=True).followed == 1
    assert kept_in(box) == 3


def test_the_command_reads_one_message_from_its_input(delivery, monkeypatch, capsys):
    class Input:
        buffer = io.BytesIO(notice(mark_of(delivery.pk)))

    monkeypatch.setattr("sys.stdin", Input)
    call_command("take_bounces", "-")
    assert "1 read, 1 told something new" in capsys.readouterr().out


def test_a_mailbox_that_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="is not there"):
        call_command("take_bounces", str(tmp_path / "nowhere"))


@pytest.mark.parametrize("content", [b"", b"\x00\xff rubbish", b"From \n\nFrom \n"])
def test_a_file_that_is_no_mailbox_does_no_harm(tmp_path, content):
    path = tmp_path / "box"
    path.write_bytes(content)
    call_command("take_bounces", str(path))


SECRET = "between-the-two-of-us"
HOOK = "/newsletter/bounces/"


@pytest.fixture
def hook(reader, settings):
    settings.NEWSLETTER_BOUNCES_SECRET = SECRET

    def tell(told, secret=SECRET):
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        seal = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Signature": f"sha256={seal}"}
        return reader.post(HOOK, body, content_type="application/json", headers=headers)

    return tell


def told_of(delivery, kind="hard", **more):
    return {"message_id": f"<{mark_of(delivery.pk)}@site>", "kind": kind, **more}


@pytest.mark.parametrize(("kind", "expected"), [("hard", "no_mailbox"), ("complaint", "complaint")])
def test_a_provider_can_tell(hook, delivery, kind, expected):
    response = hook([told_of(delivery, kind, reason="550 gone\x00\ud800")])
    assert response.json() == {"understood": 1, "followed": 1}
    assert ending() == expected


def test_a_notice_without_the_secret_is_not_believed(hook, delivery, reader):
    assert hook(told_of(delivery), secret="guessed").status_code == 403
    body = json.dumps(told_of(delivery))
    assert reader.post(HOOK, body, content_type="application/json").status_code == 403
    assert ending() == ""


def test_without_a_secret_of_ours_nobody_can_tell(hook, delivery, settings):
    settings.NEWSLETTER_BOUNCES_SECRET = ""
    assert hook(told_of(delivery), secret="").status_code == 404
    assert ending() == ""


@pytest.mark.parametrize(
    "told",
    [
        [],
        {},
        None,
        "hard",
        [[[]]],
        [{"kind": "hard"}],
        [{"kind": ["hard"], "message_id": 1}],
        [{"kind": {}, "message_id": None}],
    ],
)
def test_signed_nonsense_does_no_harm(hook, told):
    assert hook(told).json() == {"understood": 0, "followed": 0}


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_json_is_said_to_be_none(hook, body):
    assert hook(body).status_code == 400


def test_the_hook_answers_posts_alone(hook, reader):
    assert reader.get(HOOK).status_code == 405
