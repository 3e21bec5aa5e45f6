"""Share cards: words on paper in any script, or none where this machine could not write them."""

import io

import pytest
from PIL import Image

from newsroom.lib.cards import HEIGHT, WIDTH, Card, drawn, fonts, wrapping

COLOUR = "#1d5c63"
PAPER = (252, 251, 248)
LONG = "The council voted twice and still did not know who would pay for the quay. " * 8
HEADLINES = {
    "short": "Ferry returns",
    "usual": "Swing bridge sticks for the ninth time this year, and nobody will say who pays",
    "long": LONG,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenversicherungsanstalt" * 2,
    "a picture sign": "Whale \U0001f40b in the harbour",
    "line breaks": "One\r\n\n\ttwo",
}
ANYWHERE = {
    "Cyrillic": "Паром вернулся на северную набережную",
    "Arabic": "العبّارة تعود إلى الرصيف الشمالي 2026",
    "Hebrew": "המעבורת חזרה לרציף הצפוני",
    "Chinese": "渡轮在维修十一年后重返北码头，市议会昨晚以微弱多数通过了新的贷款计划。",
    "Hindi": "ग्यारह साल बाद नौका उत्तरी घाट पर लौटी",
    "Nobody's": "\U0010fffd\U0010fffc",
    "empty": "",
    "spaces": "  ",
}


@pytest.fixture(autouse=True)
def looked_for_anew():
    fonts.installed.cache_clear()
    yield
    fonts.installed.cache_clear()


@pytest.fixture
def no_fonts(settings, tmp_path):
    settings.FONT_FOLDERS = [str(tmp_path)]
    settings.CARD_FONT = ""


def card(headline: str, **said: str) -> Card:
    return Card(headline, **{"kicker": "Harbour", "foot": "The Quay Paper", **said}, colour=COLOUR)


def picture_of(content: bytes | None) -> Image.Image:
    assert content
    return Image.open(io.BytesIO(content)).convert("RGB")


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are not paper."""
    part = picture.crop(box)
    return sum(count for count, colour in part.getcolors(10**6) if colour != PAPER)


@pytest.mark.parametrize("name", HEADLINES)
def test_every_headline_fits_between_the_edges(name):
    picture = picture_of(drawn(card(HEADLINES[name])))
    assert picture.size == (WIDTH, HEIGHT)
    assert ink(picture, (70, 120, WIDTH - 70, 500)) > 1000
    for edge in ((0, 30, 70, HEIGHT), (WIDTH - 70, 30, WIDTH, HEIGHT)):
        assert ink(picture, edge) == 0


@pytest.mark.parametrize("name", HEADLINES)
def test_without_any_font_latin_letters_are_written_all_the_same(no_fonts, name):
    content = drawn(card(HEADLINES[name]))
    # A letter that cannot be written is not left out of a word: then there is no card.
    assert (content is None) == (name == "one word")


@pytest.mark.parametrize("name", ANYWHERE)
def test_what_cannot_be_written_is_not_drawn(no_fonts, name):
    assert drawn(card(ANYWHERE[name])) is None


@pytest.mark.parametrize("name", ANYWHERE)
def test_no_script_is_an_error_on_any_machine(name):
    content = drawn(card(ANYWHERE[name]))
    assert content is None or picture_of(content).size == (WIDTH, HEIGHT)


def test_it_has_the_colour_of_its_section_and_says_whose_it_is():
    picture = picture_of(drawn(card("Ferry returns")))
    assert picture.getpixel((600, 5)) == (0x1D, 0x5C, 0x63)
    assert ink(picture, (70, 60, 600, 110)) > 100
    assert ink(picture, (70, 540, 600, 600)) > 100
    assert ink(picture_of(drawn(card("Ferry", kicker="", foot=" "))), (70, 540, 600, 600)) == 0


def test_the_same_is_drawn_the_same():
    assert drawn(card("Ferry returns")) == drawn(card("Ferry returns"))


def test_a_font_of_the_owner_goes_first(settings, tmp_path):
    settings.CARD_FONT = str(tmp_path / "gone.ttf")
    assert drawn(card("Ferry returns"))
    assert fonts.hand_for("Ferry", fonts.SERIF).path == tmp_path / "gone.ttf"


# Lines


def by_letters(text: str) -> float:
    return len(text)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three", 8, ["one two", "three"]),
        ("one", 8, ["one"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("渡轮重返码头", 4, ["渡轮重返", "码头"]),
        ("渡轮重返。码头", 4, ["渡轮重", "返。码头"]),
        ("渡轮重「码头」", 4, ["渡轮重", "「码头」"]),
        ("渡轮 ABC 12", 4, ["渡轮", "ABC", "12"]),
        ("서울에서 부산까지", 5, ["서울에서", "부산까지"]),
    ],
)
def test_lines_are_broken_where_the_script_allows(text, room, lines):
    assert wrapping.lines_of(wrapping.pieces_of(text), by_letters, room) == lines


def test_no_line_is_left_with_one_word_when_it_can_be_helped():
    pieces = wrapping.pieces_of("nobody will say who pays now")
    assert wrapping.lines_of(pieces, by_letters, 24) == ["nobody will say who pays", "now"]
    assert wrapping.balanced(pieces, by_letters, 24) == ["nobody will say", "who pays now"]


def test_what_is_cut_says_so():
    assert wrapping.cut(["one two", "three four", "five"], 2, by_letters, 10) == [
        "one two",
        "three fou…",
    ]
    assert wrapping.cut(["one", "two, five", "x"], 2, by_letters, 5) == ["one", "two…"]
