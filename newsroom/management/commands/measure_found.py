"""Measures what sitemaps and feeds of a large site cost; see newsroom/measuring."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from newsroom.measuring import addresses, being_found, scratch, server
from newsroom.measuring.tables import percentiles


class Command(BaseCommand):
    help = (
        "Fills a database of its own with stories and measures what search engines and feed "
        "readers ask: sitemaps, and feeds of every kind. The site's database is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=1_000_000, metavar="NUMBER")
        parser.add_argument("--rounds", type=int, default=1, help="how often all is measured")

    def handle(self, *args: Any, **options: Any) -> None:
        number = max(1000, options["articles"])
        with scratch.scratch_database() as address:
            addresses.fill(number, quiet=options["verbosity"] == 0)
            with server.served(address) as site:
                for _ in range(options["rounds"]):
                    self.measure(site, number)

    def measure(self, site: server.Site, number: int) -> None:
        self.say(f"\n{number} stories. Milliseconds, and bytes before they are compressed:")
        self.line("what is asked", "median", "95 of 100", "longest", "bytes", "status")
        for measured in being_found.measure(site, number):
            times = percentiles(measured.taken)
            self.line(measured.words, *times, measured.size or "", measured.status)

    def line(self, words: str, *cells: object) -> None:
        self.say(f"{words:<32}" + "".join(f"{cell!s:>12}" for cell in cells))

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
