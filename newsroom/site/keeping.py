"""Within a request the settings are read once, whoever asks for them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")
# Holds nothing or one thing while a request is answered; None at any other time.
_kept: ContextVar[list | None] = ContextVar("kept_settings", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    token = _kept.set([])
    try:
        yield
    finally:
        _kept.reset(token)


def kept(read: Callable[[], Thing]) -> Thing:
    """What was read before in this request; outside of requests it is read each time."""
    place = _kept.get()
    if place is None:
        return read()
    if not place:
        place.append(read())
    return place[0]


def forget() -> None:
    """Call it when something of it has been saved."""
    if place := _kept.get():
        place.clear()
