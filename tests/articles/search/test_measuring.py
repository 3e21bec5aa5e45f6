"""The command that measures searches, at a size that takes no time."""

import os
import subprocess
import sys

import pytest
from django.db import connection

from articles.models import Article
from tests.browser.a_server import ROOT, address_of_tests


@pytest.mark.django_db(transaction=True)
def test_it_measures_and_leaves_nothing_behind(make_article):
    own_story = make_article()
    done = subprocess.run(
        [
            *(sys.executable, "manage.py", "measure_search", "--verbosity", "0"),
            *("--articles", "1000", "--times", "1"),
        ],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address_of_tests()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = {line[:28].strip(): line.split() for line in done.stdout.splitlines()}
    found = {
        "a word in every story": "1000",
        "in every tenth": "100",
        "a word in none": "0",
        "two words": "100",
        "one without another": "90",
        "did you mean, common": "harbour",
        "did you mean, a phrase": "north",
    }
    for words, number in found.items():
        assert rows[words][-2:] == [number, "200"]
    for words in ("archive, a month", "a section", "a topic", "a writer"):
        assert rows[words][-1] == "200"
    assert Article.objects.get() == own_story
    with connection.cursor() as cursor:
        own = connection.settings_dict["NAME"]
        cursor.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{own}_measured_"]
        )
        assert cursor.fetchall() == []
