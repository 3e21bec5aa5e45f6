"""A real site whose database and workers are killed while readers write: nothing they wrote is
lost, and nothing stands twice.
"""

import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.comments.proof.house import House
from tests.comments.proof.posting import Poster

ROUNDS = 4


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    try:
        yield house
    finally:
        house.close()


def befall(house: House, is_over: Event) -> None:
    """One trouble after the other, a little apart."""
    try:
        for _ in range(ROUNDS):
            house.kill_a_worker()
            time.sleep(1)
            house.kill_postgres()
            time.sleep(0.7)
            house.start_postgres()
            time.sleep(1.5)
    finally:
        is_over.set()


def test_whatever_is_killed_each_comment_is_stored_once(house):
    readers = [
        Poster(number, house.port, slug, pk)
        for number, (slug, pk) in enumerate(house.open().items())
    ]
    is_over = Event()
    with ThreadPoolExecutor(len(readers) + 1) as people:
        done = [people.submit(reader.go_on, is_over) for reader in readers]
        people.submit(befall, house, is_over).result()
        for one in done:
            one.result()
    answered = [text for reader in readers for text in reader.stored]
    found = Counter(text for (text,) in house.ask("SELECT text FROM comments_comment"))
    assert found == Counter(answered)
    # No page that answered a post had forgotten what was in it.
    assert [page for reader in readers for page in reader.lost] == []
    # And it was a trial: the trouble was felt.
    met = sum((reader.met for reader in readers), Counter())
    assert met[503] and met[0], met
    assert_counts_are_true(house)


def assert_counts_are_true(house: House) -> None:
    """What each comment changed under a story where they appear at once is as true as they are."""
    [(wrong,)] = house.ask(
        "SELECT count(*) FROM comments_thread WHERE count <> (SELECT count(*) FROM comments_comment"
        " WHERE is_shown AND article_id = comments_thread.article_id)"
    )
    [(shown,)] = house.ask("SELECT count(*) FROM comments_comment WHERE is_shown")
    assert (wrong, shown > 0) == (0, True)
