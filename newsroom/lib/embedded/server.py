"""Starts the Postgres of the wheel, and stops it with the last process that uses it."""

import atexit
import os
import shlex
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
from django.db import OperationalError

from newsroom.lib.embedded import DATABASE, commands, users

PORT = "5432"
SOCKET = f".s.PGSQL.{PORT}"
# What the address of a socket may measure, on the strictest system.
LONGEST_SOCKET = 103
PATIENCE = 60

sockets: dict[Path, Path] = {}


def socket_folder(folder: Path) -> Path:
    """Where the server listens. Starts it when it does not run, and holds it until we exit."""
    known = sockets.get(folder)
    if known and folder in users.held and (known / SOCKET).exists():
        return known
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with users.alone(folder):
            return attach(folder)
    except OSError as error:
        sentence = f"The embedded Postgres in {folder} cannot be used: {error}"
        raise OperationalError(sentence) from error


def attach(folder: Path) -> Path:
    if folder not in users.held:
        users.join(folder)
        atexit.register(release, folder)
    sockets[folder] = listening(folder) or start(folder)
    make_database(sockets[folder])
    return sockets[folder]


def release(folder: Path) -> None:
    """Stops the server, unless another process uses it."""
    if folder in users.held:
        with users.alone(folder):
            if users.leave(folder):
                stop(folder)


def listening(folder: Path) -> Path | None:
    """The socket's folder once a running server is ready; None when there is no server."""
    for _ in range(PATIENCE * 10):
        if not process_of(folder):
            return None
        lines = noted(folder)
        if len(lines) > 7 and lines[7].strip() == "ready":
            return Path(lines[4])
        time.sleep(0.1)
    raise OperationalError(f"The embedded Postgres in {folder} does not get ready.")


def process_of(folder: Path) -> psutil.Process | None:
    """The server's process. After a power cut its number may be another program's."""
    try:
        process = psutil.Process(int(noted(folder)[0]))
        alive = process.status() != psutil.STATUS_ZOMBIE
        return process if alive and process.name() == "postgres" else None
    except (IndexError, ValueError, psutil.NoSuchProcess):
        return None


def noted(folder: Path) -> list[str]:
    """What a running server notes down about itself."""
    try:
        return (folder / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def make(folder: Path) -> None:
    """Elsewhere first: half a database, left by who was interrupted, would never start."""
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    commands.hand_over(new)
    # Sorts and folds case alike on every machine, whatever its language is.
    locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale"]
    trust = ["--auth=trust", "--username=postgres", "--encoding=UTF8"]
    commands.run("initdb", *trust, *locale, folder=new)
    new.rename(folder)


def start(folder: Path) -> Path:
    if not (folder / "PG_VERSION").exists():
        make(folder)
    # Left behind by a server that was killed; with its number reused, it would bar the start.
    (folder / "postmaster.pid").unlink(missing_ok=True)
    socket = suitable_socket_folder(folder)
    options = f"-c listen_addresses= -p {PORT} -k {shlex.quote(str(socket))}"
    log = str(folder / "log")
    commands.run(
        "pg_ctl", "start", "-w", "-t", str(PATIENCE), "-l", log, "-o", options, folder=folder
    )
    return socket


def stop(folder: Path) -> None:
    """By hand: pg_ctl would first have to find its way into the folder."""
    if process := process_of(folder):
        process.send_signal(signal.SIGINT)  # ends sessions and keeps what was committed
    deadline = time.monotonic() + PATIENCE
    while process_of(folder) and time.monotonic() < deadline:
        time.sleep(0.02)
    socket = sockets.pop(folder, folder)
    if socket != folder:
        with suppress(OSError):
            socket.rmdir()


def suitable_socket_folder(folder: Path) -> Path:
    if len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET:
        return folder
    short = Path(tempfile.mkdtemp(prefix="newsroom-"))
    commands.hand_over(short)
    return short


def make_database(socket: Path) -> None:
    with psycopg.connect(
        host=str(socket), port=PORT, user="postgres", dbname="postgres", autocommit=True
    ) as server:
        question = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not server.execute(question, [DATABASE]).fetchone():
            server.execute(f'CREATE DATABASE "{DATABASE}"')
