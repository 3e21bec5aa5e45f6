"""Measures what a search costs in a large archive; see newsroom/measuring."""

from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from articles.models import SearchEntry
from newsroom.measuring import archive, scratch, searches, server
from newsroom.measuring.tables import percentiles


class Command(BaseCommand):
    help = (
        "Fills a database of its own with stories and measures searches of all kinds, alone and "
        "with the page that shows them. The site's database is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=100_000, metavar="NUMBER")
        parser.add_argument("--times", type=int, default=15, help="how often each is asked")
        parser.add_argument("--rounds", type=int, default=1, help="how often all is measured")

    def handle(self, *args: Any, **options: Any) -> None:
        with scratch.scratch_database() as address:
            number = min(max(archive.FEWEST, options["articles"]), archive.MOST)
            archive.fill(number, quiet=options["verbosity"] == 0)
            with server.served(address) as site:
                for _ in range(options["rounds"]):
                    self.measure(site, max(1, options["times"]))

    def measure(self, site: server.Site, times: int) -> None:
        self.say(
            f"\n{SearchEntry.objects.count()} stories. Milliseconds of a search, those of them"
        )
        self.say("that were work, and of its page; each the median and what 95 of 100 stay under:")
        self.line("what is asked", "search", "", "work", "", "page", "", "found", "status")
        for measured in chain(searches.measure(site, times), searches.measure_lists(site, times)):
            cells = [
                cell
                for column in (measured.searched, measured.worked, measured.answered)
                for cell in percentiles(column)[:2]
            ]
            self.line(measured.words, *cells, measured.number, measured.status)

    def line(self, words: str, *cells: object) -> None:
        self.say(f"{words:<28}" + "".join(f"{cell!s:>9}" for cell in cells))

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
