"""The command that measures a large conversation, at a size that takes no time."""

import os
import re
import subprocess
import sys

import pytest
from django.db import connection

from comments.models import Comment, Commenter, Thread
from newsroom.measuring import filling
from tests.browser.a_server import ROOT, address_of_tests
from tests.comments.proof import ledger


@pytest.mark.django_db(transaction=True)
def test_it_measures_and_leaves_nothing_behind(make_comment_of_the_site):
    done = subprocess.run(
        [
            *(sys.executable, "manage.py", "measure_conversation", "--explain"),
            *("--comments", "400", "--seconds", "3", "--a-minute", "120"),
        ],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address_of_tests()},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for words in ("story with 200 comments", "feed of comments", "queue, first paint"):
        [row] = [line for line in done.stdout.splitlines() if line.startswith(words)]
        assert row.endswith("200"), row
    # No more than are sent in the time, and each that was answered is there, once.
    [taken] = re.findall(r"^a comment is taken .* (\d+)$", done.stdout, re.MULTILINE)
    assert 1 <= int(taken) <= 8
    assert "Lost or doubled: 0." in done.stdout
    assert Comment.objects.get() == make_comment_of_the_site
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE '%_measured_%'")
        own = connection.settings_dict["NAME"]
        assert not [name for (name,) in cursor.fetchall() if name.startswith(f"{own}_")]


@pytest.fixture
def make_comment_of_the_site(make_article):
    return Comment.objects.create(article=make_article(), name="Kit", text="Mine")


@pytest.mark.django_db
def test_what_is_filled_in_is_as_it_would_have_grown(monkeypatch):
    """But for the vacuum, which no transaction may hold."""
    monkeypatch.setattr(filling, "AFTERWARDS", "ANALYZE")
    monkeypatch.setattr(filling, "AT_ONCE", 50)
    stories = filling.fill(777, quiet=True)
    assert Comment.objects.count() == 775
    assert len({comment.status for comment in Comment.objects.all()}) == 4
    assert Thread.objects.count() == len(stories)
    assert Commenter.objects.filter(comments__isnull=False).exists()
    ledger.check()
    # What comes next has a number of its own.
    newest = Comment.objects.order_by("pk").last().pk
    assert Comment.objects.create(article=stories[0], name="Kit", text="Next").pk == newest + 1
