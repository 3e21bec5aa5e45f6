"""A real browser against a real server: Debian's Chromium, or the one that CHROMIUM names."""

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client, TransactionTestCase, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from articles.models import Article
from tests.browser.a_server import ROOT
from tests.browser.editing import WritingForm

# A machine that tests with two browsers at once is slow; what is to be seen comes in the end.
expect.set_options(timeout=15_000)
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
# Keeps the browser from looking for anything outside the machine.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

# Playwright's synchronous interface runs an event loop, in which Django refuses the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium() -> str | None:
    """The browser's path; None lets Playwright use the one it downloaded itself."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: Any, django_db_setup: None) -> Iterator[LiveServer]:
    """The site on a port of this machine, with the static files that a deployment would collect."""
    folder = tmp_path_factory.mktemp("static")
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with override_settings(STATIC_ROOT=folder, STORAGES=storages):
        call_command("collectstatic", interactive=False, verbosity=0)
        server = LiveServer("127.0.0.1")
        yield server
        server.stop()


@pytest.fixture(scope="session")
def collected(tmp_path_factory: Any) -> Path:
    """Static files as a deployment serves them, hashed and compressed: once for all workers."""
    above = tmp_path_factory.getbasetemp()
    above = above.parent if "PYTEST_XDIST_WORKER" in os.environ else above
    folder = above / "collected"
    with (above / "collecting").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (folder / "staticfiles.json").exists():
            # By another process: the settings of this one are those of the tests.
            subprocess.run(
                [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"],
                cwd=ROOT,
                env={**os.environ, "STATIC_FOLDER": str(folder)},
                check=True,
            )
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


def wait_until_quiet() -> None:
    """Until the server has answered what pages asked last: it could still write something."""
    busy = """SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(busy)
            if not cursor.fetchone()[0]:
                return
        time.sleep(0.05)


@pytest.fixture(scope="session", autouse=True)
def patient_emptying() -> Iterator[None]:
    """The last word of a page that was closed may be in the way still: emptying tries again."""
    empty = TransactionTestCase._fixture_teardown

    def patiently(case: TransactionTestCase) -> None:
        for seconds in (0.5, 1, 2):
            try:
                return empty(case)
            except OperationalError:
                time.sleep(seconds)
        return empty(case)

    TransactionTestCase._fixture_teardown = patiently
    yield
    TransactionTestCase._fixture_teardown = empty


@pytest.fixture
def new_context(
    browser: Browser, live_server: Any, django_db_blocker: Any
) -> Iterator[Callable[..., BrowserContext]]:
    """Opens browsers of different people; nothing that a page does wrong goes unnoticed."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 1280, "height": 900}, **options
        )
        context.set_default_timeout(30_000)
        context.on("weberror", lambda error: troubles.append(str(error.error)))
        context.on(
            "console",
            lambda said: (
                troubles.append(f"{said.text} {said.location}")
                if said.type == "error" and "status of 4" not in said.text
                else None
            ),
        )
        context.on(
            "request",
            lambda request: (
                troubles.append(f"went to {request.url}")
                if not request.url.startswith((live_server.url, "data:", "blob:", "about:"))
                else None
            ),
        )
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()
    with django_db_blocker.unblock():
        wait_until_quiet()
    assert troubles == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    return new_context().new_page()


@pytest.fixture
def page_of(new_context: Callable[..., BrowserContext], live_server: Any) -> Callable:
    """A page in the browser of somebody who has logged in."""

    def open_page(user: User) -> Page:
        client = Client()
        client.force_login(user)
        context = new_context()
        cookie = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
        return context.new_page()

    return open_page


@pytest.fixture
def writing(page_of: Callable, make_article: Callable, journalist: User) -> Callable:
    """Opens a journalist's own draft in the writing form."""

    def begin(body: str = "", **fields: Any) -> WritingForm:
        fields = {"status": Article.Status.DRAFT, "created_by": journalist} | fields
        article = make_article(body=body, **fields)
        return WritingForm(page_of(journalist)).open_story(article)

    return begin
