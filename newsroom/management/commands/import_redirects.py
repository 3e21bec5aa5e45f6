"""Brings redirects in from a file, as the desk does, however many there are."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.redirects.importing import Outcome, Plan, bring_in, plan_of
from articles.redirects.reading import Line, lines_of


class Command(BaseCommand):
    help = (
        "Adds the redirects of a CSV file (path, target and perhaps a note) to the table. "
        "Lines that cannot be are named and left out; the others are written, all or none."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="the file, in UTF-8 or Latin-1")
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if any line is refused"
        )

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        lines = read(file)
        plan = plan_of(lines) if check else write(lines)
        for entry in plan.of(Outcome.REFUSED):
            self.stderr.write(f"line {entry.number}: {entry.path}: {entry.words}")
        self.stdout.write(
            ", ".join(f"{len(plan.of(outcome))} {outcome.label.lower()}" for outcome in Outcome)
        )
        refused = len(plan.of(Outcome.REFUSED))
        if check and refused:
            raise CommandError(f"{refused} lines would be refused.")


def read(file: Path) -> list[Line]:
    try:
        return lines_of(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def write(lines: list[Line]) -> Plan:
    with tqdm(total=len(lines), unit="line") as bar:
        return bring_in(lines, progress=bar.update)
