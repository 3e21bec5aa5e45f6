"""Two editors at one edition: the second is told, and nothing is lost."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsroom.newsletter.models import Edition


class Overtaken(ValidationError):
    """Somebody has saved the edition since it was looked at; `theirs` is as it stands now."""

    def __init__(self, theirs: Edition) -> None:
        super().__init__(_("Somebody has changed this edition meanwhile."), "overtaken")
        self.theirs = theirs


def require_seen(row: Edition, seen: int | None) -> None:
    if seen is not None and seen != row.revision:
        raise Overtaken(row)


def is_overtaken(error: ValidationError) -> bool:
    codes: Any = getattr(error, "error_list", [])
    return any(one.code == "overtaken" for one in codes)
