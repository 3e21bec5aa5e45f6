"""The small addresses of the whole site."""

import pytest
from django.db import DatabaseError

pytestmark = pytest.mark.django_db


def test_health_answers_while_the_database_does(reader):
    response = reader.get("/health/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


def test_health_says_so_when_the_database_does_not(reader, monkeypatch):
    def broken():
        raise DatabaseError

    monkeypatch.setattr("newsroom.views.connection.cursor", broken)
    assert reader.get("/health/").status_code == 503


def test_a_broken_page_still_has_a_page_of_our_own(rf):
    from newsroom.views import server_error

    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "<h1" in response.content.decode()
