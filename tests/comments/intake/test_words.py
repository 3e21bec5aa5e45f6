"""Listed words are found however they are spaced out, and never inside other words."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.words import WordList


def found(word: str, text: str) -> list[str]:
    return [text[one.start : one.end] for one in WordList([(word, "suspect")]).find(text)]


@pytest.mark.parametrize(
    ("word", "text", "caught"),
    [
        ("press", "Stop the press.", "press"),
        ("press", "PRESS", "PRESS"),
        ("foo", "you f.o.o", "f.o.o"),
        ("foo", "you f o o", "f o o"),
        ("foo", "you are a f o o and a half", "f o o"),
        ("foo", "F  O  O", "F  O  O"),
        ("foo", "f-o-o!", "f-o-o"),
        ("foo", "f*o*o", "f*o*o"),
        ("foo", "f_o_o", "f_o_o"),
        ("foo", "f'o'o", "f'o'o"),
        ("foo", "f . o . o", "f . o . o"),
        ("foo", "f.o o", "f.o o"),
        ("foo", "fo-o", "fo-o"),
        ("foo", "f.oo", "f.oo"),
        ("foo", "f\u200bo\u200bo", "f\u200bo\u200bo"),
        ("foo", "fo\u00ado", "fo\u00ado"),
        ("foo", "ｆｏｏ", "ｆｏｏ"),
        ("foo", "𝐟𝐨𝐨", "𝐟𝐨𝐨"),
        ("foo", "f\no\no", "f\no\no"),
        ("foo", "foo's", "foo"),
        ("foo", "«foo»", "foo"),
        ("foo", "**foo**", "foo"),
        ("foo", "fóo foo", "foo"),
        ("buy now", "Buy now", "Buy now"),
        ("buy now", "BUY...\n\nNOW", "BUY...\n\nNOW"),
        ("buy now", "b u y n o w", "b u y n o w"),
        ("don't", "Don’t", "Don’t"),
        ("straße", "STRASSE", "STRASSE"),
        ("STRASSE", "die Straße da", "Straße"),
        ("istanbul", "İSTANBUL", "İSTANBUL"),
        ("café", "cafe\u0301", "cafe\u0301"),
        ("дурак", "Ты ДУРАК!", "ДУРАК"),
        ("дурак", "ты д у р а к", "д у р а к"),
        ("كلب", "يا كـلـب", "كـلـب"),
        ("كلب", "يا كَلْب", "كَلْب"),
        ("चोर", "वह चोर है", "चोर"),
        ("바보", "너는 바보 야", "바보"),
        ("바보", "너는 \u1107\u1161\u1107\u1169 야", "\u1107\u1161\u1107\u1169"),
        ("博彩", "最新博彩网站", "博彩"),
        ("博彩", "最新 博.彩 网站", "博.彩"),
        ("ばか", "このばかもの", "ばか"),
        ("クラス", "この クラス", "クラス"),
        ("โง่", "คุณโง่มาก", "โง่"),
        ("100", "save 100%", "100"),
    ],
)
def test_found(word, text, caught):
    assert found(word, text) == [caught]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("press", "WordPress"),
        ("press", "W O R D P R E S S"),
        ("press", "w.o.r.d.p.r.e.s.s"),
        ("press", "pressed, express"),
        ("ass", "as soon"),
        ("ass", "as s"),
        ("ass", "a ss"),
        ("ass", "class"),
        ("ass", "as, so"),
        ("ass", "cl.a.s.s"),
        ("ass", "a.s.s.ociation"),
        ("ass", "pass a s"),
        ("hell", "he'll"),
        ("hell", "he’ll"),
        ("cant", "can't"),
        ("ima", "I'm a reader"),
        ("im", "I'm"),
        ("sa", "It's a pity"),
        ("massa", "It has mass.A great deal."),
        ("foo", "f o o d"),
        ("foo", "food"),
        ("foo", "f0o"),
        ("foo", "fóo"),
        ("foo", "fo o"),
        ("foo", "of oo"),
        ("buy now", "buy it now"),
        ("buy now", "buynow"),
        ("чат", "начать"),
        ("ラス", "クラス"),
        ("schon", "schön"),
        ("therapist", "the rapist"),
        ("a b c", "vitamins A, B"),
        ("bc", "vitamins A, B, C, D"),
    ],
)
def test_not_found(word, text):
    assert found(word, text) == []


LETTERS = st.text(string.ascii_lowercase + "äßéяжשא", min_size=1, max_size=8)


@given(word=LETTERS, before=LETTERS, after=LETTERS)
def test_never_inside_a_word(word, before, after):
    for text in (before + word, word + after, before + word + after):
        assert found(word, f"we say {text} here") == []


@given(words=st.lists(LETTERS.filter(lambda word: len(word) > 1), min_size=2, max_size=4))
def test_spaces_never_join_honest_words(words):
    joined = "".join(words)
    assert found(joined, " ".join(words)) == []


@given(
    word=st.text(string.ascii_lowercase, min_size=2, max_size=10), gap=st.sampled_from(" .-*_~|")
)
def test_letters_that_stand_apart_are_seen_together(word, gap):
    text = gap.join(word)
    assert text in found(word, f"You, {text}, said so")


@given(text=st.text(max_size=200), word=st.text(min_size=1, max_size=10))
def test_whatever_is_typed_places_lie_in_the_text(text, word):
    for one in WordList([(word, "suspect")]).find(text):
        assert 0 <= one.start < one.end <= len(text)


def test_all_words_are_found_in_their_order():
    words = WordList([("foo", "suspect"), ("bar none", "banned"), ("bar", "suspect")])
    assert [(one.word, one.kind) for one in words.find("Bar none, foo")] == [
        ("bar", "suspect"),
        ("bar none", "banned"),
        ("foo", "suspect"),
    ]


@pytest.mark.parametrize("text", ["", " ", "...", "\u200b", "\u0301", "'"])
def test_nothing_is_found_in_nothing(text):
    assert found("foo", text) == []
