"""Where the site is to listen and to write, and whether it can."""

import errno
import os
import shutil
import socket
import tempfile
from pathlib import Path

from newsroom.serving import Trouble

MEBIBYTE = 1024 * 1024
# A new database, the static files and the demo take about 100 MiB.
NEEDED = 150 * MEBIBYTE
NEEDED_LATER = 20 * MEBIBYTE


def check_address(host: str, port: int) -> None:
    """Raises Trouble when nobody could listen there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise Trouble(why_not(error, host, port)) from error


def why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken; choose another, for example: PORT={port + 1}"
    if error.errno == errno.EACCES:
        return f"Port {port} is reserved for the administrator of this machine; choose another."
    return f"HOST must be an address of this machine, not {host!r} ({error.strerror})."


def check_folder(folder: Path) -> None:
    """Raises Trouble when the data cannot be kept there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(os.urandom(4096))
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise Trouble(f"{folder} cannot hold the site's data: {error.strerror}.") from error
    if free < (NEEDED_LATER if (folder / "static.stamp").exists() else NEEDED):
        raise Trouble(
            f"There is not enough space on the disk of {folder}: {free // MEBIBYTE} MiB are free."
        )
