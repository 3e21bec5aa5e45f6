"""How much work something is, in steps of Python: the same on a slow and on a busy machine."""

import sys
from collections.abc import Callable
from typing import Any


def steps_of(act: Callable[[], Any]) -> int:
    """The number of lines run and functions called while it is done."""
    count = 0

    def trace(frame: Any, event: str, _argument: Any) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count
