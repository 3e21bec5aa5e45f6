"""What changed between two states: the words, and what is named; no markup, nothing lost."""

import time
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.comparing import differences
from articles.comparing.bodies import compare_bodies, stretches
from articles.comparing.words import ADDED, REMOVED, SAME, Piece, compare, words_of
from articles.models import Contributor, Picture, Section, Topic
from newsroom.lib.richtext import plain_text, sanitise


def side(pieces, kind: str) -> str:
    return "".join(piece.text for piece in pieces if piece.kind in (SAME, kind))


def changes(pieces) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in pieces if piece.kind != SAME]


def blocks(old: str, new: str) -> list[tuple]:
    found = compare_bodies(old, new)
    return [(block.kind, block.label, side(block.pieces, ADDED)) for block in found]


WORDS = st.lists(
    st.sampled_from(["the", "quay", " ", "  ", ",", ".", "\n", "港", "口", "नमस्ते", "é", "e\u0301"])
    | st.text(max_size=6)
).map("".join)


@settings(deadline=None)
@given(WORDS, WORDS)
def test_what_stayed_and_came_is_the_new_text_and_what_stayed_and_went_the_old(old, new):
    pieces = compare(old, new)
    assert (side(pieces, REMOVED), side(pieces, ADDED)) == (old, new)
    assert all(piece.text for piece in pieces)


@given(WORDS)
def test_words_joined_together_are_the_text_again(text):
    assert "".join(words_of(text)) == text


@given(WORDS)
def test_a_text_beside_itself_has_no_changes(text):
    assert changes(compare(text, text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's 1,200 people.", ["It's", " ", "1,200", " ", "people", "."]),
        ("港口关闭", ["港", "口", "关", "闭"]),
        ("नमस्ते दुनिया", ["नमस्ते", " ", "दुनिया"]),
        ("Пароход ушёл", ["Пароход", " ", "ушёл"]),
        ("cafe\u0301s shut", ["cafe\u0301s", " ", "shut"]),
        ("tea店", ["tea", "店"]),
    ],
)
def test_words_are_found_in_any_script(text, words):
    assert words_of(text) == words


def test_one_word_changed_is_one_word_shown():
    assert changes(compare("The old ferry left.", "The new ferry left.")) == [
        (REMOVED, "old"),
        (ADDED, "new"),
    ]


def test_words_changed_in_a_row_are_one_change():
    assert changes(
        compare("We saw a red brick house there", "We saw an old stone house there")
    ) == [
        (REMOVED, "a red brick"),
        (ADDED, "an old stone"),
    ]


def test_a_text_written_anew_is_shown_whole():
    assert compare("One two three.", "Entirely other words, and many.") == [
        Piece(REMOVED, "One two three."),
        Piece(ADDED, "Entirely other words, and many."),
    ]


PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(["p", "h2", "h3", "h4", "li", "blockquote", "td", "pre"]),
        st.sampled_from(["The ferry is back.", "Nobody came.", "港口关闭了。", "a", "Quay & wharf"])
        | st.text(max_size=20),
    ),
    max_size=12,
)


def body_of(parts) -> str:
    wrap = {"li": "<ul><li>{}</li></ul>", "td": "<table><tr><td>{}</td></tr></table>"}
    made = [
        wrap.get(tag, f"<{tag}>{{}}</{tag}>").format(text.replace("<", "")) for tag, text in parts
    ]
    return sanitise("".join(made))


@settings(deadline=None, max_examples=150)
@given(PARAGRAPHS, PARAGRAPHS)
def test_no_word_of_either_body_is_lost(old, new):
    before, after = body_of(old), body_of(new)
    found = compare_bodies(before, after)
    for kind, body in ((REMOVED, before), (ADDED, after)):
        said = " ".join(side(block.pieces, kind) for block in found).split()
        # Cells stand apart here, and in lines of their own there.
        assert [w for w in said if w != "|"] == [w for w in plain_text(body).split() if w != "|"]


def test_unchanged_bodies_have_nothing_to_show():
    body = sanitise("<h2>Quay</h2><p>One.</p><ul><li>a</li></ul><hr><p>Two<br>lines.</p>")
    assert {block.kind for block in compare_bodies(body, body)} == {SAME}


def test_a_new_paragraph_leaves_its_neighbours_alone():
    assert blocks("<p>One.</p><p>Three.</p>", "<p>One.</p><p>Two.</p><p>Three.</p>") == [
        (SAME, "Paragraph", "One."),
        (ADDED, "Paragraph", "Two."),
        (SAME, "Paragraph", "Three."),
    ]


def test_a_rewritten_paragraph_is_found_beside_a_new_one():
    old = "<p>The ferry came back on Monday with forty passengers.</p>"
    new = "<p>All is well.</p><p>The ferry came back on Tuesday with forty passengers.</p>"
    kinds = [(block.kind, changes(block.pieces)) for block in compare_bodies(old, new)]
    assert kinds == [
        (ADDED, [(ADDED, "All is well.")]),
        ("changed", [(REMOVED, "Monday"), (ADDED, "Tuesday")]),
    ]


def notes_of(old: str, new: str) -> list[str]:
    return [note for block in compare_bodies(old, new) for note in block.notes]


def test_a_heading_of_another_level_says_which_it_was():
    assert notes_of("<h3>Costs</h3>", "<h2>Costs</h2>") == ["It was: Heading 3."]


def test_a_link_that_leads_elsewhere_is_told():
    old, new = '<p><a href="/a/">Here</a> it is</p>', '<p><a href="/b/">Here</a> it is</p>'
    assert notes_of(old, new) == ["The link “Here” leads to /b/; it led to /a/."]
    assert notes_of(old, "<p>Here it is</p>") == ["No longer a link: “Here” led to /a/."]
    assert notes_of("<p>Here it is</p>", new) == ["New link: “Here” leads to /b/."]


def test_words_set_in_another_way_are_told():
    old = "<p>A <strong>very old</strong> house</p>"
    assert notes_of(old, "<p>A very old house</p>") == ["No longer bold: “very old”."]
    assert notes_of("<p>A very old house</p>", "<p>A <em>very</em> old house</p>") == [
        "Now italic: “very”."
    ]


def test_a_paragraph_that_moved_says_so():
    one, two = "<p>The ferry came back on Monday.</p>", "<p>Nobody was there to greet it.</p>"
    assert len(notes_of(one + two, two + one)) == 2


def figure(picture: int, caption: str = "") -> str:
    return f'<figure data-picture="{picture}"><figcaption>{caption}</figcaption></figure>'


def test_a_reworded_caption_is_no_new_picture():
    (found,) = compare_bodies(figure(7, "The old quay at dawn"), figure(7, "The new quay at dawn"))
    assert (found.kind, found.shows) == ("changed", 7)
    assert changes(found.pieces) == [(REMOVED, "old"), (ADDED, "new")]
    (given,) = compare_bodies(figure(7), figure(7, "Dawn"))
    assert (given.kind, given.shows) == ("changed", 7)


def test_another_picture_under_the_same_caption_is_another_picture():
    found = compare_bodies(figure(7, "At dawn"), figure(8, "At dawn"))
    assert [(block.kind, block.shows) for block in found] == [(REMOVED, 7), (ADDED, 8)]


def test_what_is_embedded_is_told_by_its_address():
    video = '<figure data-embed="https://www.youtube.com/watch?v=abc"></figure>'
    (block,) = compare_bodies("", video)
    assert (block.kind, block.label) == (ADDED, "Embedded content")
    assert block.shows.endswith("watch?v=abc")


def test_items_quotations_and_rules_are_called_what_they_are():
    body = (
        "<ul><li>a</li></ul><ol><li>b</li></ol><blockquote><p>c</p></blockquote>"
        '<blockquote class="pull-quote"><p>d</p></blockquote><hr><pre>e\n  f</pre><p>g<br>h</p>'
    )
    assert [(label, text) for _kind, label, text in blocks("", body)] == [
        ("List item", "a"),
        ("Numbered list item", "b"),
        ("Quotation", "c"),
        ("Pull quote", "d"),
        ("Dividing line", ""),
        ("Preformatted text", "e\n  f"),
        ("Paragraph", "g\nh"),
    ]


@pytest.mark.parametrize(
    "body", ["<p>unclosed", "<b>wild</i> & <1", "plain", "<div>" * 400 + "deep"]
)
def test_bodies_that_nobody_tidied_are_read_all_the_same(body):
    assert compare_bodies(body, "<p>One.</p>")


def test_cells_of_a_row_are_compared_together():
    table = "<table><tbody><tr><td>Fare</td><td>{}</td></tr></tbody></table>"
    (row,) = compare_bodies(table.format("4 euros"), table.format("5 euros"))
    assert (row.label, side(row.pieces, ADDED)) == ("Row of a table", "Fare | 5 euros")
    assert changes(row.pieces) == [(REMOVED, "4"), (ADDED, "5")]


def test_long_unchanged_stretches_are_folded_but_for_the_neighbours_of_a_change():
    many = "".join(f"<p>Paragraph number {number}.</p>" for number in range(12))
    found = list(stretches(compare_bodies(many, many.replace("number 7", "seven"))))
    assert [(part.is_folded, len(part.blocks)) for part in found] == [
        (True, 6),
        (False, 1),
        (False, 1),
        (False, 4),
    ]


LONG = Random(7)
VOCABULARY = [f"word{number}" for number in range(2500)]


def long_body(words: int, *, changed: float = 0.0) -> str:
    random = Random(3)
    changing = Random(4)
    made = []
    for _ in range(words // 40):
        text = [random.choice(VOCABULARY) for _ in range(40)]
        text = [word if changing.random() > changed else "other" for word in text]
        made.append(f"<p>{' '.join(text)}.</p>")
    return "".join(made)


@pytest.mark.parametrize("changed", [0.01, 0.1, 0.5, 1.0])
def test_ten_thousand_words_are_compared_in_a_moment(changed):
    old, new = long_body(10_000), long_body(10_000, changed=changed)
    begun = time.process_time()
    compare_bodies(old, new)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>a</p>" * 20_000, "<p>b</p>" * 20_000),
        ("<p>a</p><p>b</p>" * 10_000, "<p>b</p><p>c</p>" * 10_000),
        (f"<p>{'a b ' * 60_000}</p>", f"<p>{'b c ' * 60_000}</p>"),
        (f"<p>{'港' * 100_000}</p>", f"<p>{'口港' * 50_000}</p>"),
    ],
)
def test_made_to_be_slow_it_is_not(old, new):
    begun = time.process_time()
    compare_bodies(old, new)
    assert time.process_time() - begun < 8


# Fields and names


def state(**changes) -> dict:
    plain = dict.fromkeys(["kicker", "headline", "short_headline", "slug", "standfirst"], "")
    rest = {"dateline": "", "body": "", "contents_mode": "auto", "section": 1}
    return {**plain, **rest, "lead_picture": None, "topics": [], "bylines": [], **changes}


def only(old: dict, new: dict):
    (found,) = differences(old, new)
    return found


def test_only_what_differs_is_told():
    assert differences(state(), state()) == []
    found = only(state(headline="Ferry back"), state(headline="Ferry is back"))
    assert (found.name, found.label, found.kind) == ("headline", "Headline", "text")
    assert changes(found.pieces) == [(ADDED, "is ")] or changes(found.pieces) == [(ADDED, " is")]


@pytest.mark.django_db
def test_what_is_named_is_told_by_its_name_and_as_deleted_when_it_is(section):
    stage = Section.objects.create(name="Stage")
    gone = 10**9
    assert changes(only(state(section=section.pk), state(section=stage.pk)).pieces) == [
        (REMOVED, "Harbour"),
        (ADDED, "Stage"),
    ]
    tides, kept = (Topic.objects.create(name=name) for name in ("Tides", "Boats"))
    found = only(state(topics=[kept.pk, gone]), state(topics=[kept.pk, tides.pk]))
    assert found.pieces == [
        Piece(SAME, "Boats"),
        Piece(REMOVED, "a topic that has been deleted"),
        Piece(ADDED, "Tides"),
    ]


@pytest.mark.django_db
def test_bylines_are_compared_in_their_order_with_their_credits():
    ada, bo = (Contributor.objects.create(name=name) for name in ("Ada Quill", "Bo Lindt"))
    lines = [{"contributor": ada.pk, "credit": ""}, {"contributor": bo.pk, "credit": "Pictures"}]
    found = only(state(bylines=lines), state(bylines=lines[::-1]))
    assert side(found.pieces, ADDED) == "Bo Lindt (Pictures)Ada Quill"
    assert changes(found.pieces)


@pytest.mark.django_db
def test_pictures_are_shown_with_their_alt_text(django_assert_num_queries):
    quay = Picture.objects.create(file="pictures/quay.jpg", alt_text="The quay at dawn")
    figure = f'<figure data-picture="{quay.pk}"><figcaption>Ours</figcaption></figure>'
    with django_assert_num_queries(1):
        found = differences(
            state(lead_picture=quay.pk), state(body=f"<p>One.</p>{figure}", lead_picture=10**9)
        )
    body, lead = found
    assert [(p.kind, p.text) for p in lead.pieces] == [
        (REMOVED, "The quay at dawn"),
        (ADDED, "a picture that has been deleted"),
    ]
    assert lead.pieces[0].picture.endswith("quay.jpg")
    shown = body.pieces[-1]
    assert (shown.label, shown.kind, shown.figure.text) == ("Picture", ADDED, "The quay at dawn")


def test_markup_alone_is_said_to_be_markup_alone():
    found = only(state(body='<h2 id="h-one">One</h2>'), state(body='<h2 id="h-1">One</h2>'))
    assert "only the markup" in found.pieces[0].notes[0]


@pytest.mark.parametrize(
    "written",
    [
        '<p>One</p>\n\n\n<p>Two <a href="/x/" data-article="3" rel="noopener">three</a></p>\n',
        '<p>One</p><p>Two <a rel="noopener" data-article=3 href=/x/>three</a></p>',
    ],
)
def test_a_body_that_older_rules_wrote_differently_is_no_other_body(written):
    now = sanitise('<p>One</p><p>Two <a href="/x/" data-article="3">three</a></p>')
    assert written != now
    assert differences(state(body=written), state(body=now)) == []
