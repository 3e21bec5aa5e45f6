"""Gathers what readers are told into the catalogues of all languages; `make messages` calls it."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.translations.catalogues import compile_catalogues, gather


class Command(BaseCommand):
    help = "Brings the catalogues in locale/ up to date with the code, and compiles them."

    def handle(self, *args: Any, **options: Any) -> None:
        for language, missing in gather():
            state = f"{missing} texts wait for a translator" if missing else "complete"
            self.stdout.write(f"{language}: {state}")
        compile_catalogues()
