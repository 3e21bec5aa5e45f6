"""What readers find, and how they ask for it."""

import pytest

pytestmark = pytest.mark.django_db


def test_it_finds_a_word_of_the_text_in_any_form(filed, ask):
    filed(headline="At sea", body="<p>Two ferries collided.</p>")
    filed(headline="On land", body="<p>A tram stopped.</p>")
    assert ask("ferry") == ["At sea"]


def test_the_snippet_shows_why(filed, reader):
    filed(headline="At sea", body="<p>Two ferries collided &lt;b&gt; off the quay.</p>")
    html = reader.get("/search/?q=ferry").content.decode()
    assert "Two <mark>ferries</mark> collided &lt;b&gt; off the quay." in html


@pytest.mark.parametrize(
    "words", ['"north quay"', "\u201cnorth quay\u201d", "\u00abnorth quay\u00bb"]
)
def test_a_phrase_is_words_side_by_side(filed, ask, words):
    filed(headline="Phrase", body="<p>On the North Quay.</p>")
    filed(headline="Apart", body="<p>The quay faces north.</p>")
    assert ask(words) == ["Phrase"]


def test_a_minus_leaves_out(filed, ask):
    filed(headline="Both", body="<p>Ferry and tram.</p>")
    filed(headline="One", body="<p>Ferry alone.</p>")
    assert ask("ferry -tram") == ["One"]


def test_or_finds_either(filed, ask):
    filed(headline="Ferry", body="<p>ferry</p>")
    filed(headline="Tram", body="<p>tram</p>")
    filed(headline="Neither", body="<p>barge</p>")
    assert sorted(ask("ferry OR tram")) == ["Ferry", "Tram"]


def test_nothing_found_shows_ways_on(filed, reader):
    filed(headline="The newest of all")
    html = reader.get("/search/?q=dirigible&section=harbour").content.decode()
    assert "Nothing was found for dirigible" in html
    assert "The newest of all" in html
    assert 'href="/search/?q=dirigible">' in html
    whole = reader.get("/search/?q=dirigible").content.decode()
    assert 'href="/search/?q=dirigible">' not in whole


def test_words_that_are_too_common_are_not_said_to_be_nowhere(filed, reader):
    filed(body="<p>The ferry is here.</p>")
    html = reader.get("/search/?q=the").content.decode()
    assert "too common" in html
    assert "Nothing was found" not in html
    assert "holds" not in html
