"""Reads redirects from a file that a spreadsheet or another system wrote."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DELIMITERS = (",", ";", "\t")
# So many rows are looked at to tell how a file is written.
LOOKED_AT = 50
# What no text has in it but a file of another kind does.
BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
ADDRESS = re.compile(r"\s*(/|https?://)", re.IGNORECASE)
# How the first column is called where a first line names the columns.
HEADINGS = {"path", "from", "old", "old path", "old url", "source", "source url", "url", "address"}
# An apostrophe that keeps a spreadsheet from taking a cell for a formula: see writing.
GUARDED = re.compile(r"^'(?=[=+\-@\t\r])")


class Line(NamedTuple):
    """A line as it stands in the file. `number` is as an editor counts; no target, one column."""

    number: int
    path: str
    target: str | None
    note: str = ""


def lines_of(content: bytes, most: int | None = None) -> list[Line]:
    """All lines that say something. Raises ValidationError for what is no such file at all."""
    text = text_of(content)
    rows = rows_of(text, delimiter_of(text))
    found = [line_of(number, cells) for number, cells in rows if not is_heading(number, cells)]
    if not found:
        raise ValidationError(_("There is no redirect in this file."))
    if most is not None and len(found) > most:
        raise ValidationError(
            _("This file has %(count)d lines. Split it: up to %(most)d are read at once.")
            % {"count": len(found), "most": most}
        )
    return found


def text_of(content: bytes) -> str:
    """UTF-8, or what older spreadsheets write."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if BINARY.search(text):
        raise ValidationError(_("This is not a text file. Save the table as CSV (UTF-8) first."))
    return text


def delimiter_of(text: str) -> str:
    """The one by which most rows come apart into two addresses; paths may contain the others."""

    def fitting(delimiter: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            return sum(is_pair(cells) for cells in islice(rows, LOOKED_AT))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=fitting)


def is_pair(cells: list[str]) -> bool:
    if len(cells) < 2 or not ADDRESS.match(cells[0]):
        return False
    return not cells[1].strip() or bool(ADDRESS.match(cells[1]))


def is_heading(number: int, cells: list[str]) -> bool:
    return number == 1 and cells[0].strip().lower() in HEADINGS


def rows_of(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            number = reader.line_num + 1
    except csv.Error as error:
        raise ValidationError(
            _("From line %(number)d on the file cannot be read. Is a quotation mark missing there?")
            % {"number": number}
        ) from error


def line_of(number: int, cells: list[str]) -> Line:
    path, target, note = [*(GUARDED.sub("", cell.strip()) for cell in cells), "", "", ""][:3]
    return Line(number, path, target if len(cells) > 1 else None, " ".join(note.split()))
