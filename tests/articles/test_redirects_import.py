"""Redirects from a file: whatever it looks like, nothing is written that was not shown."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from articles.models import Redirect
from articles.redirects import importing, writing
from articles.redirects.importing import bring_in, plan_of
from articles.redirects.reading import lines_of

pytestmark = pytest.mark.django_db


def table() -> dict[str, str]:
    return dict(Redirect.objects.values_list("path", "target"))


def came_to(content: str | bytes) -> list[tuple[int, str, str]]:
    """What becomes of each line: its number, the outcome and the words."""
    content = content.encode() if isinstance(content, str) else content
    plan = plan_of(lines_of(content))
    return [(entry.number, entry.outcome.value, entry.words) for entry in plan.entries]


def outcomes(content: str | bytes) -> list[str]:
    return [outcome for _number, outcome, _words in came_to(content)]


# How files are written


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["", "path{0}target{0}note\n", "Old URL{0}New URL{0}Note\n"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_spreadsheets_way_is_read(delimiter, header, ending):
    text = header.format(delimiter) + f"/a/{delimiter}/b/{delimiter}A note\n/c/{delimiter}/d/\n"
    lines = lines_of(text.replace("\n", ending).encode())
    assert [(line.path, line.target, line.note) for line in lines] == [
        ("/a/", "/b/", "A note"),
        ("/c/", "/d/", ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
def test_accents_survive(encoding):
    (line,) = lines_of("/café/,/thé/,Été".encode(encoding))
    assert line[1:] == ("/café/", "/thé/", "Été")


def test_paths_may_contain_what_divides_other_files():
    lines = lines_of(b"/a,b/;/c,d/\n/e,f/;/g/\n")
    assert [(line.path, line.target) for line in lines] == [("/a,b/", "/c,d/"), ("/e,f/", "/g/")]


def test_empty_lines_are_passed_over_and_lines_are_counted_as_an_editor_counts():
    lines = lines_of(b'path,target\n\n/a/,/b/,"one\ntwo"\n,,\n/c/,/d/\n')
    assert [(line.number, line.path) for line in lines] == [(3, "/a/"), (6, "/c/")]
    assert lines[0].note == "one two"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no redirect in this file"),
        (b"\n\n,,\n", "no redirect in this file"),
        (b"path,target\n", "no redirect in this file"),
        (b"\xef\xbb\xbf", "no redirect in this file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a text file"),
        (b"PK\x03\x04\x14\x00", "not a text file"),
        (b"/a/,/b\x00/\n", "not a text file"),
        ("/a/,/b/\n".encode("utf-16"), "not a text file"),
        (b'/a/,"/b/\n/c/,/d/\n', "quotation mark"),
        (b'/a/,"/b/"x\n', "quotation mark"),
        (b"/a/," + b"x" * 200_000, "cannot be read"),
    ],
)
def test_what_is_no_such_file_is_refused_in_words(content, words):
    with pytest.raises(ValidationError, match=words):
        lines_of(content)


def test_a_file_that_is_too_long_is_refused_with_its_length():
    lines = b"".join(b"/%d/,/x/\n" % number for number in range(12))
    with pytest.raises(ValidationError, match="12 lines"):
        lines_of(lines, most=10)
    assert len(lines_of(lines, most=12)) == 12


# What becomes of its lines


def test_each_line_is_judged_by_itself():
    Redirect.objects.create(path="/there/", target="/x/")
    Redirect.objects.create(path="/same/", target="/x/")
    found = came_to(
        "/new/,/x/\n/there/,/y/\n/same/,/x/\nno-slash,/x/\n/admin/x/,/y/\n/a/,javascript:x\n/gone/,\n"
    )
    assert [outcome for _n, outcome, _w in found] == [
        "added",
        "changed",
        "same",
        "refused",
        "refused",
        "refused",
        "added",
    ]
    assert found[1][2].startswith("Led to /x/. There is no page")
    assert "Begin with a slash" in found[3][2]
    assert table() == {"/there/": "/x/", "/same/": "/x/"}


def test_one_column_is_refused_and_an_empty_second_one_says_gone():
    assert outcomes("/a/\n/b/\n") == ["refused", "refused"]
    assert "one column only" in came_to("/a/\n")[0][2]
    assert outcomes("/a/,\n") == ["added"]


def test_twice_in_the_file_counts_once():
    found = came_to("/a/,/x/\n/a/?p=1,/x/\nhttp://127.0.0.1:8000/a/,/y/\n")
    assert [outcome for _n, outcome, _w in found] == ["added", "refused", "refused"]
    assert found[1][2] == "Line 1 says the same."
    assert found[2][2] == "Line 1 leads this address elsewhere."


def test_circles_in_the_file_are_refused_and_the_rest_is_not():
    text = "/a/,/b/\n/b/,/c/\n/c/,/a/\n/into/,/a/\n/self/,/self/\n/fine/,/x/\n"
    assert outcomes(text) == ["refused"] * 5 + ["added"]
    bring_in(lines_of(text.encode()))
    assert table() == {"/fine/": "/x/"}


def test_circles_with_what_is_there_are_refused():
    Redirect.objects.create(path="/a/", target="/b/")
    assert outcomes("/b/,/a/\n") == ["refused"]


def test_a_circle_that_the_file_itself_undoes_is_none():
    Redirect.objects.create(path="/a/", target="/b/")
    bring_in(lines_of(b"/b/,/a/\n/a/,/x/\n"))
    assert table() == {"/a/": "/x/", "/b/": "/x/"}


def test_chains_are_led_to_their_end_in_the_file_and_in_the_table():
    Redirect.objects.create(path="/before/", target="/a/?p=1", note="Kept")
    Redirect.objects.create(path="/z/", target="/end/")
    plan = bring_in(lines_of(b"/a/,/b/\n/b/,/c/\n/c/,/z/\n"))
    assert set(table().values()) == {"/end/", "/end/?p=1"}
    assert plan.led_on == {"/before/": "/end/?p=1"}
    assert Redirect.objects.get(path="/before/").note == "Kept"


def test_an_empty_note_leaves_the_one_that_is_there(editor):
    Redirect.objects.create(path="/a/", target="/x/", note="Kept", made_by=editor)
    bring_in(lines_of(b"/a/,/y/\n"))
    row = Redirect.objects.get()
    assert (row.target, row.note, row.made_by) == ("/y/", "Kept", editor)


def test_a_note_that_is_too_long_is_refused():
    assert outcomes(f"/a/,/b/,{'x' * 161}\n") == ["refused"]


def test_a_page_that_is_there_is_told_of(make_article):
    make_article(slug="live")
    (entry,) = came_to("/articles/live/,/x/\n")
    assert entry[1] == "added"
    assert "waits until it is gone" in entry[2]


def test_a_target_without_a_page_is_told_of_line_by_line(make_article):
    make_article(slug="live")
    make_article(slug="later", status="draft", headline="Later")
    Redirect.objects.create(path="/known/", target="/contact/")
    found = came_to(
        "/a/,/articles/live/?page=2#end\n/b/,/articles/lvie/\n/c/,/articles/later/\n"
        "/d/,https://elsewhere.example/x\n/e/,\n/f/,/known/\n/g/,/2019/old.html\n"
        "/h/,/articles/live\n/i/,/media/plan.pdf\n/j/,/corrections/\n/k/,/b/\n"
    )
    missed = [number for number, _outcome, words in found if "no page today" in words]
    assert missed == [2, 3, 7, 11]
    assert {outcome for _number, outcome, _words in found} == {"added"}


def test_looking_for_pages_costs_no_more_however_long_the_file(django_assert_max_num_queries):
    lines = lines_of("".join(f"/a{n}/,/articles/b{n}/\n" for n in range(300)).encode())
    with django_assert_max_num_queries(4):
        plan_of(lines)


def test_a_redirect_that_waits_behind_a_page_leads_nobody_past_it():
    Redirect.objects.create(path="/before/", target="/contact/")
    bring_in(lines_of(b"/contact/,/x/\n/old.html,/contact/\n"))
    assert table() == {"/before/": "/contact/", "/contact/": "/x/", "/old.html": "/contact/"}
    assert outcomes("/x/,/old.html\n") == ["refused"]


def test_what_was_not_shown_is_not_done():
    lines = lines_of(b"/a/,/b/\n")
    shown = plan_of(lines).fingerprint()
    Redirect.objects.create(path="/b/", target="/c/")
    with pytest.raises(importing.Stale) as stale:
        bring_in(lines, shown=shown)
    assert table() == {"/b/": "/c/"}
    bring_in(lines, shown=stale.value.plan.fingerprint())
    assert table()["/a/"] == "/c/"


def test_a_failure_half_way_leaves_nothing(monkeypatch):
    monkeypatch.setattr(importing, "TOGETHER", 1)

    def fails(count):
        raise RuntimeError

    with pytest.raises(RuntimeError):
        bring_in(lines_of(b"/a/,/b/\n/c/,/d/\n"), progress=fails)
    assert table() == {}


def test_many_cost_few_queries(django_assert_max_num_queries):
    lines = lines_of(b"".join(b"/%d/,/x/\n" % number for number in range(3000)))
    with django_assert_max_num_queries(15):
        bring_in(lines)
    assert Redirect.objects.count() == 3000


# Out again


def exported() -> str:
    return "".join(writing.rows())


def test_what_is_written_is_read_back_as_it_was():
    rows = [
        ("/a,b/", "/c/", 'A "note", said'),
        ("/gone/", "", ""),
        ("/паром/", "https://x.org/", ""),
    ]
    for path, target, note in rows:
        Redirect.objects.create(path=path, target=target, note=note)
    lines = lines_of(exported().encode())
    assert [line[1:] for line in lines] == rows
    assert outcomes(exported()) == ["same"] * 3


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_no_cell_is_a_formula(note):
    Redirect.objects.create(path="/a/", target="/b/", note=note)
    assert f",'{note}" in exported()
    assert lines_of(exported().encode())[0].note == note


# The command


@pytest.fixture
def run(tmp_path):
    def command(content: bytes, *options: str) -> tuple[str, str]:
        file = tmp_path / "redirects.csv"
        file.write_bytes(content)
        out, errors = io.StringIO(), io.StringIO()
        call_command("import_redirects", str(file), *options, stdout=out, stderr=errors)
        return out.getvalue(), errors.getvalue()

    return command


def test_the_command_brings_in_what_can_be_and_names_the_rest(run):
    out, errors = run(b"/a/,/b/\nwrong,/b/\n")
    assert table() == {"/a/": "/b/"}
    assert "1 added" in out
    assert "line 2: wrong: Begin with a slash" in errors


def test_the_command_can_only_look(run):
    with pytest.raises(CommandError, match="1 lines would be refused"):
        run(b"/a/,/b/\nwrong,/b/\n", "--check")
    out, _errors = run(b"/a/,/b/\n", "--check")
    assert "1 added" in out
    assert table() == {}


def test_the_command_says_what_is_wrong_with_a_file(run, tmp_path):
    with pytest.raises(CommandError, match="not a text file"):
        run(b"\x00")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_redirects", str(tmp_path / "nothing.csv"))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_redirects", str(tmp_path))
