"""The demo's accounts, and the file that keeps their passwords."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group

from newsroom.demo.reading import Entry, paper

# Without letters and digits that are easily taken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
DOMAIN = "pilot.example"


def passwords_file() -> Path:
    return Path(settings.DATA_FOLDER) / "demo-accounts.txt"


def make_accounts() -> None:
    """Makes the accounts that are missing, with the passwords of the file where it knows them."""
    for entry in paper()["accounts"]:
        if not get_user_model().objects.filter(username=entry["username"]).exists():
            new_user(entry)
    renew_lost_passwords()


def renew_lost_passwords() -> list[str]:
    """Gives accounts of the demo that the file does not know a new password, and names them.

    No other password changes, and no account is made: whoever deleted one meant it.
    """
    kept = read_passwords()
    lost = [user for user in own_users() if user.username not in kept]
    for user in lost:
        kept[user.username] = new_password()
        user.set_password(kept[user.username])
        user.save(update_fields=["password"])
    if lost:
        write_passwords(kept)
    return [user.username for user in lost]


def own_users() -> list[AbstractUser]:
    """The demo's accounts that can log in."""
    names = [entry["username"] for entry in paper()["accounts"] if entry.get("has_password")]
    found = {user.username: user for user in get_user_model().objects.filter(username__in=names)}
    return [found[name] for name in names if name in found and is_own(found[name])]


def is_own(user: AbstractUser) -> bool:
    return user.email == address(user.username)


def taken_names() -> list[str]:
    """Names that the demo works under but that belong to somebody's own account."""
    names = [entry["username"] for entry in paper()["accounts"] if entry.get("group")]
    users = get_user_model().objects.filter(username__in=names).order_by("username")
    return [user.username for user in users if not is_own(user)]


def new_user(entry: Entry) -> None:
    username = entry["username"]
    user = get_user_model().objects.create_user(
        username,
        address(username),
        read_passwords().get(username) if entry.get("has_password") else None,
        first_name=entry.get("first_name", ""),
        last_name=entry.get("last_name", ""),
        is_staff=True,
        is_superuser=entry.get("is_superuser", False),
    )
    if entry.get("group"):
        user.groups.add(Group.objects.get(name=entry["group"]))


def address(username: str) -> str:
    return f"{username}@{DOMAIN}"


def new_password() -> str:
    """Four groups of four, easy to type and with more than 75 bits of chance."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def read_passwords() -> dict[str, str]:
    try:
        lines = passwords_file().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    return dict(line.split(maxsplit=1) for line in lines if len(line.split()) == 2)


def write_passwords(kept: dict[str, str]) -> None:
    """One `username password` a line, readable by the owner of the site alone."""
    path = passwords_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{username} {password}\n" for username, password in kept.items())
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    beside.replace(path)
