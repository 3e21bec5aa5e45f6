"""Ids of headings, which are addresses and therefore kept, and the table of contents."""

import pytest

from newsroom.lib.richtext import contents_of, plain_text, sanitise, word_count
from newsroom.lib.richtext.contents import LONGEST_SLUG
from newsroom.lib.richtext.policy import heading_id


def ids(html):
    return [line.split('"')[1] for line in sanitise(html).splitlines() if line.startswith("<h")]


def outline(entries):
    return [(e["id"], outline(e["children"])) if e["children"] else e["id"] for e in entries]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("A New Push for the Ferry", "h-a-new-push-for-the-ferry"),
        ("The Mayor’s Plan", "h-the-mayors-plan"),
        ("The Mayor's Plan", "h-the-mayors-plan"),
        ("A Harbour with Low-Water Days", "h-a-harbour-with-low-water-days"),
        ("Café Cafe\u0301", "h-cafe-cafe"),
        ("Новости дня", "h-новости-дня"),
        ("港口的渡轮", "h-港口的渡轮"),
        ("समाचार आज", "h-समाचार-आज"),
        ("الأخبار", "h-الأخبار"),
        ("می\u200cروم", "h-میروم"),
        ("co\u00adoperation", "h-cooperation"),
        ("Costs: 40 % & more", "h-costs-40-more"),
        ("2,000 boats", "h-2-000-boats"),
        ("❤\ufe0f", "h-section-1"),
        ("?!", "h-section-1"),
        ("<em>Nested</em> <strong>words</strong>", "h-nested-words"),
        ("Results<sup>1</sup>", "h-results"),
        ("Results<sup><a href='#n1'>a</a></sup>", "h-results"),
        ("Results<sup>[2]</sup>", "h-results"),
        ("Rent per m<sup>2</sup>", "h-rent-per-m2"),
    ],
)
def test_an_id_is_made_of_the_words(heading, expected):
    assert ids(f"<h2>{heading}</h2>") == [expected]
    assert heading_id(expected) == expected


def test_the_fallback_counts_headings():
    assert ids("<h2>One</h2><h2>Two</h2><h3>…!</h3>") == ["h-one", "h-two", "h-section-3"]


def test_a_long_heading_is_cut_after_a_word():
    slug = ids(f"<h2>{'ferry ' * 40}</h2>")[0].removeprefix("h-")
    assert len(slug) <= LONGEST_SLUG
    assert slug.endswith("-ferry")
    assert len(ids(f"<h2>{'港' * 200}</h2>")[0]) == LONGEST_SLUG + len("h-")


def test_duplicates_are_numbered():
    assert ids("<h2>Foo</h2><h2>Foo</h2><h3>foo!</h3>") == ["h-foo", "h-foo-2", "h-foo-3"]


def test_a_number_behind_a_word_collides_with_nothing():
    assert ids("<h2>Foo</h2><h2>Foo</h2><h2>Foo 2</h2>") == ["h-foo", "h-foo-2", "h-foo-2-2"]
    assert ids("<h2>Foo 2</h2><h2>Foo</h2><h2>Foo</h2>") == ["h-foo-2", "h-foo", "h-foo-3"]


def test_an_id_that_a_later_heading_has_is_taken():
    html = '<h2>Foo</h2><h2 id="h-foo">Old wording</h2><h2>Foo</h2>'
    assert ids(html) == ["h-foo-2", "h-foo", "h-foo-3"]


def test_of_two_headings_with_one_id_the_first_keeps_it():
    html = '<h2 id="h-quay">Quay</h2><h2 id="h-quay">Quay</h2><h2 id="h-quay">Costs</h2>'
    assert ids(html) == ["h-quay", "h-quay-2", "h-costs"]


def test_ids_stay_when_words_change_and_headings_come_before():
    stored = sanitise("<h2>Quay</h2><p>a</p><h2>Costs</h2>")
    edited = stored.replace(">Costs<", ">Who pays<").replace("<h2", "<h2>New</h2><h2", 1)
    assert ids(edited) == ["h-new", "h-quay", "h-costs"]


@pytest.mark.parametrize(
    "given", ["comments", "h-", "h-a b", 'h-"', "H-a", "h-a.b", "h-" + "a" * 120]
)
def test_only_ids_of_our_form_are_kept(given):
    assert heading_id(given) is None
    assert ids(f"<h2 id='{given}'>Views</h2>") == ["h-views"]


def test_ids_stand_on_headings_only():
    assert sanitise('<p id="h-a">a</p><h2 id="h-b">b</h2>') == '<p>a</p>\n<h2 id="h-b">b</h2>'


def test_contents_are_nested():
    html = sanitise("<h2>A</h2><h3>B</h3><h3>C</h3><h2>D</h2>")
    assert contents_of(html) == [
        {
            "id": "h-a",
            "text": "A",
            "level": 2,
            "children": [
                {"id": "h-b", "text": "B", "level": 3, "children": []},
                {"id": "h-c", "text": "C", "level": 3, "children": []},
            ],
        },
        {"id": "h-d", "text": "D", "level": 2, "children": []},
    ]


def test_a_skipped_level_nests_one_step():
    html = sanitise("<h2>A</h2><h4>B</h4><h3>C</h3><h4>D</h4><h2>E</h2>")
    assert outline(contents_of(html, deepest=4)) == [
        ("h-a", ["h-b", ("h-c", ["h-d"])]),
        "h-e",
    ]


def test_contents_may_begin_below_the_top():
    html = sanitise("<h3>A</h3><h4>B</h4><h2>C</h2>")
    assert outline(contents_of(html, deepest=4)) == [("h-a", ["h-b"]), "h-c"]


def test_contents_go_as_deep_as_asked():
    html = sanitise("<h2>A</h2><h3>B</h3><h4>C</h4>")
    assert outline(contents_of(html, deepest=2)) == ["h-a"]
    assert outline(contents_of(html)) == [("h-a", ["h-b"])]
    assert outline(contents_of(html, deepest=4)) == [("h-a", [("h-b", ["h-c"])])]


def test_the_text_of_an_entry_is_plain():
    html = sanitise("<h2>“Rising&nbsp;\n tides” &amp; <em>more</em> &lt;b&gt;<sup>[1]</sup></h2>")
    assert contents_of(html)[0]["text"] == "“Rising tides” & more <b>"


def test_empty_headings_make_no_entry():
    html = sanitise("<h2></h2><h2>&nbsp;</h2><h2><br></h2><h2><em> </em></h2><p>a</p>")
    assert html == "<p>a</p>"
    assert contents_of(html) == []
    assert contents_of("<h2> </h2>") == []


def test_no_headings_make_no_contents():
    assert contents_of("") == []
    assert contents_of("<p><strong>Bold is no heading</strong></p>") == []


def test_headings_in_quotations_and_cells_count():
    html = sanitise("<blockquote><h2>A</h2></blockquote><table><td><h3>B</h3></td></table>")
    assert outline(contents_of(html)) == [("h-a", ["h-b"])]


def test_plain_text_has_a_line_for_each_paragraph():
    html = sanitise(
        "<h2>A</h2><p>B <strong>c</strong>d&nbsp;e<br>f &amp; g</p>"
        "<ul><li>h<ul><li>i</li></ul></li></ul>"
        "<table><tr><td>j</td><td>k</td></tr></table><pre>l\n  m</pre>"
    )
    assert plain_text(html) == "A\nB cd e\nf & g\nh\ni\nj\nk\nl m"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One two—three, four.", 3),
        ("During 2017-2021, it’s 40 % – no more", 6),
        ("港口的渡轮", 3),
        ("港口 opens", 2),
        ("เรือข้ามฟาก", 3),
        ("서울 항구", 2),
    ],
)
def test_words_are_counted(text, words):
    assert word_count(sanitise(text)) == words


def test_words_in_headings_and_lists_count():
    assert word_count(sanitise("<h2>Two words</h2><ul><li>a</li><li>b</li></ul>")) == 4
