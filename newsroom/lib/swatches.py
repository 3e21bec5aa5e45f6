"""The field of a colour, with the colour as readers see it by day and by night."""

from typing import Any, NamedTuple

from django import forms
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsroom.lib import colours


class Swatch(NamedTuple):
    words: str
    paper: str
    ink: str
    contrast: float


def swatches_of(colour: str) -> list[Swatch]:
    """Both of them; none for what is no colour."""
    if not colours.COLOUR.fullmatch(colour):
        return []
    night = colours.at_night(colour)
    day_contrast, night_contrast = colours.contrast_by_day(colour), colours.contrast_at_night(night)
    return [
        Swatch(_("On light paper"), colours.PAPER, colour, day_contrast),
        Swatch(_("On dark paper"), colours.DARK_PAPER, night, night_contrast),
    ]


class ColourWidget(forms.TextInput):
    class Media:
        css = {"all": ["css/desk/colours.css"]}
        js = [forms.Script("js/desk/colours.js", type="module")]

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        field = super().render(name, value, {**(attrs or {}), "size": 9}, renderer)
        told = {"field": field, "swatches": swatches_of(value or "")}
        return render_to_string("admin/_colour.html", told)
