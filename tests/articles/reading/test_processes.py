"""A real gunicorn with several processes: what they count adds up and outlives them, and what the
owner changes is seen by each of them at once.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import psutil
import pytest

from tests.comments.proof.house import House

CHANGE = """
from newsroom.site.models import MenuEntry, SiteSettings
site = SiteSettings.objects.get_or_create(pk=1)[0]
site.name, site.accent, site.language = "The Skerry Light", "#1d5c63", "es"
site.save()
MenuEntry.objects.create(label="Tide tables", address="/topics/tides/")
"""
CHANGED = [">The Skerry Light</a>", "#1d5c63", '<html lang="es">', ">Tide tables</a>"]


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    # Pages name their static files as they are in the sources: nothing has to be collected.
    monkeypatch.setenv("DEBUG", "yes")
    house = House()
    try:
        yield house
    finally:
        house.close()


def processes(house: House) -> list[psutil.Process]:
    return psutil.Process(house.web.pid).children()


@contextmanager
def alone(process: psutil.Process, house: House) -> Iterator[None]:
    """Only this one answers; the others stand still meanwhile."""
    others = [other for other in processes(house) if other != process]
    for other in others:
        other.suspend()
    try:
        yield
    finally:
        for other in others:
            other.resume()


def ask(house: House, method: str, address: str, place: int = 0) -> tuple[int, str]:
    headers = {
        "User-Agent": "Mozilla/5.0 Firefox/140.0",
        "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": f"10.0.{place}.1",
        "Connection": "close",
    }
    connection = HTTPConnection("127.0.0.1", house.port, timeout=15)
    try:
        connection.request(method, address, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def front(house: House) -> str:
    status, page = ask(house, "GET", "/")
    assert status == 200, page
    return page


def read(house: House, pk: int, times: int) -> None:
    for place in range(times):
        assert ask(house, "POST", f"/readings/{pk}/", place) == (204, "")


def counted(house: House) -> dict[int, int]:
    return dict(house.ask("SELECT article_id, sum(count) FROM articles_reading GROUP BY 1"))


def test_what_processes_count_adds_up_and_what_they_see_is_what_was_saved_last(house):
    story, other = list(house.open().values())[:2]
    workers = processes(house)
    assert len(workers) > 1

    for number, process in enumerate(workers, 1):
        with alone(process, house):
            assert not any(words in front(house) for words in CHANGED)
            read(house, story, number)
            read(house, other, 2)
            read(house, 404_404, 1)
    house.manage("shell", "--verbosity=0", "--command", CHANGE)
    # No waiting: the very next page of each process is the new one.
    for process in workers:
        with alone(process, house):
            page = front(house)
            assert [words for words in CHANGED if words not in page] == [], page

    read(house, story, 3)
    # One process is told to go, as when it has answered its ten thousand; then all of them.
    workers[0].terminate()
    workers[0].wait(30)
    read(house, other, 1)
    os.kill(house.web.pid, signal.SIGTERM)
    house.web.wait(30)
    house.web = None
    count = len(workers)
    assert counted(house) == {story: count * (count + 1) // 2 + 3, other: 2 * count + 1}
