"""Where mail that came back lies: a maildir, an mbox, or what a mail server hands over."""

import mailbox
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newsroom.newsletter.bounces.following import take_in
from newsroom.newsletter.bounces.reading import notice_in


class Taken(NamedTuple):
    """How many messages were read, told something, and were left where they are."""

    read: int = 0
    followed: int = 0
    left: int = 0


def read_one(content: bytes) -> Taken:
    notice = notice_in(content)
    if notice is None:
        return Taken(read=1, left=1)
    return Taken(read=1, followed=int(take_in(notice)))


def read_box(path: Path, *, keep: bool, progress: Callable[[], object] = lambda: None) -> Taken:
    """Reads all messages. What told something goes away; the rest may be letters of people."""
    box = open_box(path)
    box.lock()
    try:
        done = [read_from(box, key, keep=keep, progress=progress) for key in list(box.keys())]
        box.flush()
    finally:
        box.unlock()
        box.close()
    return Taken(*(sum(column) for column in zip(*done, strict=True))) if done else Taken()


def open_box(path: Path) -> mailbox.Mailbox:
    return (
        mailbox.Maildir(path, create=False) if path.is_dir() else mailbox.mbox(path, create=False)
    )


def read_from(
    box: mailbox.Mailbox, key: str, *, keep: bool, progress: Callable[[], object]
) -> Taken:
    try:
        content = box.get_bytes(key)
    except (KeyError, OSError):
        # Another program has moved it since.
        return Taken()
    taken = read_one(content)
    if not taken.left and not keep:
        box.discard(key)
    progress()
    return taken
