"""What the page of the front desk sends: the arrangement, and the one thing to do with it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import fronts
from articles.fronts import hands
from articles.fronts.shapes import Arrangement
from newsroom.lib.moments import MomentField, When
from newsroom.lib.numbers import number_in


class PlanForm(forms.Form):
    at = MomentField(
        label=_("From"),
        required=False,
        widget=When,
        help_text=_("Left empty, readers see it as soon as it is saved."),
    )
    note = forms.CharField(
        label=_("Note for colleagues"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This time is past. Leave it empty to arrange the front now."))
        return at


def number(text: str) -> int:
    """What a page of ours sends as a number; 0, which nothing has, for anything else."""
    return number_in(text) or 0


def arrangement_in(sent: QueryDict) -> Arrangement:
    """The arrangement as it stood on the page."""
    arrangement: Arrangement = {
        "lead": number(sent.get("lead", "")) or None,
        "second": numbers(sent, "second"),
        "blocks": [],
    }
    for section in numbers(sent, "block"):
        shape = sent.get(f"shape-{section}", "")
        hands.add_block(arrangement, section, shape if shape in fronts.SHAPES else "")
        arrangement["blocks"][-1]["articles"] = numbers(sent, f"story-{section}")
    return arrangement


def numbers(sent: QueryDict, name: str) -> list[int]:
    return [found for text in sent.getlist(name) if (found := number(text))]


MOVEMENTS = {
    "up": hands.up,
    "down": hands.down,
    "take-away": hands.take_away,
    "block-up": hands.block_up,
    "block-down": hands.block_down,
    "block-remove": hands.remove_block,
}


def do(arrangement: Arrangement, sent: QueryDict) -> None:
    """What the pressed button says, such as "up 12" or "put 12 second 0"."""
    verb, *rest = sent.get("do", "").split() or [""]
    if verb in MOVEMENTS and rest:
        MOVEMENTS[verb](arrangement, number(rest[0]))
    elif verb == "place" and rest:
        hands.put(arrangement, number(rest[0]), sent.get("target", ""))
    elif verb == "put" and len(rest) > 1:
        position = number(rest[2]) if len(rest) > 2 else None
        hands.put(arrangement, number(rest[0]), rest[1], position)
    elif verb == "block-put" and len(rest) > 1:
        hands.move_block(arrangement, number(rest[0]), number(rest[1]))
    elif verb == "block-add":
        hands.add_block(arrangement, number(sent.get("new_block", "")))
    elif verb == "open":
        arrangement.update(lead=None, second=[], blocks=[])
