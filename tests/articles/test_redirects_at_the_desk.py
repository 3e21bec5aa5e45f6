"""The table of redirects at the desk: by hand, and from a file that is shown before it is read."""

import html
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.admin import redirects
from articles.models import Redirect

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/redirect/"
ADD, IMPORT, EXPORT = f"{LIST}add/", f"{LIST}import/", f"{LIST}export/"


@pytest.fixture
def desk(as_user, editor):
    return as_user(editor)


def table() -> dict[str, str]:
    return dict(Redirect.objects.values_list("path", "target"))


def sent(client, content: bytes):
    return client.post(IMPORT, {"file": SimpleUploadedFile("redirects.csv", content)})


def held(page) -> dict[str, str]:
    """What the page that shows the lines sends on."""
    form = page.context["shown_form"]
    return {name: form.initial[name] for name in ("lines", "shown")}


def test_one_is_added_by_hand(desk, editor, reader):
    typed = {"path": "http://127.0.0.1:8000/old/?p=1", "target": "/contact/", "note": "Old site"}
    answer = desk.post(ADD, typed, follow=True)
    row = Redirect.objects.get()
    assert (row.path, row.target, row.made_by) == ("/old/", "/contact/", editor)
    assert "waits until" not in answer.content.decode()
    assert reader.get("/old/")["Location"] == "/contact/"


@pytest.mark.parametrize(
    ("path", "target", "words"),
    [
        ("", "/b/", "This field is required"),
        ("old", "/b/", "Begin with a slash"),
        ("/admin/x/", "/b/", "cannot lead elsewhere"),
        ("https://elsewhere.example/a/", "/b/", "not an address of this site"),
        ("/a/", "javascript:alert(1)", "Begin with one slash"),
        ("/a/", "/a/?x=1", "lead to itself"),
        ("/there/", "/b/", "already exists"),
        ("/there/?x=1", "/b/", "already exists"),
        ("/a/", "/back/", "in a circle"),
    ],
)
def test_what_cannot_be_is_said_in_words(desk, path, target, words):
    Redirect.objects.create(path="/there/", target="/x/")
    Redirect.objects.create(path="/back/", target="/a/")
    page = desk.post(ADD, {"path": path, "target": target})
    assert words in page.content.decode()
    assert set(table()) == {"/there/", "/back/"}


def test_a_page_that_is_there_is_told_of(desk):
    answer = desk.post(ADD, {"path": "/contact/", "target": "/b/"}, follow=True)
    assert "the redirect waits until it is gone" in answer.content.decode()


def test_a_target_without_a_page_is_told_of(desk):
    told = desk.post(ADD, {"path": "/a/", "target": "/contcat/"}, follow=True)
    assert "no page today" in told.content.decode()
    told = desk.post(ADD, {"path": "/b/", "target": "/contact/"}, follow=True)
    assert "no page today" not in told.content.decode()


def test_it_is_changed_and_deleted(desk, reader):
    row = Redirect.objects.create(path="/old/", target="/contact/")
    desk.post(f"{LIST}{row.pk}/change/", {"path": "/old/", "target": ""})
    assert reader.get("/old/").status_code == 410
    desk.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})
    assert reader.get("/old/").status_code == 404


def test_the_list_is_searched_and_costs_the_same_however_long(
    desk, editor, django_assert_max_num_queries
):
    Redirect.objects.bulk_create(
        Redirect(path=f"/old-{n}/", target=f"/new-{n}/", made_by=editor) for n in range(150)
    )
    with django_assert_max_num_queries(10):
        page = desk.get(LIST).content.decode()
    assert "Import" in page
    assert "Export" in page
    assert "/new-77/" in desk.get(LIST, {"q": "old-77"}).content.decode()


def test_a_file_is_shown_before_anything_is_written(desk, editor):
    Redirect.objects.create(path="/there/", target="/x/")
    page = sent(desk, b"path,target,note\n/a/,/b/,One\n/there/,/y/\nwrong,/b/\n")
    text = page.content.decode()
    for words in ("Added: 1", "Changed: 1", "Refused: 1", "Begin with a slash", "no page today"):
        assert words in text
    assert table() == {"/there/": "/x/"}
    answer = desk.post(IMPORT, held(page), follow=True)
    assert "2 redirects were brought in" in answer.content.decode()
    assert table() == {"/a/": "/b/", "/there/": "/y/"}
    assert Redirect.objects.get(path="/a/").made_by == editor


def test_what_the_page_sends_on_is_what_was_in_the_file(desk):
    page = sent(desk, b'/a/,/b/,"</textarea>""quoted"" <b>"\n')
    found = re.search(r'name="lines" value="([^"]*)"', page.content.decode())
    assert json.loads(html.unescape(found[1])) == [[1, "/a/", "/b/", '</textarea>"quoted" <b>']]


def test_if_the_table_has_changed_meanwhile_it_is_shown_again(desk):
    page = sent(desk, b"/a/,/b/\n")
    Redirect.objects.create(path="/b/", target="/c/")
    again = desk.post(IMPORT, held(page))
    assert "changed meanwhile" in again.content.decode()
    assert set(table()) == {"/b/"}
    desk.post(IMPORT, held(again))
    assert table()["/a/"] == "/c/"


@pytest.mark.parametrize("content", [b"", b"\x89PNG\x00", b'/a/,"/b/', b"path,target\n"])
def test_a_bad_file_is_refused_in_words(desk, content):
    page = sent(desk, content)
    assert page.status_code == 200
    assert "errorlist" in page.content.decode()


def test_no_file_at_all_is_asked_for(desk):
    assert "This field is required" in desk.post(IMPORT, {}).content.decode()


def test_a_file_too_long_or_too_large_is_refused(desk, monkeypatch):
    monkeypatch.setattr(redirects, "MOST_LINES", 2)
    assert "This file has 3 lines" in sent(desk, b"/a/,/x/\n/b/,/x/\n/c/,/x/\n").content.decode()
    monkeypatch.setattr(redirects, "MOST_BYTES", 5)
    assert "larger than 4 MB" in sent(desk, b"/a/,/x/\n").content.decode()


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "x",
        "{}",
        "[1]",
        '["ab"]',
        "[[1]]",
        '[["x", "/a/", "/b/", ""]]',
        '[[1, 2, "/b/", ""]]',
        '[[1, "/a/", ["/b/"], ""]]',
        '[[1, "/a/", "/b/", "", "too much"]]',
        "[" * 5000,
    ],
)
def test_what_was_tampered_with_is_not_read(desk, lines):
    answer = desk.post(IMPORT, {"lines": lines, "shown": "x"}, follow=True)
    assert "Choose the file again" in answer.content.decode()
    assert table() == {}


def test_what_was_not_shown_is_refused_even_from_an_editor(desk):
    lines = json.dumps([[1, "/a/", "/b/", ""]])
    assert "changed meanwhile" in desk.post(IMPORT, {"lines": lines, "shown": "x"}).content.decode()
    assert table() == {}


def test_many_lines_are_shown_in_part_and_brought_in_whole(desk, monkeypatch):
    monkeypatch.setattr(redirects, "SHOWN", 10)
    page = sent(desk, b"".join(b"/%d/,/x/\n" % number for number in range(25)))
    assert "And 15 lines more" in page.content.decode()
    desk.post(IMPORT, held(page))
    assert len(table()) == 25


def test_it_is_exported(desk):
    Redirect.objects.create(path="/a/", target="/b/", note="=1+1")
    answer = desk.get(EXPORT)
    content = b"".join(answer.streaming_content).decode()
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer["Content-Disposition"]
    assert content == "\ufeffpath,target,note\r\n/a/,/b/,'=1+1\r\n"


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger", None])
def test_nobody_else_imports_or_exports(as_user, reader, request, who):
    client = as_user(request.getfixturevalue(who)) if who else reader
    lines = json.dumps([[1, "/a/", "/b/", ""]])
    for answer in (
        client.get(IMPORT),
        sent(client, b"/a/,/b/\n"),
        client.post(IMPORT, {"lines": lines, "shown": ""}),
        client.get(EXPORT),
    ):
        assert answer.status_code in {302, 403}
    assert table() == {}


def test_the_import_needs_the_token_of_a_form(editor):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert sent(client, b"/a/,/b/\n").status_code == 403
