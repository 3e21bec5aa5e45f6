import io
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from newsroom.lib.cards import fonts, wrapping
from newsroom.lib.cards.fonts import Hand
from newsroom.lib.colours import PAPER

WIDTH, HEIGHT = 1200, 630
# Part of the names under which cards are kept: change it with anything here.
RECIPE = "1"
INK, MUTED, HAIRLINE = "#16181b", "#575a5f", "#ddd8ce"
EDGE, BAND = 76, 18
ROOM = WIDTH - 2 * EDGE
KICKER_TOP, KICKER_SIZE = 66, 36
# Between what stands above and what stands beneath.
HEADLINE_TOP, HEADLINE_BOTTOM = 128, 492
SIZES = range(104, 43, -4)
RULE_AT, FOOT_TOP, FOOT_SIZE = 524, 548, 38
# From the top of a line to where its letters stand, and to the next line, in sizes.
BASE, LEADING = 0.86, 1.17
# Arabic letters reach further down, and so do those of India and Thailand.
LEADING_OF_OTHERS = 1.4


@dataclass(frozen=True)
class Card:
    """What is written on one: `kicker` above, `headline`, and `foot`, where the paper's name is."""

    headline: str
    kicker: str = ""
    foot: str = ""
    colour: str = INK


class Text:
    """Words in a font that can write them."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.is_right_to_left = is_right_to_left(hand.text)
        # Or else each line would have the direction of its own first letter.
        way = "rtl" if self.is_right_to_left else "ltr"
        self.way = way if fonts.joins_letters(hand.at(FOOT_SIZE)) else None

    def width_at(self, size: int) -> wrapping.Width:
        font = self.hand.at(size)
        return lru_cache(maxsize=None)(lambda text: font.getlength(text, direction=self.way))

    def leading(self, size: int) -> float:
        tall = any(unicodedata.category(sign) in {"Mn", "Mc"} for sign in self.hand.text)
        return size * (LEADING_OF_OTHERS if tall or self.is_right_to_left else LEADING)


def drawn(card: Card) -> bytes | None:
    """The card as a PNG file; None where no font of this machine can write the headline."""
    headline = text_of(card.headline, fonts.SERIF)
    if headline is None:
        return None
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = Pen(ImageDraw.Draw(picture), from_right=headline.is_right_to_left)
    pen.band(card.colour)
    pen.headline(headline)
    pen.line(card.kicker, fonts.SANS, KICKER_TOP, KICKER_SIZE, card.colour)
    pen.line(card.foot, fonts.SERIF, FOOT_TOP, FOOT_SIZE, INK)
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def font_of(card: Card) -> str:
    """The name of the font that writes the headline here: another one draws another card."""
    hand = fonts.hand_for(card.headline, fonts.SERIF)
    return hand.path.name if hand and hand.path else ""


def text_of(words: str, names: tuple[str, ...]) -> Text | None:
    hand = fonts.hand_for(" ".join(words.split()), names)
    if hand is None or not hand.text:
        return None
    # Letters that are not joined, in the wrong order, are no headline.
    is_written = fonts.joins_letters(hand.at(FOOT_SIZE)) or not has_right_to_left(hand.text)
    return Text(hand) if is_written else None


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction."""
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((way in {"R", "AL"} for way in strong if way in {"L", "R", "AL"}), False)


def has_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)


class Pen:
    def __init__(self, draw: ImageDraw.ImageDraw, *, from_right: bool) -> None:
        self.draw = draw
        self.start, self.anchor = (WIDTH - EDGE, "rs") if from_right else (EDGE, "ls")

    def band(self, colour: str) -> None:
        self.draw.rectangle((0, 0, WIDTH, BAND), fill=colour)
        self.draw.rectangle((EDGE, RULE_AT, WIDTH - EDGE, RULE_AT + 1), fill=HAIRLINE)

    def headline(self, text: Text) -> None:
        """As large as it fits; the longest ends early."""
        for size in SIZES:
            width, most = text.width_at(size), self.most_lines(text, size)
            pieces = wrapping.pieces_of(text.hand.text)
            lines = wrapping.lines_of(pieces, width, ROOM)
            if len(lines) <= most and all(width(piece.text) <= ROOM for piece in pieces):
                lines = wrapping.balanced(pieces, width, ROOM)
                break
        else:
            lines = wrapping.cut(lines, most, width, ROOM)
        top = HEADLINE_TOP + self.spare(text, size, len(lines))
        for number, line in enumerate(lines):
            self.write(line, text, size, top + number * text.leading(size), INK)

    def most_lines(self, text: Text, size: int) -> int:
        return int((HEADLINE_BOTTOM - HEADLINE_TOP) // text.leading(size))

    def spare(self, text: Text, size: int, lines: int) -> float:
        """A few words hang a little above the middle."""
        return (HEADLINE_BOTTOM - HEADLINE_TOP - lines * text.leading(size)) * 0.4

    def line(self, words: str, names: tuple[str, ...], top: int, size: int, colour: str) -> None:
        text = text_of(words, names) if words.strip() else None
        if text:
            width = text.width_at(size)
            lines = wrapping.lines_of(wrapping.pieces_of(text.hand.text), width, ROOM)
            self.write(wrapping.cut(lines, 1, width, ROOM)[0], text, size, top, colour)

    def write(self, line: str, text: Text, size: int, top: float, colour: str) -> None:
        place = (self.start, round(top + BASE * size))
        font = text.hand.at(size)
        self.draw.text(place, line, fill=colour, font=font, anchor=self.anchor, direction=text.way)
