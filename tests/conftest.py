"""The cast: who works here and who comes by. Every test calls them by these names."""

import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import timezone

from articles.models import Article, Section
from newsroom import migrations
from newsroom.translations.catalogues import compile_catalogues
from tests.html import answers


@pytest.fixture(scope="session")
def django_db_modify_db_settings(request: pytest.FixtureRequest) -> None:
    """Lets several test at once, people and processes: each has a database of its own."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    # What is committed need not outlive a power cut.
    database.setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
    worker = getattr(request.config, "workerinput", {}).get("workerid", "")
    suffixes = list(filter(None, [os.environ.get("PYTEST_DATABASE_SUFFIX"), worker]))
    if suffixes:
        name = "_".join(["test_newsroom", *suffixes])
        database.setdefault("TEST", {})["NAME"] = name


@pytest.fixture(scope="session", autouse=True)
def quick_emptying() -> Iterator[None]:
    """Behind tests that commit rows are deleted: to truncate every table takes half a second.

    What Django makes after migrating, kinds of content and permissions, is left where it is.
    """
    empty = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda case: delete_all_rows()
    yield
    TransactionTestCase._fixture_teardown = empty


def delete_all_rows() -> None:
    """In one statement, after which all that rows refer to is gone with them."""
    kept = {"django_migrations", "django_content_type", "auth_permission"}
    with connection.cursor() as cursor:
        tables = set(connection.introspection.django_table_names()) - kept
        names = [connection.ops.quote_name(name) for name in sorted(tables)]
        cursor.execute(";".join(f"DELETE FROM {name}" for name in names))


@pytest.fixture(scope="session", autouse=True)
def pages_are_sound() -> Iterator[None]:
    """Whatever page a test opens is looked at by the checker of tests/html."""
    send = Client.request

    def sending(client: Client, **request: Any) -> Any:
        response = send(client, **request)
        answers.check(response)
        return response

    Client.request = sending
    yield
    Client.request = send


@pytest.fixture(scope="session", autouse=True)
def translated() -> None:
    """The catalogues as they are now: what is compiled of them is not kept with the code."""
    compile_catalogues()


@pytest.fixture(autouse=True)
def quick_and_contained(settings: Any, tmp_path: Any) -> None:
    """Cheap password hashes, uploads in a folder of the test's own, static files unhashed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def no_jobs_are_left(request: pytest.FixtureRequest, django_db_blocker: Any) -> Iterator[None]:
    """Jobs of tests that commit go with them: their tables are not Django's to empty."""
    yield
    marker = request.node.get_closest_marker("django_db")
    commits = {"transactional_db", "live_server"} & set(request.fixturenames)
    if commits or (marker and marker.kwargs.get("transaction")):
        with django_db_blocker.unblock():
            forget_jobs()


def forget_jobs() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_periodic_defers")
        cursor.execute("DELETE FROM procrastinate_jobs")


def make_roles_again() -> None:
    """Tests that commit empty the database behind them, roles included."""
    if not Group.objects.exists():
        folder = Path(migrations.__file__).parent
        for path in sorted(folder.glob("[0-9]*_*roles*.py")):
            import_module(f"newsroom.migrations.{path.stem}").make_roles(apps, None)


def member(username: str, group: str | None) -> User:
    make_roles_again()
    user = User.objects.create_user(
        username, f"{username}@newsroom.example", "password", is_staff=group is not None
    )
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def journalist(db: None) -> User:
    return member("journalist", "Journalist")


@pytest.fixture
def editor(db: None) -> User:
    return member("editor", "Editor")


@pytest.fixture
def moderator(db: None) -> User:
    return member("moderator", "Moderator")


@pytest.fixture
def stranger(db: None) -> User:
    """Somebody with an account and no right to anything."""
    return member("stranger", None)


@pytest.fixture
def reader() -> Client:
    """Somebody who reads, without any account."""
    return Client()


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    def log_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def section(db: None) -> Section:
    return Section.objects.create(name="Harbour", slug="harbour")


@pytest.fixture
def make_article(db: None) -> Callable[..., Article]:
    """Makes a published article; any field may be given by name."""

    def make(**fields: Any) -> Article:
        fields.setdefault("headline", "Ferry returns to the northern quay")
        fields.setdefault("body", "<p>The ferry is back.</p>")
        fields.setdefault("status", Article.Status.PUBLISHED)
        if fields["status"] != Article.Status.DRAFT:
            fields.setdefault("published_at", timezone.now() - timedelta(hours=1))
        fields.setdefault(
            "section", Section.objects.get_or_create(slug="harbour", name="Harbour")[0]
        )
        return Article.objects.create(**fields)

    return make


@pytest.fixture
def run_jobs(db: None) -> Callable[[], None]:
    """Does the jobs that are waiting, and those that they defer, in this test's own transaction."""
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.models import ProcrastinateJob

    def run() -> None:
        todo, done = ProcrastinateJob.objects.filter(status="todo").order_by("pk"), []
        while job := todo.exclude(pk__in=done).first():
            done.append(job.pk)
            app.tasks[job.task_name].func(**job.args)

    return run
