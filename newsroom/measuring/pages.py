"""How long pages take that stand on comments, and which of their questions are slow."""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import NoReverseMatch, reverse

from articles.models import Article
from newsroom.measuring.server import Site

TIMES = 15
# Milliseconds from which a question is worth a look.
SLOW = 50


class Page(NamedTuple):
    words: str
    path: str
    is_desk: bool = False


class Measured(NamedTuple):
    words: str
    status: int
    times: list[float]


def pages(stories: list[Article]) -> Iterator[Page]:
    for article in stories[:2]:
        count = article.comments.count()
        yield Page(f"story with {count} comments", article.get_absolute_url())
    yield Page("front page, with counts", "/")
    yield Page("section, with counts", stories[0].section.get_absolute_url())
    slug = stories[0].slug
    named = [
        ("whole thread of the first", "comments:all", [slug], False),
        ("feed of comments", "comments:feed", [], False),
        ("feed of the first", "comments:feed_of_story", [slug], False),
        ("queue, first paint", "admin:comments_queue", [], True),
        ("numbers of the desk", "admin:comments_numbers", [], True),
        ("start of the desk", "admin:index", [], True),
    ]
    for words, name, arguments, is_desk in named:
        try:
            yield Page(words, reverse(name, args=arguments), is_desk)
        except NoReverseMatch:
            yield Page(f"{words}: there is no such page", "")


def measure(site: Site, found: list[Page], key: str) -> Iterator[Measured]:
    """`key` is that of a moderator's session."""
    for page in found:
        if not page.path:
            yield Measured(page.words, 0, [])
            continue
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={key}"} if page.is_desk else {}
        # The first warms the process up, as a site that is visited is warm.
        answers = [site.ask(page.path, headers=headers) for _ in range(TIMES + 2)][2:]
        yield Measured(page.words, answers[-1][0], [time for _status, time in answers])


def session_of(user: object) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


def owner() -> object:
    return get_user_model().objects.create_superuser("owner", "owner@newsroom.example", None)


def slow_questions(found: list[Page], user: object) -> Iterator[str]:
    """Each with the plan that the server makes for it."""
    # Asked here and not of the server, so that each question is seen.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
        yield from slow_ones(found, user)


def slow_ones(found: list[Page], user: object) -> Iterator[str]:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    for page in filter(lambda page: page.path, found):
        with CaptureQueriesContext(connection) as asked:
            client.get(page.path)
        for question in asked.captured_queries:
            if 1000 * float(question["time"]) >= SLOW and question["sql"].startswith("SELECT"):
                yield f"{page.words}: {1000 * float(question['time']):.0f} ms\n" + explained(
                    question["sql"]
                )


def explained(sql: str) -> str:
    with connection.cursor() as cursor:
        # As it was asked a moment ago, its values in place: the cursor is to fill in none.
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}".replace("%", "%%"), [])
        plan = "\n".join(row[0] for row in cursor.fetchall())
    return f"{sql[:1500]}\n{plan}"
