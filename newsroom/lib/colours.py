"""Colours that the owner chooses, and whether they can be read (WCAG 2.2, 1.4.3)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
# What letters stand on: the paper and the tint of static/css/site/values.css, by day and by night.
PAPER, TINT = "#fcfbf8", "#f3f0e9"
DARK_PAPER, DARK_TINT = "#0f141b", "#171e28"
READABLE = 4.5
# On dark paper thin letters seem to shine: a little more contrast makes up for it.
READABLE_AT_NIGHT = 6.0
WHITE = (255, 255, 255)


def parts_of(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of #rrggbb, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [part / 255 for part in parts_of(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def contrast_by_day(colour: str) -> float:
    return min(contrast(colour, PAPER), contrast(colour, TINT))


def contrast_at_night(colour: str) -> float:
    return min(contrast(colour, DARK_PAPER), contrast(colour, DARK_TINT))


def at_night(colour: str) -> str:
    """The same colour for dark paper: as much white is mixed in as it takes to be read there."""
    for hundredths in range(101):
        mixed = mixed_with_white(colour, hundredths / 100)
        if contrast_at_night(mixed) >= READABLE_AT_NIGHT:
            break
    return mixed


def mixed_with_white(colour: str, share: float) -> str:
    parts = (
        round(part + (white - part) * share)
        for part, white in zip(parts_of(colour), WHITE, strict=True)
    )
    return "#{:02x}{:02x}{:02x}".format(*parts)


def validate_colour(value: str) -> None:
    """Raises ValidationError unless it is #rrggbb and can be read on light paper."""
    if not COLOUR.fullmatch(value):
        raise ValidationError(_("Write a colour as # and six digits or letters: #1d5c63."))
    if contrast_by_day(value) < READABLE:
        raise ValidationError(
            _("This is too pale to be read on the paper: its contrast is %(ratio).1f, not 4.5."),
            params={"ratio": contrast_by_day(value)},
        )
