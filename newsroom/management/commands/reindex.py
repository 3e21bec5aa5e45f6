"""Files every public story for search anew: once after an upgrade that brought search."""

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.search.filing import file_all


class Command(BaseCommand):
    help = "Files every story that readers may see for search anew."

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(unit="story") as bar:
            filed = file_all(bar.update)
        self.stdout.write(f"{filed} stories can be found.")
