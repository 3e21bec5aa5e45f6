"""Readers are spoken to in the language of the site and by its clock; the desk keeps its own."""

from datetime import UTC, datetime

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from newsroom.site.models import MenuEntry, SiteSettings
from newsroom.site.speaking import readers_voice

pytestmark = pytest.mark.django_db
AT_NIGHT = datetime(2026, 3, 14, 23, 30, tzinfo=UTC)


def speak(language: str = "", time_zone: str = "", **fields: str) -> None:
    fields = {"language": language, "time_zone": time_zone, **fields}
    SiteSettings.objects.update_or_create(pk=1, defaults=fields)


def page(client, path: str) -> str:
    return client.get(path).content.decode()


def test_readers_are_spoken_to_in_the_language_of_the_site(reader):
    speak("de")
    assert '<html lang="de">' in page(reader, "/")
    speak("ar")
    assert '<html lang="ar" dir="rtl">' in page(reader, "/")


def test_without_a_choice_the_language_of_the_desk_serves(reader):
    assert '<html lang="en">' in page(reader, "/")


@pytest.mark.parametrize("path", ["/nothing/", "/contact/", "/comments/mine/"])
def test_every_public_page_speaks_it(reader, path):
    speak("fr")
    assert '<html lang="fr"' in page(reader, path)


def test_a_page_of_errors_speaks_it_too(reader, make_article, monkeypatch):
    def fail(*_args: object) -> None:
        raise RuntimeError

    speak("ar")
    monkeypatch.setattr("articles.views.arrange", fail)
    reader.raise_request_exception = False
    assert '<html lang="ar" dir="rtl">' in page(reader, "/")


def test_the_desk_keeps_its_own_language(as_user, editor):
    speak("ar", "Asia/Tokyo")
    html = page(as_user(editor), "/admin/")
    assert 'lang="en' in html
    assert 'dir="rtl"' not in html


def test_the_desk_goes_by_the_clock_of_the_site(as_user, editor, make_article):
    speak(time_zone="Asia/Tokyo")
    article = make_article(published_at=AT_NIGHT)
    html = page(as_user(editor), f"/admin/articles/article/{article.pk}/change/")
    assert "Asia/Tokyo" in html


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("", "March 15, 2026, 8:30 a.m."),
        ("ar", "15 مارس، 2026، 8:30 ص"),
        ("de", "15. März 2026 08:30"),
        ("es", "15 de marzo de 2026 a las 08:30"),
        ("fr", "15 mars 2026 08:30"),
        ("pt", "15 de Março de 2026 às 08:30"),
        ("ru", "15 марта 2026 г. 8:30"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(reader, make_article, language, said):
    speak(language, "Asia/Tokyo")
    article = make_article(published_at=AT_NIGHT)
    html = page(reader, article.get_absolute_url())
    assert f"{said}</time>" in html
    assert 'datetime="2026-03-15T08:30:00+09:00"' in html


def test_phrases_that_nobody_changed_are_said_in_every_language(
    reader, make_article, translated_as
):
    translated_as("fr", {"Others Blogs": "D’autres articles"})
    speak("fr", share_prompt="Pass it on")
    make_article()
    html = page(reader, make_article(headline="Another").get_absolute_url())
    assert "D’autres articles" in html
    assert "Pass it on" in html


def test_what_is_saved_of_a_phrase_stays_what_was_typed():
    speak("fr")
    with readers_voice():
        SiteSettings.current().save()
    assert SiteSettings.objects.get().other_articles_title == "Others Blogs"


@pytest.mark.parametrize("path", ["/", "/nothing/", "/contact/", "/feed/", "/corrections/"])
def test_the_settings_are_read_once_in_a_request(reader, make_article, path):
    make_article()
    speak("de")
    with CaptureQueriesContext(connection) as queries:
        reader.get(path)
    asked = [one["sql"] for one in queries if '"site_sitesettings"."name"' in one["sql"]]
    assert len(asked) == 1


@pytest.mark.parametrize("path", ["/health/", "/favicon.ico"])
def test_where_nothing_is_said_nothing_is_asked(reader, path):
    with CaptureQueriesContext(connection) as queries:
        reader.get(path)
    assert not [one for one in queries if "site_sitesettings" in one["sql"]]


def test_what_is_changed_within_a_request_is_seen_there(rf):
    from newsroom.site.middleware import VoiceMiddleware

    def change_and_look(_request: object) -> list[object]:
        before = SiteSettings.current().name
        SiteSettings(pk=1, name="The Skerry Light").save()
        named = SiteSettings.current().name
        entry = MenuEntry(label="Harbour", address="/sections/harbour/")
        entry.save()
        listed = len(SiteSettings.current().top_menu)
        entry.delete()
        return [before, named, listed, len(SiteSettings.current().top_menu)]

    seen = VoiceMiddleware(change_and_look)(rf.get("/"))
    assert seen == ["Newsroom", "The Skerry Light", 1, 0]


def test_outside_of_requests_the_settings_are_read_each_time(django_assert_num_queries):
    with django_assert_num_queries(2):
        SiteSettings.current()
        SiteSettings.current()


def test_with_the_database_away_the_language_is_the_one_that_was_heard_last(monkeypatch):
    from django.utils import translation

    def refuse() -> None:
        raise OperationalError("gone")

    speak("es")
    with readers_voice():
        pass
    monkeypatch.setattr(SiteSettings, "as_saved", refuse)
    with readers_voice():
        assert translation.get_language() == "es"
