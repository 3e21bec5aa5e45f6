"""A whole site of a test's own, database and web server, whose parts can be killed and replaced."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import psutil
import psycopg

from newsroom.lib.embedded import DATABASE, server

ROOT = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 60
WORKERS = 3
A_STORY = """
from datetime import timedelta
from django.utils import timezone
from articles.models import Article, Section
from comments.models import Mode, Thread
section = Section.objects.create(name="Harbour", slug="harbour")
for number in range(6):
    slug, mode = f"story-{number}", Mode.OPEN if number % 2 else Mode.ALL_HELD
    article = Article.objects.create(
        headline=slug, slug=slug, section=section, body="<p>Text</p>", status="published",
        published_at=timezone.now() - timedelta(hours=1),
    )
    Thread.objects.create(article=article, mode=mode)
    print(slug, article.pk)
"""


class House:
    def __init__(self) -> None:
        # Not among the tests' own folders: only their owner may pass through those, and as root
        # the database is run by somebody else.
        folder = Path(tempfile.mkdtemp(prefix="newsroom-proof-"))
        self.folder = folder / "postgres"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.socket = Path()
        self.web: subprocess.Popen[bytes] | None = None
        self.log = (folder / "gunicorn.log").open("wb")

    def open(self) -> dict[str, int]:
        """Starts all of it; gives the stories by slug: comments wait under every other one."""
        self.start_postgres()
        server.make_database(self.socket)
        self.manage("migrate", "--verbosity=0")
        said = self.manage("shell", "--verbosity=0", "--command", A_STORY)
        self.web = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"],
            cwd=ROOT,
            env=self.environment(),
            stdout=self.log,
            stderr=self.log,
            start_new_session=True,
        )
        self.wait()
        return {slug: int(pk) for slug, pk in (line.split() for line in said.splitlines())}

    def environment(self) -> dict[str, str]:
        host = quote(str(self.socket), safe="")
        return {
            **os.environ,
            "DATABASE_URL": f"postgres://postgres@{host}:{server.PORT}/{DATABASE}",
            "SITE_ADDRESS": f"http://127.0.0.1:{self.port}",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "WEB_PROCESSES": str(WORKERS),
            # So that each client comes from a network of its own.
            "TRUSTED_PROXIES": "1",
            "LOG_LEVEL": "ERROR",
        }

    def manage(self, *arguments: str) -> str:
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            with suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/health/", timeout=5):
                return
            time.sleep(0.1)
        raise AssertionError("The site does not answer.")

    # What befalls it

    def start_postgres(self) -> None:
        self.socket = server.start(self.folder)

    def kill_postgres(self) -> None:
        """With all that it started, at once: nothing is written down, no connection is closed."""
        postmaster = server.process_of(self.folder)
        assert postmaster
        family = [postmaster, *postmaster.children(recursive=True)]
        kill(family)

    def kill_a_worker(self) -> None:
        """One that is in the middle of whatever it does; gunicorn makes another."""
        assert self.web
        if workers := psutil.Process(self.web.pid).children():
            kill(workers[:1])

    def close(self) -> None:
        if self.web:
            os.killpg(self.web.pid, signal.SIGKILL)
            self.web.wait()
        if server.process_of(self.folder):
            self.kill_postgres()
        self.log.close()
        shutil.rmtree(self.folder.parent, ignore_errors=True)

    def ask(self, question: str) -> list[tuple]:
        with psycopg.connect(
            host=str(self.socket), port=server.PORT, user="postgres", dbname=DATABASE
        ) as connection:
            return connection.execute(question).fetchall()


def kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(processes, timeout=10)
