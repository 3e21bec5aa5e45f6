"""Writes the table of redirects as a file for spreadsheets, which `reading` takes back."""

from collections.abc import Iterator

from articles.models import Redirect
from newsroom.lib.spreadsheets import lines

COLUMNS = ("path", "target", "note")


def rows() -> Iterator[str]:
    """The lines of the file, one by one."""
    table = Redirect.objects.order_by("path").values_list(*COLUMNS)
    return lines(COLUMNS, table.iterator(chunk_size=2000))
