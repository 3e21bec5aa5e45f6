"""Takes pictures of the demo: a few for the documentation, or every page in every shape."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.test import Client
from django.urls import reverse
from tqdm import tqdm

from articles.models import Article, Contributor

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
# name, page, width, scheme: the pictures that the documentation shows.
FOR_DOCUMENTS = [
    ("front", "front", 1280, "light"),
    ("article", "article", 1280, "light"),
    ("article-phone", "article", 360, "dark"),
    ("desk", "desk-article", 1280, "light"),
    ("queue", "desk-comments", 1280, "light"),
]
BROWSER_FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]


class Command(BaseCommand):
    help = "Takes pictures of the demo's pages, for the documentation or to look at."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "docs/screenshots")
        parser.add_argument(
            "--every-page",
            action="store_true",
            help="every page, at 360, 768 and 1280 pixels, light and dark",
        )

    def handle(self, *args: Any, folder: Path, every_page: bool, **options: Any) -> None:
        pages = addresses()
        wanted = everything(pages) if every_page else FOR_DOCUMENTS
        folder.mkdir(parents=True, exist_ok=True)
        with site() as address, browser() as chromium:
            for name, page, width, scheme in tqdm(wanted, unit="picture"):
                picture = folder / f"{name}.png"
                take(
                    chromium, address + pages[page], page, width, scheme, picture, whole=every_page
                )
        self.stdout.write(f"{len(wanted)} pictures are in {folder}.")


def addresses() -> dict[str, str]:
    """A page of each kind, by name. Raises CommandError when there is no demo to show."""
    stories = Article.objects.published().newest_first()
    article = next((story for story in stories if story.shows_contents), None)
    if article is None:
        raise CommandError("There is no article to show. Run `make demo` first.")
    return {
        "front": "/",
        "article": article.get_absolute_url(),
        "section": article.section.get_absolute_url(),
        "contributor": Contributor.objects.filter(bylines__article=article)[0].get_absolute_url(),
        "comment-form": reverse("comments:comment_form", args=[article.slug]),
        "contact": reverse("contact:enquiry_form"),
        "not-found": "/no-such-page/",
        "desk-start": reverse("admin:index"),
        "desk-articles": reverse("admin:articles_article_changelist"),
        "desk-article": reverse("admin:articles_article_change", args=[article.pk]),
        "desk-pictures": reverse("admin:articles_picture_changelist"),
        "desk-comments": reverse("admin:comments_comment_changelist"),
        "desk-enquiries": reverse("admin:contact_enquiry_changelist"),
    }


def everything(pages: dict[str, str]) -> list[tuple[str, str, int, str]]:
    return [
        (f"{page}-{width}-{scheme}", page, width, scheme)
        for page in pages
        for width in WIDTHS
        for scheme in SCHEMES
    ]


@contextmanager
def site() -> Iterator[str]:
    """The site, served on a free port of this machine for as long as pictures are taken."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "newsroom.wsgi", "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "--threads=4", "--log-level=warning"])  # noqa: S603
    try:
        wait_for(f"http://127.0.0.1:{port}/health/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen) -> None:
    for _ in range(150):
        try:
            urlopen(address, timeout=2).close()  # noqa: S310
        except URLError:
            time.sleep(0.2)
            if server.poll() is not None:
                break
        else:
            return
    raise CommandError("The site did not start, so there is nothing to take pictures of.")


@contextmanager
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise CommandError("Pictures need the development requirements: make test") from error
    # Playwright's synchronous interface runs an event loop, in which Django refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        found = path if Path(path).exists() else None
        chromium = playwright.chromium.launch(executable_path=found, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


def take(
    chromium: Any, address: str, page: str, width: int, scheme: str, picture: Path, *, whole: bool
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": round(width * 0.75) if width > 700 else 740},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    if page.startswith("desk-"):
        context.add_cookies([{"name": "sessionid", "value": session(), "url": address}])
    tab = context.new_page()
    tab.goto(address, wait_until="networkidle")
    tab.screenshot(path=picture, full_page=whole)
    context.close()


def session() -> str:
    """Logs in the demo's owner and gives the session's key."""
    owner = get_user_model().objects.filter(is_superuser=True, is_active=True).first()
    if owner is None:
        raise CommandError("There is nobody to log in. Run `make demo` first.")
    client = Client()
    client.force_login(owner)
    return client.cookies["sessionid"].value
