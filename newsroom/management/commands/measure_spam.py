"""How good the spam filter is, measured on examples that it has not seen."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.text import Truncator

from comments import spam
from comments.spam import Example, Opinion
from comments.spam.measuring import figures, held_out

LINES = [(0.5, ""), (spam.HOLD_FROM, "  held"), (0.9, ""), (spam.SPAM_FROM, "  taken for spam")]


class Command(BaseCommand):
    help = (
        "Learns from a part of the labelled examples, judges the rest, and does so until every "
        "one was judged unseen. Prints what is caught, and what is held by mistake."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--folds", type=int, default=10, help="parts (default: %(default)s)")
        parser.add_argument("--show", action="store_true", help="print what was judged wrong")

    def handle(self, *args: Any, folds: int, show: bool, **options: Any) -> None:
        known = spam.examples()
        if not 2 <= folds <= len(known):
            raise CommandError(f"--folds must be from 2 to {len(known)}.")
        judged = held_out(known, folds)
        self.stdout.write("\n".join(table(judged, folds)))
        if show:
            self.stdout.write("\n".join(["", *wrong(judged)]))


def table(judged: list[tuple[Example, Opinion]], folds: int) -> Iterator[str]:
    spammy = sum(example.is_spam for example, _opinion in judged)
    yield f"{spammy} spam and {len(judged) - spammy} honest comments, {folds} parts"
    yield ""
    yield f"{'score from':<14}{'spam caught':>14}{'honest held':>14}"
    for least, meaning in (
        (0.5, ""),
        (spam.HOLD_FROM, "  held"),
        (0.9, ""),
        (spam.SPAM_FROM, "  spam"),
    ):
        caught, held = figures(judged, least)
        yield f"{least:<14.2f}{caught:>14.1%}{held:>14.1%}{meaning}"
    yield from by_file(judged)


def by_file(judged: list[tuple[Example, Opinion]]) -> Iterator[str]:
    yield ""
    yield f"{'file':<30}{'comments':>10}{f'from {spam.HOLD_FROM:.2f}':>12}"
    for where in sorted({example.where for example, _opinion in judged}):
        scores = [opinion.score for example, opinion in judged if example.where == where]
        above = sum(score >= spam.HOLD_FROM for score in scores)
        yield f"{where:<30}{len(scores):>10}{above / len(scores):>12.1%}"


def wrong(judged: list[tuple[Example, Opinion]]) -> Iterator[str]:
    for example, opinion in sorted(judged, key=lambda pair: pair[1].score):
        if example.is_spam != (opinion.score >= spam.HOLD_FROM):
            text = Truncator(" ".join(example.text.split())).chars(90)
            yield f"{opinion.score:.2f}  {example.where}: {text}"
