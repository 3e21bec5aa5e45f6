"""What is stored of a body that somebody wrote."""

import pytest

from newsroom.lib.richtext import sanitise
from newsroom.lib.richtext.policy import TAGS
from newsroom.lib.richtext.toolbar import GROUPS, allowed_content, buttons, format_tags

# What each button of the editor makes, as it is stored.
FEATURES = {
    "Format": '<p>a</p>\n<h2 id="h-b">b</h2>\n<h3 id="h-c">c</h3>\n<h4 id="h-d">d</h4>',
    "Bold": "<p>a <strong>b</strong></p>",
    "Italic": "<p>a <em>b</em></p>",
    "Link": '<p><a href="https://port.example/?a=1&amp;b=2" rel="noopener">a</a></p>',
    "BulletedList": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "NumberedList": "<ol><li>a</li><li>b</li></ol>",
    "StoryLink": '<p><a data-article="12" href="/articles/quay/" rel="noopener">a</a></p>',
    "Footnote": '<p>a <small class="footnote">b <em>c</em></small>, d</p>',
    "Blockquote": "<blockquote><p>a</p><p>b</p></blockquote>",
    "PullQuote": '<blockquote class="pull-quote"><p>a</p></blockquote>',
    "Picture": '<figure class="is-wide" data-picture="12"><figcaption>a</figcaption></figure>',
    "Embed": '<figure data-embed="https://vimeo.com/76979871"><figcaption>a</figcaption></figure>',
    "Table": (
        '<table><caption>a</caption><thead><tr><th scope="col">b</th><th scope="col">c</th></tr>'
        '</thead><tbody><tr><td rowspan="2">d</td><td></td></tr><tr><td>e</td></tr></tbody></table>'
    ),
    "HorizontalRule": "<p>a</p>\n<hr>\n<p>b</p>",
    "SpecialChar": "<p>\u00a9 \u20ac \u2014 \u201cx\u201d \u00bd</p>",
}
CHANGE_NOTHING = {"RemoveFormat", "Unlink", "Find", "Undo", "Redo", "Maximize"}


def test_what_each_button_makes_is_stored_unchanged():
    names = {name for group in GROUPS for name, _tag in group}
    assert names == FEATURES.keys() | CHANGE_NOTHING
    for html in FEATURES.values():
        assert sanitise(html) == html


def test_what_the_editor_has_no_button_for_is_stored_unchanged():
    html = "<pre>  a\n   b</pre>\n<p><code>c</code> m<sup>2</sup> H<sub>2</sub>O<br>d</p>"
    assert sanitise(html) == html


def test_the_editor_is_told_of_every_tag_and_no_other():
    rules = dict(rule.partition("[")[::2] for rule in allowed_content().split(";"))
    assert {rule.partition("(")[0] for rule in rules} == set(TAGS)
    assert rules["h2"] == "id]"
    assert rules["a"] == "!href,data-article,rel]"
    assert rules["figure"] == "data-picture,data-embed](is-wide)"
    assert "blockquote(pull-quote)" in allowed_content().split(";")
    assert format_tags() == "p;h2;h3;h4"


def test_a_button_goes_with_its_tag(monkeypatch):
    monkeypatch.delitem(TAGS, "table")
    assert not any("Table" in group for group in buttons())
    assert "table" not in allowed_content().split(";")


def test_a_new_tag_is_one_line(monkeypatch):
    from newsroom.lib.richtext.policy import Allowed, Kind, sanitiser_rules

    monkeypatch.setitem(TAGS, "mark", Allowed(Kind.INLINE, classes=frozenset({"new"})))
    assert "mark" in sanitiser_rules()["tags"]
    assert sanitiser_rules()["allowed_classes"]["mark"] == {"new"}
    assert "mark(new)" in allowed_content()


def test_attributes_stand_in_one_order_whichever_they_came_in():
    stored = '<p><a data-article="3" href="/x/" rel="noopener">a</a></p>'
    assert sanitise("<p><a rel=x href=/x/ data-article=3>a</a></p>") == stored
    assert sanitise(stored) == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("", ""),
        ("   \n ", ""),
        ("<p>&nbsp;</p><p><br></p><p></p>", ""),
        # Plain text
        (
            "One.\n\nTwo,\nand a half.\r\n\r\n\r\nThree.",
            "<p>One.</p>\n<p>Two,<br>and a half.</p>\n<p>Three.</p>",
        ),
        ("Fish & chips < 5 &amp; more", "<p>Fish &amp; chips &lt; 5 &amp; more</p>"),
        # Names
        ("<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<h5>a</h5><h6>b</h6>", '<h4 id="h-a">a</h4>\n<h4 id="h-b">b</h4>'),
        # Hard spaces
        (
            "<p><strong>Northern Quay:</strong>&nbsp;Ferries</p>",
            "<p><strong>Northern Quay:</strong> Ferries</p>",
        ),
        ("<p>One.&nbsp; Two. &nbsp;Three&nbsp;&nbsp;four</p>", "<p>One. Two. Three four</p>"),
        ("<p>&nbsp;a&nbsp;</p>", "<p>a</p>"),
        ("<p>10&nbsp;km and Mr&nbsp;Fox</p>", "<p>10&nbsp;km and Mr&nbsp;Fox</p>"),
        (
            "<p>\u00ab&nbsp;<em>Oui</em>&nbsp;! \u00bb</p>",
            "<p>\u00ab&nbsp;<em>Oui</em>&nbsp;! \u00bb</p>",
        ),
        # Empty things
        ("<p>a</p><p>&nbsp;</p><p>b</p><p></p><p>\u00a0</p>", "<p>a</p>\n<p>b</p>"),
        ("<h2>&nbsp;</h2><h3><strong></strong></h3><p>a</p>", "<p>a</p>"),
        ("<p>a<strong></strong><em> </em>b<a href='/x'></a></p>", "<p>a b</p>"),
        ("<ul><li></li></ul><blockquote><p></p></blockquote><table></table>", ""),
        ("<p>a<br></p><p><br>b<br><br></p>", "<p>a</p>\n<p>b</p>"),
        # Headings
        ("<h2><b>a</b> <strong><em>b</em></strong></h2>", '<h2 id="h-a-b">a <em>b</em></h2>'),
        ("<h2>a<br>b</h2>", '<h2 id="h-a-b">a b</h2>'),
        # Paragraphs
        ("a<p>b</p>c", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<p>a<br><br>b<br>c</p>", "<p>a</p>\n<p>b<br>c</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p>\n<p>b</p>\n<p>c</p>"),
        ("<blockquote>a</blockquote>", "<blockquote><p>a</p></blockquote>"),
        ("<strong>a <p>b</p></strong>", "<p><strong>a</strong></p>\n<p><strong>b</strong></p>"),
        (
            "<a href='/x'><h2>a</h2>b</a>",
            '<h2 id="h-a"><a href="/x" rel="noopener">a</a></h2>\n'
            '<p><a href="/x" rel="noopener">b</a></p>',
        ),
        ("<p><b>a</b><b>b</b> <b>c</b></p>", "<p><strong>ab c</strong></p>"),
        ("<p><b>a <b>b</b></b></p>", "<p><strong>a b</strong></p>"),
        # Lists and cells
        ("<ul><li><p>a</p></li><ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul>a<p>b</p></ul>", "<ul><li>a<p>b</p></li></ul>"),
        ("<li>a</li><li>b</li>", "<ul><li>a</li><li>b</li></ul>"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        (
            "<table><tr><td><p>a</p></td><td>&nbsp;</td></tr></table>",
            "<table><tbody><tr><td>a</td><td></td></tr></tbody></table>",
        ),
        # The rest of the page's own things
        ("<p class='x' lang='de' title='y' data-z='1'>a</p>", "<p>a</p>"),
        ("<p>a<!-- note --></p>", "<p>a</p>"),
        ("<p>a\n   b\tc</p>", "<p>a b c</p>"),
    ],
)
def test_what_is_stored(written, stored):
    assert sanitise(written) == stored
    assert sanitise(stored) == stored


def test_one_pasted_title_becomes_a_heading_among_others():
    stored = sanitise("<h1>Title</h1><h2>Part</h2>")
    assert stored == '<h2 id="h-title">Title</h2>\n<h2 id="h-part">Part</h2>'


def test_several_pasted_titles_take_their_parts_down_with_them():
    stored = sanitise("<h1>A</h1><h2>Part</h2><h3>Detail</h3><h1>B</h1>")
    assert [tag[1:3] for tag in stored.splitlines()] == ["h2", "h3", "h4", "h2"]


def test_headings_that_were_stored_before_keep_their_level():
    stored = sanitise('<h2 id="h-old">Old</h2><h1>A</h1><h2>Part</h2><h1>B</h1>')
    assert [tag[1:3] for tag in stored.splitlines()] == ["h2", "h2", "h3", "h2"]


def test_a_long_read_takes_no_time():
    body = "<p>Some <b>words</b>&nbsp; and a <a href='/x'>link</a>.</p><h2>Part</h2>" * 2000
    stored = sanitise(body)
    assert stored.count("<h2") == 2000
