"""Pictures, embeds, pull quotes and links to our own stories, as a body keeps them."""

import pytest

from newsroom.lib.richtext import contents_of, plain_text, sanitise, word_count
from newsroom.lib.richtext.policy import number

PICTURE = '<figure data-picture="12"></figure>'
EMBED = '<figure data-embed="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></figure>'


@pytest.mark.parametrize(
    "html",
    [
        PICTURE,
        EMBED,
        '<figure data-picture="12"><figcaption>At <em>the</em> quay</figcaption></figure>',
        '<figure class="is-wide" data-picture="12"></figure>',
        '<figure class="is-wide" data-embed="https://port.example/tides?a=1&amp;b=2">'
        "<figcaption>Tides</figcaption></figure>",
        f"<p>a</p>\n{PICTURE}\n{PICTURE}\n<p>b</p>",
        '<blockquote class="pull-quote"><p>a</p></blockquote>',
        '<p><a data-article="12" href="/articles/ferry/" rel="noopener">a</a></p>',
    ],
)
def test_what_the_contract_says_is_stored_unchanged(html):
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        # What names nothing is words
        ("<figure><img src=//x.example/a><figcaption>a</figcaption></figure>", "<p>a</p>"),
        ("<figure class=is-wide><p>a</p><p>b</p></figure>", "<p>a</p>\n<p>b</p>"),
        ("<figure data-picture=x><figcaption>a</figcaption></figure>", "<p>a</p>"),
        ("<figure data-embed=http://x.example/><figcaption>a</figcaption></figure>", "<p>a</p>"),
        ("<figure data-embed=javascript:alert(1)></figure>", ""),
        ("<figcaption>a</figcaption>b", "<p>a</p>\n<p>b</p>"),
        # Of two references the first counts
        ("<figure data-picture=12 data-embed=https://youtu.be/dQw4w9WgXcQ></figure>", PICTURE),
        ("<figure data-embed=https://youtu.be/dQw4w9WgXcQ?si=x></figure>", EMBED),
        # In a figure there is its caption and nothing else
        (f"{PICTURE[:-9]}<img src=/media/a.webp></figure>", PICTURE),
        (f"{PICTURE[:-9]}<figcaption> &nbsp;</figcaption></figure>", PICTURE),
        (
            f"{PICTURE[:-9]}a<p>b</p><figcaption><p>c</p><p>d</p></figcaption></figure>e",
            '<figure data-picture="12"><figcaption>c d</figcaption></figure>\n'
            "<p>a</p>\n<p>b</p>\n<p>e</p>",
        ),
        (
            f"{PICTURE[:-9]}<figcaption>a</figcaption><figcaption>b</figcaption></figure>",
            '<figure data-picture="12"><figcaption>a</figcaption></figure>\n<p>b</p>',
        ),
        (
            f"{PICTURE[:-9]}<figcaption>a{EMBED}b</figcaption></figure>",
            f'<figure data-picture="12"><figcaption>a b</figcaption></figure>\n{EMBED}',
        ),
        (
            f"{PICTURE[:-9]}<figcaption>a<ul><li>b</li></ul><hr>c</figcaption></figure>",
            '<figure data-picture="12"><figcaption>a b c</figcaption></figure>',
        ),
        # A figure is a block of its own
        (f"<p>a {PICTURE} b</p>", f"<p>a</p>\n{PICTURE}\n<p>b</p>"),
        (f"<h2>a{PICTURE}b</h2>", f'<h2 id="h-a-b">a b</h2>\n{PICTURE}'),
        (f"<ul><li>a{PICTURE}{EMBED}</li><li>b</li></ul>",
         f"<ul><li>a</li><li>b</li></ul>\n{PICTURE}\n{EMBED}"),
        (f"<table><tr><td>a{PICTURE}</td></tr></table>",
         f"<table><tbody><tr><td>a</td></tr></tbody></table>\n{PICTURE}"),
        (f"<blockquote><p>a</p>{PICTURE}<p>b</p></blockquote>",
         f"<blockquote><p>a</p></blockquote>\n{PICTURE}\n<blockquote><p>b</p></blockquote>"),
        (f"<blockquote class=pull-quote>{PICTURE}</blockquote>", PICTURE),
        (f"<blockquote><ul><li>a{PICTURE}</li></ul><p>b</p></blockquote>",
         f"<blockquote><ul><li>a</li></ul></blockquote>\n{PICTURE}\n"
         "<blockquote><p>b</p></blockquote>"),
        (f"<a href=/x><strong>{PICTURE}</strong></a>", PICTURE),
        (f"<pre>a{PICTURE}</pre>", f"<pre>a</pre>\n{PICTURE}"),
        (f"<div><div>a{PICTURE}</div>b</div>", f"<p>a</p>\n{PICTURE}\n<p>b</p>"),
        ("<b style='font-weight:normal'><p>a</p>" + PICTURE + "<p>b</p></b>",
         f"<p>a</p>\n{PICTURE}\n<p>b</p>"),
        # Classes and numbers
        ("<figure class='is-wide is-wide evil' data-picture=12></figure>",
         '<figure class="is-wide" data-picture="12"></figure>'),
        ("<figure class=evil data-picture=12></figure>", PICTURE),
        ("<blockquote class=evil><p>a</p></blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<p class=is-wide>a</p>", "<p>a</p>"),
        ("<p><a data-article=12>a</a></p>", "<p>a</p>"),
        ("<p><a href=/x data-article=0>a</a></p>", '<p><a href="/x" rel="noopener">a</a></p>'),
        ("<p><a href=https://x.example/ data-article=3>a</a></p>",
         '<p><a href="https://x.example/" rel="noopener">a</a></p>'),
    ],
)  # fmt: skip
def test_what_is_stored(written, stored):
    assert sanitise(written) == stored
    assert sanitise(stored) == stored


def test_a_figure_with_many_figures_inside_settles():
    inside = "<figure data-picture=1><figcaption>a"
    stored = sanitise(inside * 60)
    assert stored.count("<figure") == stored.count("</figure>") == 60
    assert sanitise(stored) == stored


@pytest.mark.parametrize("value", ["0", "-1", "1.0", " 1", "1 ", "١", "1" * 19, "", "01", "a"])
def test_only_positive_numbers_name_something(value):
    assert number(value) is None


def test_captions_are_words_of_the_story():
    caption = "<figcaption>c <em>d</em></figcaption>"
    html = f'<p>a b</p>\n<figure data-picture="12">{caption}</figure>\n{EMBED}'
    assert plain_text(html) == "a b\nc d"
    assert word_count(html) == 4
    assert contents_of(html) == []
