"""Whoever is banned is not told, and whoever is not is let alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.models import Ban, Comment, Mode
from newsroom.lib.addresses import range_of

pytestmark = pytest.mark.django_db
Kind = Ban.Kind


@pytest.fixture
def ban(db):
    def put(kind, value, **fields):
        return Ban.objects.create(kind=kind, value=value, **fields)

    return put


@pytest.mark.parametrize(
    ("kind", "value", "email", "caught"),
    [
        (Kind.EMAIL, "kit@reader.example", "kit@reader.example", True),
        (Kind.EMAIL, "kit@reader.example", "KIT@Reader.Example", True),
        (Kind.EMAIL, "kit@reader.example", "kit+again@reader.example", True),
        (Kind.EMAIL, "kit+again@reader.example", "kit@reader.example", False),
        (Kind.EMAIL, "kit@reader.example", "kitty@reader.example", False),
        (Kind.EMAIL, "kit@reader.example", "kit@reader.example.test", False),
        (Kind.DOMAIN, "reader.example", "kit@reader.example", True),
        (Kind.DOMAIN, "reader.example", "kit@mail.reader.example", True),
        (Kind.DOMAIN, "reader.example", "kit@READER.example", True),
        (Kind.DOMAIN, "reader.example", "kit@myreader.example", False),
        (Kind.DOMAIN, "mail.reader.example", "kit@reader.example", False),
        (Kind.DOMAIN, "bücher.example", "kit@bücher.example", True),
        (Kind.DOMAIN, "xn--bcher-kva.example", "kit@bücher.example", True),
        (Kind.DOMAIN, "kit", "kit@reader.example", False),
    ],
)
def test_addresses_of_e_mail(ask, ban, kind, value, email, caught):
    ban(kind, value)
    verdict = ask("ban", email=email)
    assert bool(verdict) is caught
    if verdict:
        assert (verdict.status, verdict.words) == (Comment.Status.REJECTED, f"Banned: {value}")


@pytest.mark.parametrize(
    ("banned", "address", "caught"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("2001:db8:1::5", "2001:db8:1:9::1", True),
        ("2001:db8:1::5", "2001:db8:2::5", False),
        ("203.0.113.7", "::ffff:203.0.113.9", True),
        ("203.0.113.7", None, False),
    ],
)
def test_ranges(ask, ban, banned, address, caught):
    ban(Kind.RANGE, range_of(banned))
    assert bool(ask("ban", address=address)) is caught


def test_a_ban_ends_when_it_said_or_is_lifted(ask, ban):
    now = timezone.now()
    ban(Kind.EMAIL, "kit@reader.example", until=now - timedelta(seconds=1))
    ban(Kind.EMAIL, "kit@reader.example", lifted_at=now)
    assert ask("ban") is None
    ban(Kind.EMAIL, "kit@reader.example", until=now + timedelta(hours=1))
    assert ask("ban")


@pytest.mark.parametrize("email", ["", "@", "a@", "@b", "a@b@reader.example", "x" * 200])
def test_odd_addresses_do_no_harm(ask, ban, email):
    ban(Kind.DOMAIN, "elsewhere.example")
    assert ask("ban", email=email, commenter=None) is None


def test_it_costs_one_query(make_submission, django_assert_num_queries):
    from comments.intake import STEPS

    submission = make_submission()
    with django_assert_num_queries(1):
        STEPS["ban"](submission)


def test_the_writer_sees_what_everybody_sees(send, reader, ban, rules):
    rules(mode=Mode.OPEN)
    ban(Kind.EMAIL, "kit@reader.example")
    response = send()
    assert response.status_code == 303
    assert "waiting" in reader.get(response["Location"]).content.decode()
    comment = Comment.objects.get()
    assert (comment.status, comment.reasons[0]["step"]) == (Comment.Status.REJECTED, "ban")
    assert comment.address == "127.0.0.0"
