"""What a stored body names, and how it is filled in."""

import pytest

from newsroom.lib.richtext import sanitise
from newsroom.lib.richtext.references import fill, named_in


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


def test_a_body_that_names_nothing_is_as_it_was():
    body = sanitise("<p>a <a href=/x>b</a></p><blockquote class=pull-quote>c</blockquote>")
    assert filled(body) == body
