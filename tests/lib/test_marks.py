"""The marks of a plain text: only harmless HTML comes out, however hostile what goes in."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.lib.marks import html_of, links_in, words_of
from tests.effort import steps_of

ALLOWED = {
    "p": set(),
    "br": set(),
    "strong": set(),
    "em": set(),
    "blockquote": set(),
    "a": {"href", "rel", "title"},
}
MARKED = st.text(
    st.sampled_from(list("ab *_>[]()<>\"'&\n\\`~#-!:/.@")) | st.characters(codec="utf-8"),
    max_size=120,
)


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


def tags_in(html):
    reader = Reader()
    reader.feed(html)
    return reader.found


def require_harmless(text):
    for tag, attributes in tags_in(html_of(text)):
        assert tag in ALLOWED
        assert attributes.keys() <= ALLOWED[tag]
        if tag == "a":
            assert attributes["rel"] == "ugc nofollow"
            assert attributes["href"].lower().startswith(("http://", "https://", "mailto:"))


@given(MARKED)
def test_no_other_tag_or_attribute_ever_comes_out(text):
    require_harmless(text)


@given(st.text(max_size=60), st.sampled_from(["[a]({})", "<{}>", "http://{}", "**{}**", "> {}"]))
def test_nor_with_marks_around_it(text, mark):
    require_harmless(mark.format(text))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](//evil.example)",
        "[a](/admin/)",
        "[a](vbscript:x)",
        '[a](http://x.example "onclick=alert(1)")',
        '[a](http://x.example/"onclick="alert(1))',
        "![a](http://x.example/pixel.png)",
        "[a][b]\n\n[b]: javascript:alert(1)",
        "# Heading\n\n- list\n\n    code\n\n```\ncode\n```\n\n***\n\n| a |\n|---|",
        "&lt;script&gt;",
        "\x00<script>",
    ],
)
def test_hostile_texts_are_harmless(text):
    require_harmless(text)
    assert "<script" not in html_of(text)


@pytest.mark.parametrize(
    "text",
    ["It stopped.Me too", "There.It was", "end.So we", "no.In fact", "see.At last", "3.50"],
)
def test_a_space_that_was_forgotten_makes_no_link(text):
    assert links_in(text) == []


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see news.com today", ["http://news.com"]),
        ("see www.zeitung.de/seite", ["http://www.zeitung.de/seite"]),
        ("http://stopped.me/x", ["http://stopped.me/x"]),
        ("https://a.example/x.", ["https://a.example/x"]),
        ("[b](http://b.example)", ["http://b.example"]),
    ],
)
def test_addresses_become_links(text, links):
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**bold** and *thin*", "bold and thin"),
        ("> quoted\n\nSo.", "quotedSo."),
        ("[words](http://a.example)", "words"),
        ("one\ntwo", "one\ntwo"),
        ("[words]()", "words"),
        (">", ""),
        ("", ""),
    ],
)
def test_the_words_without_their_marks(text, words):
    assert words_of(text) == words


HOSTILE = ["[", ">", "> ", "*", "**a", "[a](", "_a ", "a@", "http://", "![", ">\n", "\\[", "[]"]
HOSTILE += [
    "[x](<",
    "**__",
    "mailto:a@b.",
    "<",
    "\n\n",
    "a**b*",
    "(http://a.com",
    "***a***b",
    "&amp;",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_as_much_costs_twice_as_much(piece):
    few, many = (steps_of(lambda n=n: html_of(piece * n)) for n in (200, 400))
    assert many < 2.5 * few


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_longest_hostile_text_is_rendered_harmless(piece):
    require_harmless((piece * 5000)[:5000])


def test_a_link_that_leads_nowhere_is_none():
    assert html_of("[a]() and [b](http://b.example)").startswith("<p>a and <a href")


def test_quotations_deeper_than_anybody_reads_do_not_nest_for_ever():
    assert len(re.findall("<blockquote>", html_of(">" * 5000 + " deep"))) <= 20
