"""Serves the whole site on this machine: database, web server, worker; `make run` calls it."""

import signal
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connections
from django.urls import reverse

from newsroom.lib.listening import local_address
from newsroom.serving import Trouble, health, place, readiness
from newsroom.serving.family import Family

PATIENCE = 60
STOP_REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Command(BaseCommand):
    help = "Serves the site on this machine, at HOST and PORT, until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-demo", action="store_true", help="leave a new site as empty as it is"
        )

    def handle(self, *args: Any, without_demo: bool, **options: Any) -> None:
        for request in STOP_REQUESTS:
            signal.signal(request, signal.default_int_handler)
        family = Family()
        try:
            self.make_ready(with_demo=not without_demo)
            self.open(family)
            self.greet()
            self.watch(family)
        except KeyboardInterrupt:
            self.say("Stopping.")
        except (Trouble, CommandError, DatabaseError) as trouble:
            self.fail(readiness.first_line(trouble))
        except OSError as error:
            self.fail(f"The site cannot be served: {error.strerror} ({error.filename}).")
        finally:
            self.close(family)

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()

    def fail(self, sentence: str) -> None:
        self.stderr.write(sentence)
        sys.exit(1)

    def make_ready(self, *, with_demo: bool) -> None:
        place.check_address(settings.HOST, settings.PORT)
        place.check_folder(Path(settings.DATA_FOLDER))
        readiness.connect()
        readiness.migrate(self.say)
        readiness.compile_translations(self.say)
        readiness.collect_static_files(self.say)
        if with_demo:
            readiness.load_demo()

    def open(self, family: Family) -> None:
        """Starts the children and returns when readers are answered."""
        family.start("web server", "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py")
        family.start("worker", "manage.py", "procrastinate", "--skip-checks", "worker")
        deadline = time.monotonic() + PATIENCE
        while not health.is_well(settings.HOST, settings.PORT, settings.SITE_ADDRESS):
            family.check()
            if time.monotonic() > deadline:
                raise Trouble(f"The web server does not answer within {PATIENCE} seconds.")
            time.sleep(0.1)

    def greet(self) -> None:
        address = local_address(settings.HOST, settings.PORT)
        accounts = Path(settings.DATA_FOLDER) / "demo-accounts.txt"
        self.stdout.write(f"\nThe site:   {address}/")
        self.stdout.write(f"The admin:  {address}{reverse('admin:index')}")
        if accounts.exists():
            self.stdout.write(f"Accounts:   {accounts}")
            for line in accounts.read_text(encoding="utf-8").splitlines():
                self.stdout.write(f"            {line}")
        self.say("Ctrl-C stops it.\n")

    def watch(self, family: Family) -> None:
        while True:
            time.sleep(0.5)
            family.check()

    def close(self, family: Family) -> None:
        """Stops everything. The embedded database stops when this process, its last user, ends."""
        for request in STOP_REQUESTS:
            signal.signal(request, signal.SIG_IGN)
        family.stop()
        connections.close_all()
