"""Too many at once: from one place, of one person, under one story."""

import pytest
from django.test import Client

from comments.intake import Refused, floods
from comments.models import Comment, Mode
from tests.together import at_once

pytestmark = pytest.mark.django_db


def sent(ask, number, **fields):
    """How many of so many are taken."""
    taken = 0
    for _ in range(number):
        try:
            ask("flood", **fields)
            taken += 1
        except Refused as refused:
            assert (refused.status, refused.code) == (429, "flood")
            assert refused.wait.total_seconds() > 0
    return taken


def test_from_one_place(ask):
    assert sent(ask, 12, address="203.0.113.7") == floods.PLACE.most
    assert sent(ask, 1, address="203.0.113.99", email="next@door.example") == 0
    assert sent(ask, 1, address="198.51.100.1", email="far@away.example") == 1


def test_of_one_person(ask):
    taken = [sent(ask, 5, address=f"198.51.{net}.1") for net in range(5)]
    assert sum(taken) == floods.PERSON.most


def test_who_types_a_regulars_address_does_not_silence_the_regular(ask):
    for net in range(6):
        sent(ask, 5, address=f"198.51.{net}.1")
    assert sent(ask, 1, address="203.0.113.1", is_proven=True) == 1


def test_under_one_story(ask, monkeypatch, make_article):
    monkeypatch.setattr(floods, "ARTICLE", floods.ARTICLE._replace(most=3))
    taken = [
        sent(ask, 1, address=f"198.51.{net}.1", email=f"reader{net}@mail.example")
        for net in range(5)
    ]
    assert taken == [1, 1, 1, 0, 0]
    other = make_article(headline="Another")
    assert sent(ask, 1, article=other, address="192.0.2.1", email="z@mail.example") == 1


def test_rewording_is_not_counted(ask, make_comment):
    comment = make_comment()
    assert sent(ask, 30, editing=comment) == 30
    assert sent(ask, 1) == 1


def test_those_without_an_address_share_one_count(ask):
    assert sent(ask, 12, address=None) == floods.PLACE.most


def test_the_text_comes_back(send):
    for number in range(floods.PLACE.most):
        assert send(text=f"Comment number {number}").status_code == 303
    response = send(text="One more than allowed")
    assert response.status_code == 429
    assert int(response["Retry-After"]) == floods.PLACE.every.total_seconds()
    assert "One more than allowed" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_twelve_at_the_same_moment_are_counted_together(send, rules):
    rules(mode=Mode.OPEN)
    posts = [lambda n=n: send(Client(), text=f"Post {n}").status_code for n in range(12)]
    statuses = at_once(*posts)
    assert sorted(statuses) == [303] * 10 + [429] * 2
    assert Comment.objects.count() == 10
