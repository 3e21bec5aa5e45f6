"""Which Postgres is used, and who starts and stops the embedded one."""

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from newsroom.lib import database
from newsroom.lib.embedded import commands, users

ROOT = Path(__file__).resolve().parents[2]
# Uses the server until something is written to its standard input.
USER = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from newsroom.lib.embedded import server
socket = server.socket_folder(Path(sys.argv[1]))
print(socket, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def named(monkeypatch, tmp_path) -> Callable[[str], dict]:
    def from_environment(url: str) -> dict:
        monkeypatch.setenv("DATABASE_URL", url)
        return database.from_environment(tmp_path)

    return from_environment


def test_a_url_names_the_database(named):
    entry = named("postgres://me:p%40ss@db.example:6432/news?sslmode=require")
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.example", 6432, "news")
    assert (entry["USER"], entry["PASSWORD"]) == ("me", "p@ss")
    assert entry["OPTIONS"]["sslmode"] == "require"


def test_nothing_outlives_a_transaction_for_a_pooler_to_lose(named):
    entry = named("postgres://me@db.example/news")
    assert entry["OPTIONS"]["prepare_threshold"] is None
    assert entry["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert entry["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://me@db.example/news",
        "sqlite:///news.db",
        "postgres://db.example",
        "postgres://db.example:port/news",
        "postgres://[db.example/news",
    ],
)
def test_anything_but_a_postgres_is_refused_without_repeating_the_password(named, url):
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must be the address"):
        named(url)


def test_without_a_url_the_embedded_postgres_is_used(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    entry = database.from_environment(tmp_path)
    assert entry["ENGINE"] == "newsroom.lib.embedded"
    assert entry["EMBEDDED_FOLDER"] == str(tmp_path / "postgres")


def test_django_sees_a_postgres(db):
    assert connection.vendor == "postgresql"


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A database of its own, made by the first process that uses it.

    Not in a folder of pytest's: another run of tests closes those to the user Postgres runs as.
    """
    with TemporaryDirectory(prefix="newsroom-", ignore_cleanup_errors=True) as data:
        yield Path(data) / "postgres"


@pytest.fixture
def use(folder) -> Iterator[Callable[[], subprocess.Popen]]:
    started = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-c", USER, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        end(process)


def end(process: subprocess.Popen) -> None:
    """Closes its input, which it waits for, and waits for it; more than once does no harm."""
    if not process.stdout.closed:
        process.stdin.close()
        process.stdout.read()
        process.stdout.close()
    process.wait(timeout=20)


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.wait(timeout=20)


def is_up(folder: Path) -> bool:
    return (folder / "postmaster.pid").exists()


def test_processes_that_start_at_once_share_one_server(folder, use):
    one, other = use(), use()
    assert one.stdout.readline() == other.stdout.readline() != ""
    end(one)
    assert is_up(folder)
    end(other)
    assert not is_up(folder)


def test_a_killed_process_is_not_waited_for(folder, use):
    killed, other = use(), use()
    for process in (killed, other):
        process.stdout.readline()
    kill(killed)
    end(other)
    assert not is_up(folder)


def test_the_next_user_takes_over_what_a_killed_one_left_running(folder, use):
    killed = use()
    killed.stdout.readline()
    kill(killed)
    assert is_up(folder)
    heir = use()
    assert heir.stdout.readline()
    end(heir)
    assert not is_up(folder)


def test_a_number_left_behind_by_a_power_cut_does_not_bar_the_start(folder, use):
    end(use())
    (folder / "postmaster.pid").write_text("1\n/nowhere\n")
    heir = use()
    assert heir.stdout.readline()
    end(heir)
    assert not is_up(folder)


def test_half_a_database_left_by_an_interrupted_start_is_made_anew(folder, use):
    shutil.rmtree(folder, ignore_errors=True)
    half = folder.with_name("postgres.new")
    half.mkdir()
    (half / "PG_VERSION").write_text("18\n")
    assert use().stdout.readline()
    assert not half.exists()


def test_a_long_path_gets_a_socket_elsewhere(folder):
    deep = folder.with_name("deep" * 30) / "postgres"
    process = subprocess.run(
        [sys.executable, "-c", USER, str(deep)],
        cwd=ROOT,
        input="\n",
        capture_output=True,
        text=True,
        timeout=30,
    )
    socket = Path(process.stdout.strip())
    assert socket != deep
    assert not socket.exists()


def test_a_forked_child_holds_a_lock_of_its_own(tmp_path):
    program = """
import os, sys
from pathlib import Path
from tempfile import TemporaryDirectory
from newsroom.lib.embedded import users
folder = Path(sys.argv[1]) / "postgres"
users.join(folder)
child = os.fork()
if not child:
    users.join(folder)
    os._exit(10 + users.leave(folder))
_, status = os.waitpid(child, 0)
print(os.waitstatus_to_exitcode(status) - 10, int(users.leave(folder)))
"""
    process = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert process.stdout.split() == ["0", "1"], process.stderr


def test_one_process_at_a_time_starts_or_stops_it(tmp_path):
    with users.alone(tmp_path / "postgres"):
        waiting = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import sys; from pathlib import Path; from newsroom.lib.embedded import users\n"
                "with users.alone(Path(sys.argv[1])): pass",
                str(tmp_path / "postgres"),
            ],
            cwd=ROOT,
        )
        time.sleep(0.5)
        assert waiting.poll() is None
    assert waiting.wait(timeout=10) == 0


def test_why_it_did_not_start_is_said_in_one_sentence(tmp_path):
    said = (
        "running bootstrap script ...\n"
        "initdb: error: could not write: No space left on device\n"
        "initdb: error: failed to remove contents of data directory\n"
    )
    assert commands.failure(said, tmp_path) == (
        f"The embedded Postgres in {tmp_path} did not start: "
        "initdb: error: could not write: No space left on device"
    )
