"""Footnotes: written where they belong, numbered and gathered where they are read."""

import re

import pytest
from lxml import html as markup

from articles.rendering.bodies import served_body
from articles.rendering.elsewhere import body_elsewhere
from newsroom.lib.richtext import plain_text, sanitise

AT = "https://news.example/articles/ferry/"
BODY = (
    "<h2>Tides &amp; times</h2>"
    '<p>The quay <small class="footnote">See <em>the survey</em>.</small>,'
    ' they say, is sound<small class="footnote">Or was.</small>.</p>'
)


def served(body):
    return served_body(sanitise(body), lambda _pks: {})


def leads_nowhere(html):
    tree = markup.fragment_fromstring(html, create_parent="div")
    return set(tree.xpath("//a[starts-with(@href, '#')]/@href")) - {
        f"#{name}" for name in tree.xpath("//@id")
    }


def test_they_are_numbered_and_linked_both_ways():
    html = served(BODY)
    assert re.findall(r'aria-label="Footnote (\d)">(\d)</a>', html) == [("1", "1"), ("2", "2")]
    assert "quay<sup" in html
    assert "See <em>the survey</em>." in html[html.index('role="doc-endnotes"') :]
    assert html.count('role="doc-backlink"') == 2
    assert leads_nowhere(html) == set()


def test_in_a_feed_their_links_stay_within_the_story():
    html = body_elsewhere(served(BODY), at=AT)
    assert html.count('href="#fn') == 4
    assert leads_nowhere(html) == set()
    assert "heading-link" not in html
    assert "class=" not in html


def test_two_notes_of_two_stories_have_other_names():
    names = [set(re.findall(r'id="(fn-[^"]*)"', served(f"<p>{n}{note(n)}</p>"))) for n in "ab"]
    assert not names[0] & names[1]


def note(words):
    return f'<small class="footnote">{words}</small>'


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        # A link cannot hold the link that a mark is.
        (
            f'<p><a href="/x">a{note("n")} b</a> c</p>',
            f'<p><a href="/x" rel="noopener">a b</a>{note("n")} c</p>',
        ),
        (f"<h2>Head{note('n')}</h2>", '<h2 id="h-head-n">Head (n)</h2>'),
        ("<p>small <small>print</small></p>", "<p>small print</p>"),
        ("<p>a" + note("b" + note("c")) + "</p>", f"<p>a{note('bc')}</p>"),
        (f"<p>a{note(' ')}</p>", "<p>a</p>"),
    ],
)
def test_they_stand_where_a_mark_can_stand(typed, stored):
    assert sanitise(typed) == stored
    assert sanitise(stored) == stored


def test_they_part_no_sentence_for_those_who_count_or_search():
    assert plain_text(sanitise(BODY)) == (
        "Tides & times\nThe quay, they say, is sound.\nSee the survey.\nOr was."
    )


def test_a_heading_has_a_link_with_a_name_beside_it():
    html = served(BODY)
    assert '<a class="heading-link" href="#h-tides-times"' in html
    assert 'aria-label="Link to this section: Tides &amp; times"' in html
    assert ">Tides &amp; times</h2>" in html
