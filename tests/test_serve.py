"""One command starts everything, and stops everything it started."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from urllib.request import urlopen

import psutil
import pytest

from newsroom.serving import Trouble, place, readiness

ROOT = Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """The data folder of a site that the first test starts and the others find in place.

    Not one of pytest's: another run of tests closes those to the user that Postgres runs as.
    """
    with TemporaryDirectory(prefix="newsroom-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def serve(data) -> Iterator[Callable[..., subprocess.Popen]]:
    started = []

    def start(**variables: str) -> subprocess.Popen:
        environment = {
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "k" * 50,
            "LOG_LEVEL": "WARNING",
            "DATA_FOLDER": str(data),
            "PORT": str(free_port()),
            **variables,
        }
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--without-demo"],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=30)


def read_until(process: subprocess.Popen, words: str) -> str:
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said + process.stderr.read())


def address_in(said: str) -> str:
    return next(word for word in said.split() if word.startswith("http://"))


def end(process: subprocess.Popen) -> tuple[str, int]:
    """What it said on standard error, and its status."""
    _, errors = process.communicate(timeout=30)
    return errors, process.returncode


def told(errors: str, data: Path) -> str:
    """What the site and its database said, for whoever has to find out why they did not stop."""
    return errors + (data / "postgres" / "log").read_text()[-3000:]


@pytest.mark.parametrize("request_to_stop", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_asked_to_stop_and_leaves_nothing_running(serve, data, request_to_stop):
    process = serve()
    said = read_until(process, "Ctrl-C stops it.")
    address = address_in(said)
    assert f"{address}admin/" in said
    with urlopen(f"{address}health/", timeout=5) as answer:
        assert answer.read() == b"ok\n"
    started = psutil.Process(process.pid).children(recursive=True)
    assert (data / "postgres" / "postmaster.pid").exists()

    process.send_signal(request_to_stop)
    errors, status = end(process)
    assert status == 0
    assert len(errors.splitlines()) <= 1, told(errors, data)
    assert not [child for child in started if child.is_running()]
    assert not (data / "postgres" / "postmaster.pid").exists(), told(errors, data)


def test_a_second_start_collects_and_migrates_nothing(serve):
    said = read_until(serve(), "Ctrl-C stops it.")
    assert "..." not in said


def test_when_one_part_ends_all_is_stopped_and_said_so(serve, data):
    process = serve()
    read_until(process, "Ctrl-C stops it.")
    children = psutil.Process(process.pid).children()
    (worker,) = [child for child in children if "procrastinate" in child.cmdline()]
    worker.kill()
    errors, status = end(process)
    assert status == 1
    assert "The worker ended (status -9), so all is stopped." in errors
    assert not [child for child in children if child.is_running()]
    assert not (data / "postgres" / "postmaster.pid").exists(), told(errors, data)


def test_a_taken_port_is_one_sentence_and_starts_nothing(serve, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        errors, status = end(serve(PORT=str(port), DATA_FOLDER=str(tmp_path / "new")))
    assert status == 1
    assert errors == (
        f"Port {port} of 127.0.0.1 is taken; choose another, for example: PORT={port + 1}\n"
    )
    assert not (tmp_path / "new").exists()


def test_a_database_that_does_not_answer_is_one_sentence(serve):
    url = f"postgres://me:secret@127.0.0.1:{free_port()}/news"
    errors, status = end(serve(DATABASE_URL=url))
    assert status == 1
    assert errors.startswith("The database cannot be used: ")
    assert errors.count("\n") == 1
    assert "secret" not in errors


def test_a_folder_that_cannot_be_written_is_one_sentence(serve):
    errors, status = end(serve(DATA_FOLDER="/proc/newsroom"))
    assert status == 1
    assert errors.startswith("/proc/newsroom cannot hold the site's data: ")
    assert errors.count("\n") == 1


def test_a_full_disk_is_one_sentence(monkeypatch, tmp_path):
    usage = SimpleNamespace(free=5 * place.MEBIBYTE)
    monkeypatch.setattr(place.shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(Trouble, match=r"not enough space on the disk of .*: 5 MiB are free\.$"):
        place.check_folder(tmp_path)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(Trouble, match=r"HOST must be an address of this machine, not '192\.0\.2"):
        place.check_address("192.0.2.1", 8000)


@pytest.fixture
def called(monkeypatch) -> list[str]:
    """The commands that readiness calls, instead of running them."""
    names: list[str] = []
    monkeypatch.setattr(readiness, "call_command", lambda name, **options: names.append(name))
    return names


def test_the_demo_is_loaded_into_a_new_site(db, called):
    readiness.load_demo()
    assert called == ["seed_demo"]


def test_the_demo_stays_out_of_a_site_that_somebody_uses(editor, called):
    readiness.load_demo()
    assert called == []


def test_static_files_are_collected_when_they_changed(called, settings, tmp_path):
    source = tmp_path / "source"
    source.mkdir()
    settings.DATA_FOLDER = tmp_path
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (source / "a.css").write_text("a {}")

    for _ in range(2):
        readiness.collect_static_files(lambda sentence: None)
    assert called == ["collectstatic"]
    (source / "a.css").write_text("a { color: red }")
    readiness.collect_static_files(lambda sentence: None)
    assert called == ["collectstatic"] * 2
