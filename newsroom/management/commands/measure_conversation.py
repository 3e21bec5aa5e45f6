"""Measures what a large conversation costs; see newsroom/measuring."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from comments.models import Comment
from newsroom.measuring import arriving, filling, pages, scratch, server
from newsroom.measuring.tables import percentiles


class Command(BaseCommand):
    help = (
        "Fills a database of its own with comments, measures the pages that stand on them, and "
        "lets more arrive while readers read. The site's database is not touched."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--comments", type=int, default=1_000_000, metavar="NUMBER")
        parser.add_argument("--seconds", type=int, default=60, help="how long comments arrive")
        parser.add_argument("--a-minute", type=int, default=1000, help="how many arrive")
        parser.add_argument(
            "--explain", action="store_true", help="show the plans of slow questions"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        quiet = options["verbosity"] == 0
        with scratch.scratch_database() as address:
            stories = filling.fill(max(100, options["comments"]), quiet=quiet)
            owner = pages.owner()
            found = list(pages.pages(stories))
            with server.served(address) as site:
                self.measure_pages(site, found, pages.session_of(owner))
                self.measure_arrivals(site, stories, options["seconds"], options["a_minute"])
            if options["explain"]:
                self.explain(found, owner)

    def measure_pages(self, site: server.Site, found: list[pages.Page], key: str) -> None:
        self.say(f"\n{Comment.objects.count()} comments. Milliseconds:")
        self.line("page", "median", "95 of 100", "longest", "status")
        for measured in pages.measure(site, found, key):
            self.line(measured.words, *percentiles(measured.times), measured.status or "")

    def measure_arrivals(
        self, site: server.Site, stories: list[Any], seconds: int, a_minute: int
    ) -> None:
        done = arriving.arrive(site, stories, seconds=seconds, a_minute=a_minute)
        pace = 60 * len(done.taken) / done.took
        self.say(f"\nFor {done.took:.0f} s, {pace:.0f} comments a minute arrived. Milliseconds:")
        self.line("what", "median", "95 of 100", "longest", "number")
        self.line("a comment is taken", *percentiles(done.written), len(done.written))
        self.line("a page is read meanwhile", *percentiles(done.read), len(done.read))
        statuses = ", ".join(f"{status}: {n}" for status, n in sorted(done.statuses.items()))
        self.say(f"Answers by status: {statuses}. Lost or doubled: {done.lost()}.")

    def explain(self, found: list[pages.Page], owner: Any) -> None:
        for told in pages.slow_questions(found, owner):
            self.say(f"\n{told}")

    def line(self, words: str, *cells: object) -> None:
        self.say(f"{words:<36}" + "".join(f"{cell!s:>12}" for cell in cells))

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
