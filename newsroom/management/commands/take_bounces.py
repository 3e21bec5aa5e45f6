"""Takes in what mail servers say of newsletters that could not be delivered."""

import mailbox
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from newsroom.newsletter.bounces.boxes import Taken, read_box, read_one


class Command(BaseCommand):
    help = (
        "Reads mail that came back: a maildir, an mbox, or with - one message from the standard "
        "input. Mailboxes that are not there get no more newsletters. Messages that told "
        "something are deleted; all others stay, for they may be letters of readers."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("box", help="the folder of a maildir, an mbox file, or -")
        parser.add_argument("--keep", action="store_true", help="delete nothing")

    def handle(self, *args: Any, box: str, keep: bool, **options: Any) -> None:
        taken = read_one(sys.stdin.buffer.read()) if box == "-" else self.read(Path(box), keep)
        self.stdout.write(
            f"{taken.read} read, {taken.followed} told something new, {taken.left} left alone."
        )

    def read(self, box: Path, keep: bool) -> Taken:  # noqa: FBT001
        if not box.exists():
            raise CommandError(f"{box} is not there.")
        try:
            with tqdm(desc="Bounces", unit="message", disable=None) as bar:
                return read_box(box, keep=keep, progress=bar.update)
        except (OSError, mailbox.Error) as error:
            raise CommandError(f"{box} cannot be read: {error}.") from error
