"""Draws the share cards of a site that had stories before it had cards, or that has new fonts."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.cards import walking


class Command(BaseCommand):
    help = (
        "Draws the cards of the site, of sections, and of stories without a picture, where there "
        "is none yet or another text would stand on it. A story published later gets its own."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        drawn = sum(tqdm(walking.everything(), total=walking.number(), unit="card"))
        self.stdout.write(f"{drawn} cards were drawn.")
