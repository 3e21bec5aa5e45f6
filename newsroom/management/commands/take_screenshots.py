"""Takes pictures of the demo: a few for the documentation, or every page in every shape."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from newsroom.screenshots import camera, pages
from newsroom.serving import Trouble, health, readiness
from newsroom.serving.family import Family

PATIENCE = 60


class Command(BaseCommand):
    help = "Takes pictures of the demo's pages, for the documentation or to look at."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "docs/screenshots")
        parser.add_argument(
            "--every-page",
            action="store_true",
            help="every page, at 360, 768 and 1280 pixels, light and dark",
        )

    def handle(self, *args: Any, folder: Path, every_page: bool, **options: Any) -> None:
        try:
            readiness.connect()
            readiness.migrate(self.stdout.write)
            readiness.collect_static_files(self.stdout.write)
            readiness.load_demo()
            self.take(folder, every_page=every_page)
        except Trouble as trouble:
            raise CommandError(str(trouble)) from trouble

    def take(self, folder: Path, *, every_page: bool) -> None:
        found = pages.addresses()
        wanted = pages.every_shape(found) if every_page else pages.FOR_DOCUMENTS
        folder.mkdir(parents=True, exist_ok=True)
        with site() as address, camera.browser() as chromium:
            for shot in tqdm(wanted, unit="picture"):
                camera.take(chromium, address + found[shot.page], shot, folder)
        self.stdout.write(f"{len(wanted)} pictures are in {folder}.")


@contextmanager
def site() -> Iterator[str]:
    """The site, served on a free port of this machine for as long as pictures are taken."""
    port, family = free_port(), Family()
    where = f"127.0.0.1:{port}"
    family.start("web server", "-m", "gunicorn", "newsroom.wsgi", "--threads=4", f"--bind={where}")
    try:
        deadline = time.monotonic() + PATIENCE
        while not health.is_well("127.0.0.1", port, settings.SITE_ADDRESS):
            family.check()
            if time.monotonic() > deadline:
                raise Trouble("The site did not start, so there is nothing to take pictures of.")
            time.sleep(0.1)
        yield f"http://{where}"
    finally:
        family.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
