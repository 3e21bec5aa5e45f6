"""A browser that takes pictures, of public pages and, logged in as the owner, of the desk."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.test import Client
from PIL import Image

from newsroom.screenshots.pages import Shot

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
# In milliseconds.
QUIET_WITHIN = 10_000
# Pictures further down are fetched when they come near the window.
SCROLL_THROUGH = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    window.scrollTo(0, y);
    await new Promise((done) => setTimeout(done, 60));
  }
  window.scrollTo(0, 0);
}"""


@contextmanager
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise CommandError("Pictures need the development requirements: make test") from error
    # Playwright's synchronous interface runs an event loop, in which Django refuses the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def take(chromium: Any, address: str, shot: Shot, folder: Path) -> None:
    from playwright.sync_api import TimeoutError

    context = chromium.new_context(
        viewport={"width": shot.width, "height": 960 if shot.width > 700 else 740},
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    )
    if shot.page.startswith("desk-"):
        context.add_cookies([{"name": "sessionid", "value": session(), "url": address}])
    tab = context.new_page()
    tab.goto(address)
    # The desk tells its server now and then who is here, so that quiet need not come.
    with suppress(TimeoutError):
        tab.wait_for_load_state("networkidle", timeout=QUIET_WITHIN)
    if shot.is_whole and not shot.page.startswith("desk-"):
        tab.evaluate(SCROLL_THROUGH)
    tab.screenshot(path=folder / f"{shot.name}.png", full_page=shot.is_whole)
    context.close()
    make_light(folder / f"{shot.name}.png")


def make_light(picture: Path) -> None:
    """A palette instead of all colours: a third of the bytes, which a repository keeps for ever."""
    with Image.open(picture) as full:
        full.convert("RGB").quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(
            picture, optimize=True
        )


def session() -> str:
    """Logs in the owner and gives the session's key."""
    owner = get_user_model().objects.filter(is_superuser=True, is_active=True).first()
    if owner is None:
        raise CommandError("There is nobody to log in as. Run `make demo` first.")
    client = Client()
    client.force_login(owner)
    return client.cookies["sessionid"].value
