"""What a page may weigh, as it is served in public: static files collected, hashed, compressed."""

import gzip
import random
import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.request import Request, urlopen

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from articles.models import Picture
from comments import standing
from comments.models import Comment, Thread
from tests.articles.forms import picture_bytes
from tests.browser.a_server import Server

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HTML, CSS, SCRIPTS = 25_000, 15_000, 12_000
HASHED = re.compile(r"/static/.+\.[0-9a-f]{12}\.\w+$")
SYLLABLES = ["quay", "tide", "har", "bour", "fer", "ry", "stone", "mast", "rope", "keel", "buoy"]
# After what was drawn has come to rest: pictures are there, scripts have run.
MEASURED = """() => new Promise((done) => {
  const moved = [];
  new PerformanceObserver((list) => moved.push(...list.getEntries().map(
    ({ value, sources }) => `${value}: ${sources.map(({ node }) => node?.outerHTML?.slice(0, 90))}`,
  ))).observe({ type: "layout-shift", buffered: true });
  const loaded = performance.getEntriesByType("resource").map(
    ({ name, encodedBodySize }) => [name, encodedBodySize]);
  requestAnimationFrame(() => requestAnimationFrame(() => done({ moved, loaded })));
})"""


@pytest.fixture
def server(collected, monkeypatch, tmp_path) -> Iterator[Server]:
    # Where the tests keep their pictures.
    monkeypatch.setenv("DATA_FOLDER", str(tmp_path))
    server = Server(collected)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def addresses(make_article) -> dict[str, str]:
    """A front with pictures, and a long story under which many have written."""
    picture = Picture.objects.create(file=ContentFile(picture_bytes(), "q.jpg"), alt_text="A quay")
    for number in range(12):
        article = make_article(
            headline=f"Story {number} of the quay",
            slug=f"story-{number}",
            standfirst=prose(20),
            body=long_body(picture),
            lead_picture=picture,
            published_at=timezone.now() - timedelta(hours=number + 1),
        )
    talk_under(article)
    return {
        "front": "/",
        "article": article.get_absolute_url(),
        "section": article.section.get_absolute_url(),
        "search": "/search/?q=quay",
    }


def prose(words: int, chance: random.Random = random.Random(7)) -> str:  # noqa: B008 (goes on)
    """As hard to compress as what people write: few words stand there twice."""
    return " ".join("".join(chance.sample(SYLLABLES, 3)) for _ in range(words))


def long_body(picture: Picture) -> str:
    parts = [f"<h2>{prose(3)}</h2>" + f"<p>{prose(90)}</p>" for _ in range(12)]
    return f"<figure data-picture={picture.pk}></figure>".join(parts[:3]) + "".join(parts[3:])


def talk_under(article) -> None:
    for number in range(60):
        comment = Comment.objects.create(
            article=article,
            name=f"Reader {number}",
            email=f"reader{number}@reader.example",
            text=prose(40),
            status=Comment.Status.APPROVED,
        )
        with transaction.atomic():
            standing.settle(comment, Thread.objects.locked(article.pk))


def headers(address: str, accepted: str) -> dict[str, str]:
    with urlopen(Request(address, headers={"Accept-Encoding": accepted})) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def test_the_page_of_a_long_story_is_light(server, addresses):
    with urlopen(server.url + addresses["article"]) as answer:
        page = answer.read()
    assert page.count(b"<figure") > 1
    assert page.count(b'class="comment') > 9
    assert len(gzip.compress(page, 6)) < HTML


@pytest.fixture
def opened(server, browser) -> Iterator[Callable]:
    """Opens an address with nothing in the cache; gives what was measured and complained of."""
    contexts = []

    def open_page(path: str, width: int) -> tuple[dict, list]:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        page, complaints = contexts[-1].new_page(), []
        page.on(
            "console",
            lambda said: complaints.extend([(said.text, said.location)] * (said.type == "error")),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(server.url + path, wait_until="networkidle")
        return page.evaluate(MEASURED), complaints

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_are_light_and_hold_still(server, opened, addresses, width):
    for name, path in addresses.items():
        found, complaints = opened(path, width)
        assert (name, complaints, found["moved"]) == (name, [], [])
        loaded = dict(found["loaded"])
        styles = [size for address, size in loaded.items() if address.endswith(".css")]
        scripts = [size for address, size in loaded.items() if address.endswith(".js")]
        assert len(styles) == 1
        assert 0 < styles[0] < CSS
        assert 0 < sum(scripts) < SCRIPTS, name
        assert {address for address in loaded if not address.startswith(server.url)} == set()
        static = [address for address in loaded if "/static/" in address]
        assert [address for address in static if not HASHED.search(address)] == []


def test_static_files_are_kept_for_ever_and_stand_ready_in_brotli_and_gzip(server, collected):
    files = [*collected.glob("css/*.????????????.css"), *collected.glob("js/**/*.????????????.js")]
    assert len(files) > 20
    for file in files:
        assert file.with_name(f"{file.name}.br").exists() or file.stat().st_size < 300, file
        assert file.with_name(f"{file.name}.gz").exists() or file.stat().st_size < 300, file
    [style] = collected.glob("css/site.????????????.css")
    for accepted, given in (("gzip, br", "br"), ("gzip", "gzip")):
        told = headers(f"{server.url}/static/css/{style.name}", accepted)
        assert told["content-encoding"] == given
        assert told["cache-control"] == "max-age=315360000, public, immutable"
        assert "accept-encoding" in told["vary"].lower()
