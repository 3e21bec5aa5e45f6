"""Knows which processes use the embedded Postgres.

Each of them holds a shared lock on a file. The kernel lets go of it when the process ends, however
it ends, so nobody who was killed is waited for.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

held: dict[Path, int] = {}


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Lets one process, and one thread of it, start or stop the server at a time."""
    handle = opened(folder.with_name(f"{folder.name}.turn"))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def join(folder: Path) -> None:
    if folder not in held:
        handle = opened(folder.with_name(f"{folder.name}.users"))
        fcntl.flock(handle, fcntl.LOCK_SH)
        held[folder] = handle


def leave(folder: Path) -> bool:
    """Whether this process was the last user. Both this and join() are called under alone()."""
    handle = held.pop(folder, None)
    if handle is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(handle)


def opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def forget_the_locks_of_the_parent() -> None:
    """A forked child shares the parent's lock, and could give it up for both: it takes its own."""
    for handle in held.values():
        os.close(handle)
    held.clear()


os.register_at_fork(after_in_child=forget_the_locks_of_the_parent)
