"""What fits where on the front page, and the plain form that a plan of it has."""

from typing import Any

from django.utils.translation import gettext_lazy as _

BESIDE_THE_LEAD = 4

# How many stories a block of each shape has room for. Blocks without a shape take turns.
ROOM = {"feature": 5, "row": 3, "columns": 5}
SHAPES = {
    "feature": _("One large and a list"),
    "row": _("Three across, with pictures"),
    "columns": _("Text only, in columns"),
}

Arrangement = dict[str, Any]


def open_arrangement() -> Arrangement:
    """The one that leaves everything to the newest stories."""
    return {"lead": None, "second": [], "blocks": []}


def whole(arrangement: Arrangement) -> Arrangement:
    """With every key, whatever an older plan was written without."""
    return {**open_arrangement(), **arrangement}


def stories_of(arrangement: Arrangement) -> list[int]:
    """Every story that is named, in the order of the page; one named twice comes twice."""
    lead = [arrangement["lead"]] if arrangement["lead"] else []
    in_blocks = [pk for block in arrangement["blocks"] for pk in block["articles"]]
    return [*lead, *arrangement["second"], *in_blocks]
