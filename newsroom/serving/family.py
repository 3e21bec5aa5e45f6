"""The processes that serve the site: started together, and stopped together."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field

from django.conf import settings

from newsroom.serving import Trouble

PATIENCE = 10


@dataclass
class Family:
    """Child processes by what they are called."""

    members: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *arguments: str) -> None:
        self.members[name] = subprocess.Popen(  # noqa: S603
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            # What goes wrong is said on standard error.
            stdout=subprocess.DEVNULL,
            # Ctrl-C reaches everything in our session: theirs is stopped by us, in order.
            start_new_session=True,
        )

    def check(self) -> None:
        """Raises Trouble when one of them has ended."""
        for name, child in self.members.items():
            if child.poll() is not None:
                raise Trouble(f"The {name} ended (status {child.returncode}), so all is stopped.")

    def stop(self) -> None:
        for child in self.members.values():
            child.terminate()
        deadline = time.monotonic() + PATIENCE
        for child in self.members.values():
            try:
                child.wait(max(0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            sweep(child.pid)


def sweep(group: int) -> None:
    """Ends what a child left behind; a dying grandchild still holds the database."""
    deadline = time.monotonic() + 2
    with suppress(ProcessLookupError, PermissionError):
        while time.monotonic() < deadline:
            os.killpg(group, signal.SIGKILL)
            time.sleep(0.05)
