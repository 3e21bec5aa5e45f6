"""A web server of the test's own that can be killed and started again, as real ones are."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 60


class Server:
    """gunicorn over the database of the tests, on one port for all its lives."""

    def __init__(self, static: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.static = static
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environment = {
            **os.environ,
            "DATABASE_URL": address_of_tests(),
            "STATIC_FOLDER": str(self.static),
            "SITE_ADDRESS": self.url,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "LOG_LEVEL": "WARNING",
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            # Killed with its workers, and with nothing else.
            start_new_session=True,
        )
        self.wait()

    def wait(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                with urlopen(f"{self.url}/health/", timeout=5):
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError(f"gunicorn does not answer within {PATIENCE} seconds")

    def kill(self) -> None:
        """At once and with no word to anybody, as when the power fails."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


def address_of_tests() -> str:
    known = connection.get_connection_params()
    host, user = quote(str(known.get("host") or "localhost"), safe=""), quote(known["user"])
    password = f":{quote(known['password'], safe='')}" if known.get("password") else ""
    return f"postgres://{user}{password}@{host}:{known.get('port') or 5432}/{known['dbname']}"
