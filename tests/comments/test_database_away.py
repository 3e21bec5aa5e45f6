"""The database goes away while a reader sends something: the text comes back, and is sent again."""

import re
from html import unescape

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from procrastinate.exceptions import ConnectorException

from comments import jobs, submitting
from comments.models import Comment, Rules

pytestmark = pytest.mark.django_db
WRITTEN = "Line one <b>&amp;\n\nline two, which took a while \u05e9"


@pytest.fixture
def away(monkeypatch):
    """From the moment a comment is to be stored, nobody can ask the database anything."""

    def go(error: Exception) -> None:
        def refuse(*_args, **_kwargs):
            def no_more(execute, sql, params, many, context):
                raise AssertionError(f"The page asks the database: {sql}")

            asked.append(connection.execute_wrapper(no_more))
            asked[-1].__enter__()
            raise error

        monkeypatch.setattr(submitting, "submit", refuse)

    asked: list = []
    yield go
    for wrapper in asked:
        wrapper.__exit__(None, None, None)


@pytest.mark.parametrize(
    "error",
    [OperationalError("gone"), InterfaceError("already closed"), ConnectorException("gone")],
)
def test_the_text_comes_back_without_the_database(send, away, error):
    away(error)
    response = send(text=WRITTEN)
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
    assert "no-store" not in response["Cache-Control"]
    html = response.content.decode()
    assert WRITTEN in unescape(html)
    assert "<b>" not in html
    assert not response.cookies


def test_what_comes_back_can_be_sent_as_it_is(send, away, monkeypatch, reader, article):
    with monkeypatch.context():
        away(OperationalError("gone"))
        html = send(text=WRITTEN).content.decode()
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', html))
    text = re.search(r'<textarea[^>]*name="text"[^>]*>\n(.*)</textarea>', html, re.DOTALL)[1]
    form = {name: unescape(value) for name, value in fields.items()} | {"text": unescape(text)}
    assert re.search(r'action="([^"]+)"', html)[1] == f"/comments/on/{article.slug}/"
    assert form["name"] == "Kit Harrow" and form["email"] == "kit@reader.example"
    assert form["text"] == WRITTEN and form["stamp"]


def test_sent_again_it_is_stored_once(send, monkeypatch):
    """The database went away between the comment and what was to follow, as far as anyone knows."""
    assert send(text=WRITTEN).status_code == 303
    assert send(text=WRITTEN).status_code == 303
    assert Comment.objects.count() == 1

    def fail(**_job):
        raise ConnectorException("gone")

    monkeypatch.setattr(jobs.tell_moderators, "defer", fail)
    assert send(text="Another").status_code == 503
    # What could not be told of was not stored either: the next try does both.
    assert Comment.objects.count() == 1


def test_a_page_that_is_only_read_is_not_covered_up(reader, article, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("comments.views.writing.show", fail)
    with pytest.raises(OperationalError):
        reader.get(f"/comments/on/{article.slug}/")


def test_a_fault_of_ours_shows_the_text_too(send, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("a fault")

    monkeypatch.setattr(submitting, "submit", fail)
    response = send(Client(raise_request_exception=False), text=WRITTEN)
    assert response.status_code == 500
    html = response.content.decode()
    assert WRITTEN in unescape(html)
    assert "<b>" not in html


def test_the_contact_form_keeps_its_message(reader, monkeypatch, db):
    from newsroom.contact import inbox
    from newsroom.lib.antispam import stamp

    def fail(**_typed):
        raise OperationalError("gone")

    monkeypatch.setattr(inbox, "receive", fail)
    form = {"name": "Ida", "email": "i@x.example", "subject": "A tip", "message": WRITTEN}
    sent = reader.post(
        "/contact/",
        {**form, "stamp": stamp("contact")},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert sent.status_code == 503
    assert WRITTEN in unescape(sent.content.decode())
    assert 'name="message"' in sent.content.decode()


@pytest.mark.parametrize(("network", "comments"), [("127.0.0.1", 1), ("203.0.113.9", 2)])
def test_an_answer_that_was_lost_does_not_double_what_appeared_at_once(send, network, comments):
    """From elsewhere it is another: what becomes of it must not tell whose address it was."""
    Rules.objects.create(pk=1, mode="open")
    first = send(Client(), text=WRITTEN)
    again = send(Client(REMOTE_ADDR=network), text=WRITTEN)
    assert (first.status_code, again.status_code) == (303, 303)
    assert Comment.objects.count() == comments


def test_new_words_and_reports_come_back_too(proven, reader, ours, monkeypatch, make_comment):
    def fail(*_args, **_kwargs):
        raise OperationalError("gone")

    comment, other = proven(reader), make_comment(name="Ola", email="ola@reader.example")
    monkeypatch.setattr("comments.readers.editing.reword", fail)
    monkeypatch.setattr("comments.readers.reporting.report", fail)
    for address, form in (
        (f"/comments/{comment.pk}/edit/", {"text": WRITTEN, "seen": 1}),
        (f"/comments/{other.pk}/report/", {"words": WRITTEN, "reason": "other"}),
    ):
        response = reader.post(address, form, headers=ours)
        assert response.status_code == 503
        assert WRITTEN in unescape(response.content.decode())
