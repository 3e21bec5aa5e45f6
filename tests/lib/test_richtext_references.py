"""What a stored body names, and how it is filled in."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from newsroom.lib.richtext import plain_text, sanitise
from newsroom.lib.richtext.harmless import harmless
from newsroom.lib.richtext.references import Named, fill, named_in
from tests.lib.test_richtext_hostile import SOUP


def filled(html, addresses=None):
    return fill(
        sanitise(html),
        draw=lambda figure: f"[{figure.picture or figure.embed}|{figure.caption}]",
        address_of=(addresses or {}).get,
    )


def test_pictures_and_stories_are_named():
    body = sanitise(
        "<p><a href=/articles/a/ data-article=3>a</a> <a href=/b/>b</a></p>"
        "<figure data-picture=12 class=is-wide></figure>"
        "<figure data-embed=https://x.example/><figcaption>"
        "<a data-article=4 href=/articles/b/>b</a></figcaption></figure>"
    )
    named = named_in(body)
    assert (named.pictures, named.articles) == ({12}, {3, 4})


@pytest.mark.parametrize(
    "html",
    [
        "<p>&lt;figure data-picture=\"12\"&gt;&lt;/figure&gt;</p>",
        '<p><a href=\'/x?" data-article="3\'>x</a></p>',
        "<p><a href='https://x.example/' data-article=3>x</a></p>",
        "<pre>&lt;a data-article=\"3\"&gt;</pre>",
        "<figure data-embed='https://x.example/?\" data-picture=\"12'></figure>",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_name_names_nothing(html):
    named = named_in(sanitise(html))
    assert (named.pictures, named.articles) == (set(), set())


def test_figures_are_drawn_where_they_stand():
    html = "<p>a</p><figure data-picture=2><figcaption>b <em>c</em></figcaption></figure><p>d</p>"
    assert filled(html) == "<p>a</p>\n[2|b <em>c</em>]\n<p>d</p>"


def test_links_lead_where_stories_are_now():
    html = "<p><a href='/articles/old/?x=1#h-costs' data-article=3>a <em>b</em></a></p>"
    assert filled(html, {3: "/articles/new/"}) == (
        '<p><a href="/articles/new/#h-costs" rel="noopener">a <em>b</em></a></p>'
    )
    assert filled(html) == "<p>a <em>b</em></p>"


def test_an_address_cannot_break_out_of_its_link():
    html = "<p><a href='/articles/old/#\"><script>' data-article=3>a</a></p>"
    assert "<script>" not in filled(html, {3: '/"><script>'})
    assert filled(html, {3: "/x"}).count('"') == 4


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SOUP)
def test_no_number_and_no_name_is_served_of_any_soup(soup):
    body = sanitise(soup)
    served = fill(body, draw=lambda figure: "", address_of={3: "/articles/new/"}.get)
    assert harmless(served) == served
    assert "data-" not in " ".join(re.findall("<[^>]*>", served))
    assert plain_text(served) in plain_text(body) or "<figcaption>" in body
    assert named_in(served) == Named(frozenset(), frozenset())


def test_a_body_that_names_nothing_is_as_it_was():
    body = sanitise("<p>a <a href=/x>b</a></p><blockquote class=pull-quote>c</blockquote>")
    assert filled(body) == body


@pytest.mark.parametrize(
    "address",
    [
        "/x?</figcaption></figure><p>",
        "/x?<figure><figcaption>",
        "/x?<figure data-picture=3></figure>",
        "/x?</a>",
        "/x?<a data-article=3>",
        "/x?<a",
    ],
)
def test_no_address_takes_a_body_apart(address):
    html = (
        f"<p><a href='{address}'>a</a> <a href='/x#{address}' data-article=3>b</a></p>"
        f"<figure data-picture=12><figcaption><a href='{address}'>c</a></figcaption></figure>"
        f"<figure data-embed='https://x.example{address}'><figcaption>d</figcaption></figure>"
        "<p>e</p>"
    )
    body = sanitise(html)
    served = fill(
        body,
        draw=lambda figure: f"<p>{figure.picture}{figure.caption}</p>",
        address_of={3: "/articles/new/"}.get,
    )
    # Still one exact way: what a browser reads of it is what stands there.
    assert harmless(served) == served
    words = plain_text(served).replace("None", "").split()
    assert words == ["a", "b", "12c", "d", "e"]
    assert named_in(body).pictures == {12}
    assert named_in(body).articles == {3}


def test_a_long_body_is_read_in_no_time():
    """However many tags are never closed as a pattern would like them to be."""
    body = "<figure data-picture=1><figcaption>" + "<em>a</em> " * 4000
    body += "</figcaption></figure>" + '<p><a href="/x" data-article="3">b</a></p>' * 500
    assert filled(body, {3: "/y"}).count("/y") == 500
    assert named_in('<a href="/x" data-article="3">' * 3000).articles == set()
