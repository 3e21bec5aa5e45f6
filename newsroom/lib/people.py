"""Colleagues, as colleagues call them."""

from typing import Any


def name_of(user: Any) -> str:
    """The name of an account's owner, or the account's where none is known; nothing for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
