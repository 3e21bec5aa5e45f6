"""Writes the table of redirects as a file for spreadsheets, which `reading` takes back."""

import csv
from collections.abc import Iterator
from typing import Any

from articles.models import Redirect

COLUMNS = ("path", "target", "note")
# What makes a spreadsheet take a cell for a formula, and run it.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def rows() -> Iterator[str]:
    """The lines of the file, one by one. The mark at its start tells spreadsheets it is UTF-8."""
    writer = csv.writer(Echo())
    yield "\ufeff" + writer.writerow(COLUMNS)
    table = Redirect.objects.order_by("path").values_list(*COLUMNS)
    for row in table.iterator(chunk_size=2000):
        yield writer.writerow([harmless(cell) for cell in row])


def harmless(cell: Any) -> str:
    return f"'{cell}" if str(cell).startswith(FORMULAS) else str(cell)
