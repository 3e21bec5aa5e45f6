"""What guards the public forms, each part by itself."""

import re
import threading
from datetime import timedelta

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from newsroom.lib.antispam import (
    GuardedForm,
    comes_from_our_page,
    is_within_limit,
    limits,
    stamp,
)
from newsroom.lib.antispam.forms import OneLineField, refuse_odd_characters
from newsroom.lib.antispam.stamps import LASTS_HOURS, is_genuine
from newsroom.lib.models import Tally
from newsroom.lib.turns import one_at_a_time
from tests.together import at_once

pytestmark = pytest.mark.django_db
AN_HOUR = 3600
NOON = 1_800_000_000 // AN_HOUR * AN_HOUR
TEN_MINUTES = timedelta(minutes=10)


# Where it comes from


@pytest.mark.parametrize(
    ("headers", "believed"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Sec-Fetch-Site": ""}, False),
        ({"Sec-Fetch-Site": "", "Origin": "http://testserver"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://paper.example"}, True),
        ({"Origin": "http://paper.example"}, False),
        ({"Origin": "https://testserver"}, False),
        ({"Origin": "http://testserver:8000"}, False),
        ({"Origin": "http://testserver.elsewhere.example"}, False),
        ({"Origin": "http://["}, False),
        ({"Origin": "\udcff"}, False),
        ({"Origin": ""}, False),
        ({"Referer": "http://testserver/"}, False),
    ],
)
def test_a_browser_must_vouch_for_our_page(rf, settings, headers, believed):
    settings.SITE_ADDRESS = "https://paper.example"
    assert comes_from_our_page(rf.post("/contact/", headers=headers)) is believed


def test_a_proxy_that_ends_encryption_is_seen_through(rf, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    headers = {"Host": "here.example", "Origin": "https://here.example"}
    headers["X-Forwarded-Proto"] = "https"
    settings.ALLOWED_HOSTS = ["here.example"]
    assert comes_from_our_page(rf.post("/contact/", headers=headers))


# The stamp


def test_a_stamp_says_nothing_but_its_subject_and_the_hour():
    assert stamp("contact", now=NOON) == stamp("contact", now=NOON + AN_HOUR - 1)
    assert stamp("contact", now=NOON) != stamp("contact", now=NOON + AN_HOUR)
    assert stamp("contact", now=NOON) != stamp("article 1", now=NOON)


@pytest.mark.parametrize(
    ("hours_later", "genuine"),
    [(0, True), (24, True), (LASTS_HOURS, True), (27, False), (-1, True), (-2, False)],
)
def test_a_stamp_lasts_a_day(hours_later, genuine):
    written = stamp("contact", now=NOON)
    assert is_genuine(written, "contact", now=NOON + hours_later * AN_HOUR) is genuine


@pytest.mark.parametrize(
    "text",
    ["", "contact", "contact@1", ":", "contact@500000:forged", "\x00", "\ud800", "é" * 10_000],
)
def test_what_we_did_not_sign_is_no_stamp(text):
    assert not is_genuine(text, "contact")


def test_a_stamp_of_another_site_is_no_stamp_of_ours(settings):
    written = stamp("contact", now=NOON)
    settings.SECRET_KEY = "another"
    assert not is_genuine(written, "contact", now=NOON)


# The form


class LetterForm(GuardedForm):
    subject = OneLineField()
    text = forms.CharField()


def letter(**typed):
    writer = {"name": "Kit Harrow", "email": "kit@reader.example"}
    filled = {**writer, "subject": "Tides", "text": "High", "stamp": stamp("x"), **typed}
    return LetterForm(filled, about="x")


def test_a_letter_passes():
    form = letter()
    assert form.is_valid()
    assert not form.fell_into_trap


@pytest.mark.parametrize("character", ["\x00", "\ud800", "\udfff"])
@pytest.mark.parametrize("field", ["subject", "text", "website", "stamp"])
def test_what_cannot_be_stored_is_refused_in_words(field, character):
    form = letter(**{field: f"a{character}b"})
    assert not form.is_valid()
    assert form.errors[field] == ["This contains a character that cannot be stored."]


def test_every_character_that_people_write_is_welcome():
    for text in ("Größe", "नमस्ते", "潮汐", "👩‍👩‍👧", "مرحبا", "a\u00a0b", "\U0001f6a2"):
        refuse_odd_characters(text)
    with pytest.raises(ValidationError):
        refuse_odd_characters("\udc80")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"])
def test_a_line_stays_a_line(line_break):
    form = letter(subject=f"Tides{line_break}Bcc: all@victim.example")
    assert form.is_valid()
    assert form.cleaned_data["subject"] == "Tides Bcc: all@victim.example"


def test_nobody_sees_the_trap_or_comes_to_it_by_keyboard():
    trap = str(LetterForm(about="x")["website"])
    for part in ('tabindex="-1"', 'autocomplete="off"', 'aria-hidden="true"'):
        assert part in trap
    assert "style" not in trap


# The limits


def tries(address: str | None, number: int, what: str = "comment") -> list[bool]:
    return [is_within_limit(what, address, most=3, every=TEN_MINUTES) for _ in range(number)]


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands at noon until it is set."""
    from datetime import UTC, datetime

    class Clock:
        now = datetime.fromtimestamp(NOON, UTC)

    monkeypatch.setattr(limits.timezone, "now", lambda: Clock.now)
    return Clock


def test_a_range_is_allowed_so_many_and_then_waits(clock):
    assert tries("203.0.113.7", 4) == [True, True, True, False]
    assert tries("203.0.113.200", 1) == [False]
    assert tries("203.0.114.7", 1) == [True]
    assert tries("2001:db8:1:2::3", 3) == [True] * 3
    assert tries("2001:db8:1:ffff::3", 1) == [False]


def test_what_is_unknown_shares_one_count(clock):
    assert tries(None, 2) + tries("nonsense", 2) == [True, True, True, False]


def test_whatever_can_be_told_apart_is_counted_apart(clock):
    def one_more(whom: str) -> bool:
        return limits.is_within_limit_of("person", whom, most=2, every=TEN_MINUTES)

    assert [one_more("kit@reader.example") for _ in range(3)] == [True, True, False]
    assert one_more("dilys@reader.example")
    assert not Tally.objects.filter(place__contains="kit").exists()


def test_each_form_has_a_count_of_its_own(clock):
    tries("203.0.113.7", 4)
    assert tries("203.0.113.7", 1, "enquiry") == [True]


def test_the_wait_ends(clock):
    tries("203.0.113.7", 4)
    clock.now += TEN_MINUTES
    assert tries("203.0.113.7", 1) == [True]


def test_no_address_is_kept(clock):
    tries("203.0.113.7", 1)
    assert re.fullmatch("[0-9a-f]{40}", Tally.objects.get().place)


def test_old_counts_are_forgotten_by_a_job():
    from newsroom.lib.jobs import tidy_limits

    for age in (timedelta(days=3), timedelta(minutes=1)):
        Tally.objects.create(what="comment", place=str(age), began_at=timezone.now() - age)
    tidy_limits(0)
    assert [tally.place for tally in Tally.objects.all()] == ["0:01:00"]


@pytest.mark.django_db(transaction=True)
def test_no_count_is_lost_when_many_come_at_once():
    outcomes = sum(at_once(*[lambda: tries("203.0.113.7", 1)] * 8), [])
    assert sorted(outcomes) == [False] * 5 + [True] * 3
    assert Tally.objects.get().count == 8


@pytest.mark.django_db(transaction=True)
def test_others_wait_their_turn_until_the_transaction_is_over():
    inside, most = 0, 0
    door = threading.Lock()

    def enter() -> None:
        nonlocal inside, most
        with one_at_a_time("test"):
            with door:
                inside += 1
                most = max(most, inside)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.02)")
            with door:
                inside -= 1

    at_once(enter, enter, enter, enter)
    assert most == 1
