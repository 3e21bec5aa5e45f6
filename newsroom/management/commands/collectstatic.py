"""Makes ready what is made of the sources once: static files, and catalogues of translations."""

from typing import Any

from django.contrib.staticfiles.management.commands import collectstatic

from newsroom.translations.catalogues import compile_catalogues


class Command(collectstatic.Command):
    help = f"{collectstatic.Command.help} Also compiles the catalogues of translations."

    def handle(self, **options: Any) -> str | None:
        if not options["dry_run"]:
            compile_catalogues()
        return super().handle(**options)
