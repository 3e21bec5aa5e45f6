"""What states name by number, said in words; things deleted since are said to be so."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext as _

from articles.comparing.blocks import blocks_of
from articles.models.people import Contributor
from articles.models.pictures import Picture
from articles.models.places import Section, Topic
from articles.models.state import State


class Shown(NamedTuple):
    words: str
    address: str = ""


class Names:
    """The names of everything that two states name: one query for each kind of thing."""

    def __init__(self, *states: State) -> None:
        self.states = states
        self.found: dict[type[models.Model], dict[int, Any]] = {}

    def section(self, pk: int | None) -> str:
        section = self._one(Section, pk, [state.get("section") for state in self.states])
        return str(section) if section else _("a section that has been deleted")

    def topics(self, pks: Iterable[int]) -> list[str]:
        asked = [pk for state in self.states for pk in state.get("topics", [])]
        return [
            str(self._one(Topic, pk, asked) or _("a topic that has been deleted")) for pk in pks
        ]

    def byline(self, line: dict[str, Any]) -> str:
        asked = [line["contributor"] for state in self.states for line in state.get("bylines", [])]
        person = self._one(Contributor, line["contributor"], asked)
        name = str(person or _("somebody who has been deleted"))
        return f"{name} ({line['credit']})" if line.get("credit") else name

    def picture(self, pk: int | str) -> Shown:
        picture = self._one(Picture, pk, self._pictures())
        if picture is None:
            return Shown(_("a picture that has been deleted"))
        words = picture.alt_text or picture.caption or _("decorative picture")
        smallest = picture.renditions[0]["name"] if picture.renditions else picture.file.name
        return Shown(words, picture.file.storage.url(smallest))

    def _pictures(self) -> list[int | str | None]:
        leads = [state.get("lead_picture") for state in self.states]
        bodies = [block for state in self.states for block in blocks_of(state.get("body", ""))]
        return leads + [block.shows for block in bodies if block.kind == "picture"]

    def _one(self, model: type[models.Model], pk: Any, asked: list[Any]) -> Any:
        if model not in self.found:
            pks = {number for number in asked if isinstance(number, int)}
            self.found[model] = model._default_manager.in_bulk(pks)
        return self.found[model].get(pk)
