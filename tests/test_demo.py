"""The demo newspaper: loads, loads only once, hangs together, and leaves others' work alone."""

import re
import stat
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import copy2
from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client, override_settings
from django.utils import timezone

from articles.models import (
    Article,
    Contributor,
    Picture,
    Section,
    Series,
    Topic,
    Transition,
    Version,
)
from comments.models import Comment, Decision
from newsroom.contact.models import Enquiry
from newsroom.demo import loading, pictures, reading
from newsroom.lib.richtext import sanitise
from newsroom.newsletter.models import Edition, Movement, Newsletter, Subscriber
from newsroom.site.models import MenuEntry, SitePage, SiteSettings, SocialAccount
from tests.conftest import forget_jobs, make_roles_again

COUNTED = [
    Article, Comment, Contributor, Decision, Edition, Enquiry, MenuEntry, Movement, Newsletter,
    Picture, Section, Series, SitePage, SocialAccount, Subscriber, Topic, Transition, User,
    Version,
]  # fmt: skip
OWN_ADDRESS = re.compile(r'href="/articles/([^/"]+)/"')
ADDED = re.compile(r' id="h-[^"]*"| rel="noopener"')


def seed(*arguments: str) -> str:
    said = StringIO()
    call_command("seed_demo", "--picture-width", "80", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture(scope="module")
def printed(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Any]:
    """The demo, loaded once for all tests of this file: what the command said, and its folder."""
    folder = tmp_path_factory.mktemp("demo")
    quickly = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock():
        make_roles_again()
        with override_settings(
            DATA_FOLDER=folder, MEDIA_ROOT=folder / "media", PASSWORD_HASHERS=quickly
        ):
            yield seed(), folder
        loading.remove()
        forget_jobs()
        User.objects.all().delete()
        SiteSettings.objects.all().delete()
        assert not any(counts().values()), "something of the demo was left"


@pytest.fixture
def data_folder(printed: Any, settings: Any, tmp_path: Path) -> Path:
    """A folder of the test's own, with the accounts as they were after loading."""
    settings.DATA_FOLDER = tmp_path
    copy2(printed[1] / "demo-accounts.txt", tmp_path)
    return tmp_path


@pytest.fixture
def demo(printed: Any, data_folder: Path, db: None) -> str:
    return printed[0]


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def untouched(body: str) -> str:
    return re.sub(r">\s+<", "><", " ".join(ADDED.sub("", body).split())).strip()


def test_it_loads(demo: str):
    assert "loaded" in demo
    states = Article.objects.values_list("status", flat=True)
    assert {status: list(states).count(status) for status in set(states)} == {
        "published": len(reading.stories()) - 3,
        "draft": 1,
        "in_review": 1,
        "withdrawn": 1,
    }
    waiting = Article.objects.filter(published_at__gt=timezone.now())
    assert waiting.count() == 1
    assert Article.objects.published().count() == len(reading.stories()) - 4
    assert Enquiry.objects.count() == 3
    assert SiteSettings.current().name == "The Haldersea Pilot"


def test_some_stories_have_been_read_more_than_others(demo: str, reader: Client):
    front = reader.get("/").content.decode()
    assert front.count('<ol class="most-read-list">') == 2


def test_a_second_run_changes_nothing(demo: str, data_folder: Path):
    before, passwords = counts(), (data_folder / "demo-accounts.txt").read_text()
    times = list(Article.objects.values_list("pk", "published_at", "modified_at"))
    assert "no content was changed" in seed()
    assert counts() == before
    assert list(Article.objects.values_list("pk", "published_at", "modified_at")) == times
    assert (data_folder / "demo-accounts.txt").read_text() == passwords


def test_every_link_to_a_story_of_ours_finds_it(demo: str):
    slugs = set(Article.objects.values_list("slug", flat=True))
    for article in Article.objects.all():
        for linked in OWN_ADDRESS.findall(article.body):
            assert unquote(linked) in slugs, article.slug


@pytest.mark.parametrize("story", reading.stories(), ids=lambda story: story.slug)
def test_bodies_pass_the_sanitiser_unchanged(story: reading.Story):
    assert untouched(sanitise(story.body)) == untouched(story.body)


def test_stories_are_as_different_as_those_of_a_real_paper(demo: str):
    published = Article.objects.published()
    assert sum(article.shows_contents for article in published) >= 8
    assert max(len(article.headline) for article in published) >= 150
    assert published.filter(bylines__position=2).exists()
    assert published.filter(updated_at__isnull=False).count() == 1
    assert Article.objects.filter(section__parent__isnull=False).exists()
    assert Contributor.objects.filter(user=None).count() == 1


def test_a_series_is_read_in_order_and_names_its_parts(demo: str, reader: Client):
    series = Series.objects.get(slug="up-the-wend")
    parts = list(series.articles.published().order_by("published_at"))
    assert [part.kicker for part in parts] == [f"Up the Wend, {number}" for number in (1, 2, 3)]
    html = reader.get(parts[0].get_absolute_url()).text
    assert parts[1].get_absolute_url() in html


def test_two_stories_are_in_other_languages_one_from_right_to_left(demo: str, reader: Client):
    stories = {one.language: one for one in Article.objects.published().exclude(language="")}
    assert set(stories) == {"ar", "fr"}
    assert 'lang="ar" dir="rtl"' in reader.get(stories["ar"].get_absolute_url()).text
    assert 'lang="fr"' in reader.get(stories["fr"].get_absolute_url()).text


def test_stories_that_were_chosen_stand_beside_others_without_what_is_not_public(
    demo: str, reader: Client
):
    chosen = {story.slug: story.related for story in reading.stories() if story.related}
    assert len(chosen) >= 6
    html = reader.get("/articles/night-boat-to-ansel/").text
    assert "/articles/what-a-night-boat-is-for/" in html
    assert "pilots-ask-for-a-second-boat" in chosen["night-boat-to-ansel"]
    assert "pilots-ask-for-a-second-boat" not in html


def test_the_pages_of_the_house_are_there_and_lead_somewhere(demo: str, reader: Client):
    assert set(SitePage.objects.values_list("purpose", flat=True)) >= {
        "about",
        "corrections",
        "ethics",
        "privacy",
    }
    front = reader.get("/").text
    for page in SitePage.objects.all():
        assert page.get_absolute_url() in front
        for address in re.findall(r'href="(/[^"]+)"', page.body):
            assert reader.get(address).status_code == 200, address
    for entry in [*MenuEntry.objects.all()]:
        assert reader.get(entry.address).status_code == 200, entry
        assert entry.address in front


@pytest.mark.parametrize("page", reading.pages(), ids=lambda page: page["slug"])
def test_pages_pass_the_sanitiser_unchanged(page: reading.Entry):
    assert untouched(sanitise(page["body"])) == untouched(page["body"])


def test_a_page_that_somebody_reworded_survives_a_reset(demo: str):
    SitePage.objects.filter(slug="privacy").update(body="<p>Ours.</p>")
    loading.remove_house()
    assert list(SitePage.objects.values_list("slug", flat=True)) == ["privacy"]


def test_nobody_speaks_before_there_is_anything_to_speak_about(demo: str):
    for comment in Comment.objects.select_related("article", "parent"):
        assert comment.created_at > comment.article.published_at, comment.name
        assert comment.created_at < timezone.now(), comment.name
        if comment.parent:
            assert comment.created_at > comment.parent.created_at, comment.name
    assert set(Comment.objects.values_list("status", flat=True)) == set(Comment.Status.values)


def test_its_newsletters_have_gone_out_to_nobody_real(demo: str):
    for newsletter in Newsletter.objects.all():
        states = newsletter.editions.order_by("number").values_list("state", flat=True)
        assert list(states) == ["sent", "sent", "draft"]
        assert all(edition.readable_stories for edition in newsletter.editions.all())
        assert newsletter.movements.count() == 30
        assert not newsletter.sends_by_itself
    assert not Subscriber.objects.exclude(email__endswith="@reader.example").exists()


def test_every_picture_says_what_it_shows(demo: str):
    assert Picture.objects.count() == len(reading.pictures()) - 1 + Contributor.objects.count()
    assert not Picture.objects.filter(alt_text="").exists()
    assert not Picture.objects.filter(credit="").exists()


def test_a_picture_drawn_twice_is_the_same():
    assert pictures.picture("harbour", 80).tobytes() == pictures.picture("harbour", 80).tobytes()


def test_readers_see_it(demo: str, reader: Client):
    assert "The Haldersea Pilot" in reader.get("/").text
    for article in Article.objects.published():
        page = reader.get(article.get_absolute_url())
        assert page.status_code == 200, article.slug


def test_accounts_are_kept_in_a_file_for_the_owner_alone(demo: str, data_folder: Path):
    file = data_folder / "demo-accounts.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    kept = dict(line.split() for line in file.read_text().splitlines())
    assert list(kept) == ["admin", "editor", "journalist", "moderator"]
    for username, password in kept.items():
        assert authenticate(username=username, password=password)
        assert password not in demo
    assert not User.objects.get(username="eleni").has_usable_password()


def test_a_password_that_somebody_changed_is_left_alone(demo: str):
    user = User.objects.get(username="editor")
    user.set_password("something of their own")
    user.save()
    seed()
    assert authenticate(username="editor", password="something of their own")


def test_a_lost_file_of_passwords_is_made_anew(demo: str, data_folder: Path):
    file = data_folder / "demo-accounts.txt"
    file.unlink()
    assert "New passwords: admin, editor, journalist, moderator" in seed()
    username, password = file.read_text().splitlines()[1].split()
    assert authenticate(username=username, password=password)


def test_an_account_that_was_deleted_does_not_come_back(demo: str, data_folder: Path):
    User.objects.get(username="admin").delete()
    (data_folder / "demo-accounts.txt").unlink()
    seed()
    assert not User.objects.filter(username="admin").exists()
    assert "admin" not in (data_folder / "demo-accounts.txt").read_text()


def test_reset_makes_the_demo_anew(demo: str):
    before = counts()
    Article.objects.filter(slug="a-colder-light-on-the-anvil").update(headline="Spoilt")
    seed("--reset", "--no-input")
    assert counts() == before
    assert not Article.objects.filter(headline="Spoilt").exists()


def test_reset_keeps_what_is_not_the_demos(demo: str, make_article: Any):
    section, person = Section.objects.get(slug="sport"), Contributor.objects.all()[0]
    picture = Picture.objects.all()[0]
    own = make_article(headline="Our own", section=section, lead_picture=picture)
    own.bylines.create(contributor=person)
    comment = Comment.objects.create(article=own, name="Reader", email="a@b.example", text="Good.")
    seed("--reset", "--no-input")
    own.refresh_from_db()
    assert (own.section, own.lead_picture) == (section, picture)
    assert own.bylines.get().contributor == person
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_reset_asks_first(demo: str, monkeypatch: pytest.MonkeyPatch):
    before = set(Article.objects.values_list("pk", flat=True))
    monkeypatch.setattr("builtins.input", lambda question: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        seed("--reset")
    assert set(Article.objects.values_list("pk", flat=True)) == before


def test_a_demo_that_was_thrown_away_does_not_come_back(demo: str):
    Article.objects.all().delete()
    seed()
    assert not Article.objects.exists()
