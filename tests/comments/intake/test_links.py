"""Links are counted however they are written; those to the paper itself are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.intake.links import typed
from comments.models import Comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def count(make_submission):
    from comments.intake.links import foreign_links

    return lambda text: len(foreign_links(make_submission(text=text)))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("No link at all.", 0),
        ("http://win.example", 1),
        ("https://win.example/a?b=c#d and https://other.example", 2),
        ("[here](https://win.example) and [there](https://win.example)", 2),
        ("win.com", 1),
        ("www.win.com and win.com/page", 2),
        ("win.example", 1),
        ("www.win.example", 1),
        ("Visit cheap-tickets.shop or bet.casino today", 2),
        ("win[.]com", 1),
        ("win (dot) com", 1),
        ("win dot com", 1),
        ("WIN DOT COM", 1),
        ("win {.} ru", 1),
        ("win [punkt] de", 1),
        ("hxxp://win.example/path", 1),
        ("write to kit@mail.com", 1),
        ("[write](mailto:kit@mail.example)", 1),
        ('<a href="http://win.example">win</a>', 1),
        ("[url=http://win.example]win[/url]", 1),
        ("//win.com", 1),
        ("казино.com и ставки.net", 2),
        # None of these is one.
        ("The dot com years were fun.", 0),
        ("the first dot com boom", 0),
        ("I paid 3.50, i.e. too much, at 10.30 p.m.", 0),
        ("U.S.A. and e.g. the U.K.", 0),
        ("It stopped.Me too", 0),
        ("a polka dot dress", 0),
        ("see page 3...me neither", 0),
    ],
)
def test_links_are_counted(count, text, number):
    assert count(text) == number


def test_links_to_the_paper_are_none(count, settings):
    settings.SITE_ADDRESS = "https://paper.example"
    ours = "https://paper.example/articles/one/ and http://www.paper.example and paper.example"
    assert count(ours) == 0
    assert count("https://paper.example.test and https://notpaper.example") == 2


@pytest.mark.parametrize(
    ("held_from", "number", "held"),
    [(2, 1, False), (2, 2, True), (2, 3, True), (0, 9, False), (1, 0, False), (1, 1, True)],
)
def test_the_rules_say_from_how_many(ask, rules, held_from, number, held):
    rules(hold_links_from=held_from)
    text = "Look: " + " ".join(f"http://win{n}.example" for n in range(number))
    verdict = ask("links", text=text)
    assert bool(verdict) is held
    if verdict:
        words = "1 link" if number == 1 else f"{number} links"
        assert (verdict.status, verdict.words) == (Comment.Status.PENDING, words)


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text):
    assert isinstance(typed(text, already=[]), list)


@pytest.mark.parametrize(
    "piece", ["a.", "www.", "http://", "a[.]", "a dot ", "x" * 50 + "-", "a-."]
)
def test_hostile_texts_are_read_in_passing(piece):
    from tests.effort import steps_of

    few, many = (steps_of(lambda n=n: typed(piece * n, already=[])) for n in (100, 200))
    assert many < 4 * few
