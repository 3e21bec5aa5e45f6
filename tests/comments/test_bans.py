"""Bans: each kind, how long, taking down what was written, one undo, and the list of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from comments.models import Ban, Comment, Commenter, Decision
from comments.moderation import bans
from tests.comments.queue_pages import UNDO, act, form
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
LIST = "/admin/comments/ban/"


@pytest.fixture
def by_kit(make_comment):
    """Makes a comment by Kit that was written so many days ago."""

    def make(days: int = 0, **fields) -> Comment:
        email = fields.pop("email", "Kit@Reader.example")
        fields = {"address": "203.0.113.77", "commenter": Commenter.objects.of(email)} | fields
        comment = make_comment(email=email, **fields)
        written = timezone.now() - timedelta(days=days)
        Comment.objects.filter(pk=comment.pk).update(created_at=written)
        return comment

    return make


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("email", "kit@reader.example", "kit@reader.example"),
        ("domain", "reader.example", "@reader.example"),
        ("range", "203.0.113.0", "203.0.113.0/24"),
    ],
)
def test_each_kind_of_ban_from_a_card(as_user, moderator, by_kit, kind, value, words):
    comment = by_kit(status=Status.PENDING)
    desk = as_user(moderator)
    fields = form(comment, kind=kind, term="week", note="Enough")
    page = desk.post(act(comment, "ban"), fields, follow=True).text
    ban = Ban.objects.get()
    assert (ban.kind, ban.value, ban.note, ban.by) == (kind, value, "Enough", moderator)
    assert f"{words} is banned." in page
    assert f"Banned: {words} until" in page
    made = Decision.objects.get()
    assert (made.verb, made.comment_number, made.note) == ("ban", comment.pk, "Enough")
    desk.post(UNDO, {"batch": str(made.batch)})
    assert not Ban.objects.in_force().exists()


@pytest.mark.parametrize(("term", "days"), [("day", 1), ("week", 7), ("month", 30), ("ever", None)])
def test_how_long_it_lasts(as_user, moderator, by_kit, term, days):
    comment = by_kit(status=Status.PENDING)
    as_user(moderator).post(act(comment, "ban"), form(comment, kind="email", term=term))
    ban, now = Ban.objects.get(), timezone.now()
    if days is None:
        assert ban.until is None
        return
    assert abs(ban.until - now - timedelta(days=days)) < timedelta(minutes=5)
    assert not Ban.objects.in_force(now + timedelta(days=days, minutes=5)).exists()


@pytest.mark.parametrize(
    ("stretch", "taken"), [("day", 1), ("week", 2), ("month", 3), ("all", 4), ("", 0)]
)
@pytest.mark.parametrize("kind", Ban.Kind.values)
def test_what_they_wrote_is_taken_down_and_put_back(
    as_user, moderator, by_kit, kind, stretch, taken
):
    written = [by_kit(days, text=f"{days} days ago") for days in (0, 3, 20, 90)]
    waiting = by_kit(3, status=Status.PENDING)
    other = by_kit(email="ida@other.example", address="198.51.100.1")
    rejected = by_kit(status=Status.REJECTED)
    fields = form(written[0], kind=kind, term="ever", take_down=stretch, reason="abusive")
    desk = as_user(moderator)
    desk.post(act(written[0], "ban"), fields)
    batch = Decision.objects.get(verb="ban").batch
    removed = Decision.objects.filter(batch=batch, verb="remove")
    assert {one.comment for one in removed} == set(written[:taken])
    waiting.refresh_from_db()
    assert waiting.status == ("rejected" if taken > 1 else "pending")
    for one in (other, rejected):
        before = one.status
        one.refresh_from_db()
        assert one.status == before
    desk.post(UNDO, {"batch": str(batch)})
    waiting.refresh_from_db()
    assert waiting.status == Status.PENDING
    assert not Comment.objects.filter(status=Status.REMOVED).exists()
    assert not Ban.objects.in_force().exists()


def test_one_press_takes_down_no_more_than_it_says(moderator, by_kit, monkeypatch):
    monkeypatch.setattr(bans, "MOST_TAKEN_DOWN", 2)
    for days in range(4):
        by_kit(days)
    made = bans.place("email", "kit@reader.example", by=moderator)
    ban = Ban.objects.get(pk=made.before["ban"])
    outcome, has_more = bans.take_down(ban, None, by=moderator, reason="abusive")
    assert (len(outcome.done), has_more) == (2, True)
    outcome, has_more = bans.take_down(ban, None, by=moderator, reason="abusive")
    assert (len(outcome.done), has_more) == (2, False)


def test_that_there_is_more_to_take_down_is_said(as_user, moderator, by_kit, monkeypatch):
    monkeypatch.setattr(bans, "MOST_TAKEN_DOWN", 1)
    comment, _other = by_kit(), by_kit(text="Another")
    fields = form(comment, kind="email", term="week", take_down="all", reason="hate")
    page = as_user(moderator).post(act(comment, "ban"), fields, follow=True).text
    assert "There is more: find it by the address" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "nobody", "term": "week"},
        {"kind": "", "term": "week"},
        {"kind": "email", "term": "century"},
        {"kind": "email", "term": ""},
        {"kind": "email", "term": "week", "take_down": "year"},
        {"kind": "email", "term": "week", "take_down": "all"},
        {"kind": "email", "term": "week", "take_down": "all", "reason": "dull"},
    ],
)
def test_what_makes_no_sense_bans_nobody(as_user, moderator, by_kit, fields):
    comment = by_kit(status=Status.PENDING)
    answer = as_user(moderator).post(act(comment, "ban"), form(comment, **fields))
    assert answer.status_code == 400
    assert 'data-panel="ban" open' in answer.text
    assert not Ban.objects.exists()
    assert not Decision.objects.exists()


def test_the_newsroom_is_not_banned(as_user, moderator, by_kit):
    comment = by_kit(is_by_newsroom=True)
    fields = form(comment, kind="email", term="week")
    assert as_user(moderator).post(act(comment, "ban"), fields).status_code == 400
    assert not Ban.objects.exists()


def test_a_comment_without_an_address_bans_no_range(as_user, moderator, by_kit):
    comment = by_kit(address=None)
    fields = form(comment, kind="range", term="week")
    assert as_user(moderator).post(act(comment, "ban"), fields).status_code == 400
    assert not Ban.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_bans_at_once_one_is_placed(moderator):
    def place() -> str:
        try:
            bans.place("domain", "x.example", by=moderator)
        except ValidationError as error:
            return error.messages[0]
        return "placed"

    said = at_once(place, place)
    assert said.count("placed") == 1
    assert any("has been banned by moderator already, for ever" in words for words in said)
    assert Ban.objects.count() == 1


def test_nobody_else_bans_or_lifts(journalist, editor, stranger, moderator):
    made = bans.place("domain", "x.example", by=moderator)
    ban = Ban.objects.get(pk=made.before["ban"])
    for nobody in (journalist, editor, stranger):
        with pytest.raises(PermissionDenied):
            bans.place("domain", "y.example", by=nobody)
        with pytest.raises(PermissionDenied):
            bans.lift(ban, by=nobody)
        with pytest.raises(PermissionDenied):
            bans.take_down(ban, None, by=nobody)


# The list


def test_a_ban_is_placed_by_hand(as_user, moderator):
    desk = as_user(moderator)
    fields = {"kind": "range", "value": "2001:db8:7::9", "term": "ever", "note": "A flood"}
    assert desk.post(f"{LIST}add/", fields).status_code == 302
    ban = Ban.objects.get()
    assert (ban.value, ban.by, ban.until) == ("2001:db8:7::", moderator, None)
    assert Decision.objects.get().verb == "ban"
    assert "2001:db8:7::/48" in desk.get(LIST).text


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("email", "kit"),
        ("domain", "not a domain"),
        ("domain", "@"),
        ("range", "somewhere"),
        ("range", "203.0.113.0/33"),
        ("other", "x.example"),
        ("email", "kit@reader.example"),
    ],
)
def test_what_no_ban_can_name_is_refused(as_user, moderator, kind, value):
    bans.place("email", "kit@reader.example", by=moderator)
    fields = {"kind": kind, "value": value, "term": "ever", "note": ""}
    answer = as_user(moderator).post(f"{LIST}add/", fields)
    assert answer.status_code == 200
    assert "errorlist" in answer.text
    assert Ban.objects.count() == 1


def test_a_ban_is_lifted_and_the_lifting_undone(as_user, moderator):
    made = bans.place("email", "kit@reader.example", by=moderator)
    desk, address = as_user(moderator), f"{LIST}{made.before['ban']}/lift/"
    assert address in desk.get(LIST).text
    desk.post(address)
    assert not Ban.objects.in_force().exists()
    lifted = Decision.objects.get(verb="lift_ban")
    assert "has been lifted already" in desk.post(address, follow=True).text
    told = desk.post(UNDO, {"batch": str(made.batch)}, follow=True).text
    assert "The ban was lifted before." in told
    desk.post(UNDO, {"batch": str(lifted.batch)})
    assert Ban.objects.in_force().get().value == "kit@reader.example"


def test_lifting_is_for_moderators_and_no_link(as_user, moderator, journalist, editor, reader):
    made = bans.place("email", "kit@reader.example", by=moderator)
    address = f"{LIST}{made.before['ban']}/lift/"
    for nobody in (journalist, editor):
        assert as_user(nobody).post(address).status_code == 403
    assert reader.post(address).status_code == 302
    assert as_user(moderator).get(address).status_code == 405
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    assert client.post(address).status_code == 403
    assert Ban.objects.in_force().exists()
