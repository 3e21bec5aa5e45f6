"""Colours that the owner chooses, and whether they can be read (WCAG 2.2, 1.4.3)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# Of static/css/site/values.css.
PAPER, DARK_PAPER = "#fcfbf8", "#0f141b"
READABLE = 4.5


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def validate_colour(value: str) -> None:
    """Raises ValidationError unless it is #rrggbb and can be read on light paper."""
    if not COLOUR.fullmatch(value):
        raise ValidationError(_("Write a colour as # and six digits or letters: #1d5c63."))
    if contrast(value, PAPER) < READABLE:
        raise ValidationError(
            _("This is too pale to be read on the paper: its contrast is %(ratio).1f, not 4.5."),
            params={"ratio": contrast(value, PAPER)},
        )
