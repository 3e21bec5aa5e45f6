"""What programs are asked to leave alone, as a program would read it (RFC 9309)."""

from urllib.robotparser import RobotFileParser

import pytest

from newsroom.found.crawlers import ANSWERING, TRAINING
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
Crawlers = SiteSettings.Crawlers
STORY = "http://127.0.0.1:8000/articles/ferry/"


def rules(reader, crawlers: str | None = None) -> RobotFileParser:
    if crawlers:
        SiteSettings.objects.update_or_create(pk=1, defaults={"crawlers": crawlers})
    parser = RobotFileParser()
    parser.parse(reader.get("/robots.txt").content.decode().splitlines())
    return parser


def test_where_the_sitemaps_are(reader):
    assert rules(reader).site_maps() == [
        "http://127.0.0.1:8000/sitemap.xml",
        "http://127.0.0.1:8000/sitemap-news.xml",
    ]


@pytest.mark.parametrize("crawlers", Crawlers.values)
def test_search_engines_read_stories_and_nothing_at_the_desk(reader, crawlers):
    found = rules(reader, crawlers)
    for name in ("Googlebot", "Bingbot", "Applebot", "facebookexternalhit", "Twitterbot"):
        assert found.can_fetch(name, STORY)
        assert not found.can_fetch(name, "http://127.0.0.1:8000/admin/")
        assert not found.can_fetch(name, "http://127.0.0.1:8000/preview/x/")


@pytest.mark.parametrize(
    ("crawlers", "trains", "answers"),
    [("welcome", True, True), ("answers", False, True), ("unwanted", False, False)],
)
def test_programs_of_artificial_intelligence_are_told_what_the_owner_wants(
    reader, crawlers, trains, answers
):
    found = rules(reader, crawlers)
    assert {found.can_fetch(name, STORY) for name in TRAINING} == {trains}
    assert {found.can_fetch(name, STORY) for name in ANSWERING} == {answers}


def test_nobody_is_on_two_lists():
    assert not set(TRAINING) & set(ANSWERING)
    assert len({name.lower() for name in [*TRAINING, *ANSWERING]}) == len([*TRAINING, *ANSWERING])


def test_it_is_text(reader):
    response = reader.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().startswith("User-agent: *\n")
