"""The site itself over the scratch database: gunicorn, as it is deployed."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.request import urlopen

from django.conf import settings
from django.core.management import CommandError

PATIENCE = 60


@dataclass(frozen=True)
class Site:
    port: int

    def ask(
        self, path: str, *, body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, float]:
        """The status, 0 when there was no answer, and how many milliseconds it took."""
        begun = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST" if body else "GET", path, body, headers or {})
            answer = connection.getresponse()
            answer.read()
            status = answer.status
        except (OSError, HTTPException):
            status = 0
        finally:
            connection.close()
        return status, 1000 * (time.perf_counter() - begun)

    def tag_of(self, path: str) -> str:
        """The ETag that an answer carries."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return str(answer.headers["ETag"])

    def size_of(self, path: str) -> int:
        """How many bytes an answer has when it is not compressed."""
        with urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return len(answer.read())


@contextmanager
def served(database: str) -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="newsroom-measured-") as folder:
        port = free_port()
        environment = environment_of(database, port, Path(folder))
        run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], environment)
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        try:
            yield waited_for(Site(port))
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def environment_of(database: str, port: int, folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": database,
        "STATIC_FOLDER": str(folder),
        "SITE_ADDRESS": f"http://127.0.0.1:{port}",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        # Readers then come from networks of their own.
        "TRUSTED_PROXIES": "1",
        "LOG_LEVEL": "ERROR",
    }


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CommandError(f"{' '.join(command[1:])} failed: {done.stderr.strip()[-500:]}")


def waited_for(site: Site) -> Site:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if site.ask("/health/")[0] == 200:
            return site
        time.sleep(0.2)
    raise CommandError(f"The site did not answer within {PATIENCE} seconds.")
