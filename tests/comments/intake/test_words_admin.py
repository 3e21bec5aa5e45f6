"""The lists of words at the desk: one, many at once, and what a word would have caught."""

import pytest

from comments import catching
from comments.catching import caught_by, parts_of
from comments.models import Comment, Word
from comments.words import Found

pytestmark = pytest.mark.django_db
Status = Comment.Status
MANY, TRY, LIST = (f"/admin/comments/word/{name}" for name in ("many/", "try/", ""))


@pytest.fixture
def desk(as_user, moderator):
    return as_user(moderator)


@pytest.mark.parametrize("address", [MANY, TRY, LIST])
def test_moderators_only(as_user, journalist, stranger, reader, desk, address):
    assert desk.get(address).status_code == 200
    assert as_user(journalist).get(address).status_code == 403
    for nobody in (as_user(stranger), reader):
        assert nobody.get(address).status_code == 302


def test_whoever_may_not_read_comments_may_not_try_words(as_user, journalist):
    from django.contrib.auth.models import Permission

    journalist.user_permissions.add(Permission.objects.get(codename="view_word"))
    client = as_user(journalist)
    assert client.get(TRY).status_code == 403
    page = client.get(LIST).content.decode()
    assert "Try a word" not in page
    assert "Add many" not in page


def test_many_are_added_at_once(desk):
    Word.objects.create(text="goulash")
    response = desk.post(
        MANY,
        {"words": "stew\r\n\r\n  night   boat \nSTEW\nGoulash\n", "kind": "banned"},
        follow=True,
    )
    assert set(Word.objects.values_list("text", "kind")) == {
        ("goulash", "suspect"),
        ("stew", "banned") if Word.objects.filter(text="stew") else ("STEW", "banned"),
        ("night boat", "banned"),
    }
    assert "2 words were added. 1 was listed already." in response.content.decode()


def test_what_is_added_stands_in_the_log_of_the_desk(desk, moderator):
    from django.contrib.admin.models import LogEntry

    desk.post(MANY, {"words": "stew\ngoulash", "kind": "suspect"})
    assert LogEntry.objects.filter(user=moderator).count() == 2


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("", "required"),
        ("\n \n", "required"),
        ("stew\n!!!", "at least one letter or digit"),
        ("x" * 101, "at most 100 characters"),
    ],
)
def test_what_cannot_be_a_word_is_said_and_nothing_is_added(desk, words, complaint):
    response = desk.post(MANY, {"words": words, "kind": "suspect"})
    assert response.status_code == 200
    assert complaint in response.content.decode()
    assert not Word.objects.exists()


def test_a_kind_that_there_is_not(desk):
    desk.post(MANY, {"words": "stew", "kind": "dreadful"})
    assert not Word.objects.exists()


def test_too_many_at_once_are_refused(desk):
    words = "\n".join(f"word{n}" for n in range(5001))
    assert (
        "No more than 5000" in desk.post(MANY, {"words": words, "kind": "banned"}).content.decode()
    )
    assert not Word.objects.exists()


def test_a_word_that_is_listed_is_not_listed_again(desk):
    Word.objects.create(text="stew")
    page = desk.post("/admin/comments/word/add/", {"text": "Stew", "kind": "banned"})
    assert "This word is listed already." in page.content.decode()


def test_a_trial_shows_what_would_have_been_caught(desk, make_comment):
    make_comment(text="The stew was cold.")
    make_comment(text="S.T.E.W. again <b>and</b> again", status=Status.REJECTED)
    make_comment(text="Stewart was there.")
    page = desk.get(TRY, {"words": "stew"}).content.decode()
    assert "<mark>stew</mark>" in page
    assert "<mark>S.T.E.W</mark>" in page
    assert "Stewart" not in page
    assert "&lt;b&gt;and&lt;/b&gt;" in page
    assert "2 would have been caught." in page
    assert "1 of them is approved: 50 in a hundred." in page


def test_a_trial_puts_nothing_on_the_list(desk, make_comment):
    make_comment(text="The stew was cold.")
    desk.get(TRY, {"words": "stew"})
    assert not Word.objects.exists()


def test_nothing_caught_is_said(desk, make_comment):
    make_comment()
    assert (
        "Nothing would have been caught." in desk.get(TRY, {"words": "zeppelin"}).content.decode()
    )


@pytest.mark.parametrize("words", ["", "!!!", "x" * 500, "\n".join("abcdefghij" * 6)])
def test_nonsense_is_refused_or_tried_without_an_error(desk, make_comment, words):
    make_comment()
    assert desk.get(TRY, {"words": words}).status_code == 200


def test_several_words_are_tried_together_and_overlaps_are_one_mark(make_comment):
    make_comment(text="a night boat to Ansel")
    catch = caught_by(["night boat", "boat to Ansel"])
    found = ("night boat", True), (" to Ansel", True)
    assert catch.shown[0].parts == [("a ", False), *found]
    assert catch.count == 1


def test_the_name_is_looked_at_too(make_comment):
    make_comment(name="Stew Harrow")
    assert caught_by(["stew"]).count == 1


def test_what_is_long_is_cut_around_the_first_find():
    text = "x " * 500 + "stew" + " y" * 500
    start = text.index("stew")
    parts = parts_of(text, [Found("stew", "", start, start + 4)])
    assert parts[0] == ("…", False)
    assert ("stew", True) in parts
    assert parts[-1][0].endswith("…")
    assert sum(len(part) for part, _ in parts) < 400


def test_so_many_are_shown_and_all_are_counted(make_comment, monkeypatch):
    monkeypatch.setattr(catching, "SHOWN", 2)
    for number in range(4):
        make_comment(text=f"stew {number}")
    catch = caught_by(["stew"])
    assert (catch.count, len(catch.shown), catch.approved) == (4, 2, 4)


def test_only_the_newest_are_looked_at(make_comment, monkeypatch):
    monkeypatch.setattr(catching, "NEWEST", 2)
    monkeypatch.setattr(catching, "AT_A_TIME", 1)
    for number in range(4):
        make_comment(text=f"stew {number}")
    catch = caught_by(["stew"])
    assert (catch.looked_at, [each.comment.text for each in catch.shown]) == (
        2,
        ["stew 3", "stew 2"],
    )


def test_when_time_runs_out_it_says_so(desk, make_comment, monkeypatch):
    for number in range(3):
        make_comment(text=f"stew {number}")
    assert not caught_by(["stew"], patience=-1).is_complete
    monkeypatch.setattr("comments.admin.words.caught_by", lambda w: caught_by(w, patience=-1))
    page = desk.get(TRY, {"words": "stew"}).content.decode()
    assert "Older ones were not looked at" in page


def test_a_trial_costs_two_queries_for_a_thousand(make_comment, django_assert_max_num_queries):
    for number in range(5):
        make_comment(text=f"stew {number}")
    with django_assert_max_num_queries(2):
        caught_by(["stew"])
