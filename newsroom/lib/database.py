"""Which Postgres to use: the one that DATABASE_URL names, or one of the project's own."""

from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from newsroom.lib import embedded, env

ENGINE = "django.db.backends.postgresql"


def from_environment(data_folder: Path) -> dict[str, Any]:
    """The entry for Django's DATABASES.

    Raises ImproperlyConfigured when DATABASE_URL is not the address of a Postgres database.
    """
    url = env.text("DATABASE_URL")
    return named_by(url) if url else embedded_in(data_folder / "postgres")


def named_by(url: str) -> dict[str, Any]:
    try:
        parsed: dict[str, Any] = dict(dj_database_url.parse(url))
    except ValueError:
        parsed = {}
    if parsed.get("ENGINE") != ENGINE or not parsed.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL must be the address of a Postgres database, "
            "such as postgres://user:password@host:5432/newsroom."
        )
    # PgBouncer in transaction mode hands each transaction to another connection: neither
    # prepared statements nor cursors may outlive one.
    options = {"prepare_threshold": None, **parsed.get("OPTIONS", {})}
    return parsed | {
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


def embedded_in(folder: Path) -> dict[str, Any]:
    """A Postgres from a wheel, which starts when it is first asked for something."""
    return {
        "ENGINE": "newsroom.lib.embedded",
        "NAME": embedded.DATABASE,
        "USER": "postgres",
        "EMBEDDED_FOLDER": str(folder),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
