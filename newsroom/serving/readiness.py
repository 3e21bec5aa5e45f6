"""Makes everything ready: the database, the static files, and on a new site the demo."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article
from newsroom.serving import Trouble
from newsroom.translations.catalogues import compile_catalogues

Say = Callable[[str], object]


def connect() -> None:
    """Opens the database, which starts the embedded one. Raises Trouble when there is none."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        raise Trouble(f"The database cannot be used: {first_line(error)}") from error


def migrate(say: Say) -> None:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Bringing the database up to date ...")
            call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as error:
        sentence = f"The database cannot be brought up to date: {first_line(error)}"
        raise Trouble(sentence) from error


def compile_translations(say: Say) -> None:
    if compile_catalogues():
        say("Compiling the translations ...")


def collect_static_files(say: Say) -> None:
    """Only when they changed: copying, hashing and compressing takes a while."""
    stamp = Path(settings.DATA_FOLDER) / "static.stamp"
    wanted = fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say("Collecting the static files ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(wanted)


def fingerprint() -> str:
    lines = sorted(described(path) for path in static_files())
    return hashlib.sha256("\n".join([str(settings.STATIC_ROOT), *lines]).encode()).hexdigest()


def static_files() -> Iterator[Path]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield Path(storage.path(name))


def described(path: Path) -> str:
    state = path.stat()
    return f"{path} {state.st_mtime_ns} {state.st_size}"


def load_demo() -> None:
    """Once: a site in which anybody has an account is in use, even when it is empty."""
    if not get_user_model().objects.exists() and not Article.objects.exists():
        call_command("seed_demo")


def first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
