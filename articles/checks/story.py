"""A story as the checks see it: what was saved, read once for all of them."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from articles.models.pictures import Picture
from newsroom.lib.richtext.tree import Element, elements, parse, text_of

if TYPE_CHECKING:
    from articles.models import Article

LONGEST_QUOTATION = 60


@dataclass
class Story:
    article: "Article"
    state: dict[str, Any]

    @cached_property
    def body(self) -> Element:
        return parse(self.state["body"])

    def elements(self, *tags: str) -> list[Element]:
        return elements(self.body, *tags)

    @cached_property
    def named_pictures(self) -> list[int]:
        """The pictures in the text, by number, in order."""
        figures = self.elements("figure")
        numbers = [figure.get("data-picture", "") for figure in figures]
        return [int(number) for number in numbers if number.isdecimal()]

    @cached_property
    def pictures(self) -> dict[int, Picture]:
        """All that the story shows and that are still there, in one query."""
        wanted = {*self.named_pictures, self.state["lead_picture"]} - {None}
        return Picture.objects.in_bulk(wanted) if wanted else {}

    @property
    def articles(self) -> Any:
        """All articles. The class is asked for, because its own module imports the checks."""
        return type(self.article).objects


def words_of(element: Element) -> str:
    return " ".join(text_of(element).split())


def quoted(text: str) -> str:
    """Enough of a text to know which one is meant."""
    if len(text) > LONGEST_QUOTATION:
        text = text[:LONGEST_QUOTATION].rsplit(" ", 1)[0] + "\u2026"
    return f"\u201c{text}\u201d"
