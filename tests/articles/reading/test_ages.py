"""What dates say to readers: how old a story is, and when it was updated."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.utils import timezone

from articles import corrections
from articles.models import Article, Section
from comments.models import Comment
from newsroom.site.models import SiteSettings

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def at_noon(monkeypatch, now=NOON) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now)


def aged(published_at, *, story=True, section=True, parent=None) -> Article:
    parent = None if parent is None else Section(pk=1, shows_age=parent)
    return Article(
        published_at=published_at,
        shows_age=story,
        section=Section(pk=2, shows_age=section, parent=parent),
    )


@pytest.mark.parametrize(
    ("published_at", "months"),
    [
        (NOON, None),
        (NOON + timedelta(days=60), None),
        (datetime(2026, 10, 25, tzinfo=UTC), None),
        (datetime(2026, 10, 24, 23, 59, tzinfo=UTC), 1),
        (datetime(2026, 8, 31, tzinfo=UTC), 2),
        (datetime(2025, 11, 25, tzinfo=UTC), 11),
        (datetime(2025, 11, 24, tzinfo=UTC), 12),
        (datetime(1926, 11, 24, tzinfo=UTC), 1200),
    ],
)
def test_a_story_is_old_from_a_whole_month_on(monkeypatch, published_at, months):
    at_noon(monkeypatch)
    age = aged(published_at).age
    assert (age and age.months) == months


@pytest.mark.parametrize(
    ("then", "now", "months"),
    [
        (datetime(2026, 1, 31, 12, tzinfo=UTC), datetime(2026, 2, 27, 12, tzinfo=UTC), None),
        (datetime(2026, 1, 31, 12, tzinfo=UTC), datetime(2026, 2, 28, 12, tzinfo=UTC), 1),
        (datetime(2024, 2, 29, 12, tzinfo=UTC), datetime(2025, 2, 28, 12, tzinfo=UTC), 12),
        (datetime(2025, 12, 31, 12, tzinfo=UTC), datetime(2026, 1, 31, 12, tzinfo=UTC), 1),
    ],
)
def test_short_months_end_where_they_end(monkeypatch, then, now, months):
    at_noon(monkeypatch, now)
    age = aged(then).age
    assert (age and age.months) == months


@pytest.mark.parametrize(
    ("story", "section", "parent"), list(product([True, False], [True, False], [True, False, None]))
)
def test_it_says_so_unless_it_its_section_or_the_one_above_is_not_to(
    monkeypatch, story, section, parent
):
    at_noon(monkeypatch)
    age = aged(NOON - timedelta(days=400), story=story, section=section, parent=parent).age
    assert bool(age) == (story and section and parent is not False)


def test_what_never_appeared_has_no_age():
    assert aged(None).age is None


@pytest.mark.parametrize(
    ("days", "words"),
    [(3, None), (40, "1 month old"), (100, "3 months old"), (400, "1 year old"), (800, "2 years")],
)
@pytest.mark.django_db
def test_the_page_says_it_in_words(make_article, reader, days, words):
    story = make_article(published_at=timezone.now() - timedelta(days=days))
    html = reader.get(story.get_absolute_url()).content.decode()
    assert ('<p class="age">' in html) == bool(words)
    assert not words or f"This story is {words}" in html


# Updated

LATE = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # half past eleven in Madrid


def updated(at, shown=Article.UpdateShown.AUTO) -> Article:
    return Article(published_at=LATE, updated_at=at, update_shown=shown)


@pytest.mark.parametrize(
    ("zone", "minutes", "is_shown"),
    [
        ("Europe/Madrid", 0, False),
        ("Europe/Madrid", 29, False),
        ("Europe/Madrid", 30, True),
        ("UTC", 30, False),
        ("UTC", 89, False),
        ("UTC", 90, True),
        ("Pacific/Auckland", 60 * 12, False),
        ("Pacific/Auckland", 60 * 13 + 30, True),
    ],
)
def test_an_update_is_told_from_the_next_midnight_of_the_site(zone, minutes, is_shown):
    with timezone.override(zone):
        assert updated(LATE + timedelta(minutes=minutes)).shows_update == is_shown


def test_a_midnight_that_the_clocks_leap_over_is_no_trouble():
    with timezone.override("America/Santiago"):
        story = Article(published_at=datetime(2026, 9, 6, 2, tzinfo=UTC))
        story.updated_at = datetime(2026, 9, 6, 3, 59, tzinfo=UTC)
        assert not story.shows_update
        story.updated_at = datetime(2026, 9, 6, 4, 1, tzinfo=UTC)
        assert story.shows_update


@pytest.mark.parametrize("later", [timedelta(minutes=1), timedelta(days=9)])
def test_the_switch_of_a_story_overrules_the_clock(later):
    assert updated(LATE + later, Article.UpdateShown.ALWAYS).shows_update
    assert not updated(LATE + later, Article.UpdateShown.NEVER).shows_update


@pytest.mark.parametrize("shown", Article.UpdateShown.values)
def test_what_was_never_updated_says_nothing(shown):
    assert not updated(None, shown).shows_update


@pytest.mark.django_db
def test_the_page_follows_the_clock_of_the_site(make_article, reader):
    story = make_article(published_at=LATE - timedelta(days=700))
    Article.objects.filter(pk=story.pk).update(
        updated_at=story.published_at + timedelta(minutes=40)
    )
    assert "<dt>Updated</dt>" not in reader.get(story.get_absolute_url()).content.decode()
    SiteSettings.objects.create(pk=1, time_zone="Europe/Madrid")
    assert "<dt>Updated</dt>" in reader.get(story.get_absolute_url()).content.decode()


# How long it takes to read


@pytest.mark.parametrize(
    ("body", "minutes"),
    [
        ("", 1),
        ("<p>" + "word " * 230 + "</p>", 1),
        ("<p>" + "word " * 2300 + "</p>", 10),
        ("<p>" + "渡" * 4600 + "</p>", 10),
        ("<p>" + "ก" * 2300 + "</p>", 2),
        ("<p>" + "渡轮 ferry " * 230 + "</p>", 2),
    ],
)
@pytest.mark.django_db
def test_reading_times_come_out_alike_in_any_script(make_article, reader, body, minutes):
    story = make_article(body=body)
    assert story.reading_minutes == minutes
    assert f"{minutes} min read" in reader.get(story.get_absolute_url()).content.decode()


# Languages


@pytest.mark.parametrize(
    ("language", "marked"),
    [("", ""), ("en", ""), ("de", 'lang="de" dir="ltr"'), ("ar", 'lang="ar" dir="rtl"')],
)
@pytest.mark.django_db
def test_a_story_in_another_language_says_so_where_its_words_stand(
    make_article, reader, language, marked
):
    story = make_article(language=language, standfirst="Words.", kicker="Kicker")
    html = reader.get(story.get_absolute_url()).content.decode()
    for opening in ("<h1", '<div class="body"', '<p class="standfirst"', '<p class="kicker"'):
        assert f"{opening}{f' {marked}' if marked else ''}>" in html


@pytest.mark.django_db
def test_it_says_so_wherever_its_headline_stands(make_article, reader, editor):
    story = make_article(headline="Die Fähre kehrt zurück", language="de")
    corrections.add(story, kind="correction", text="It was 1974.", by=editor)
    Comment.objects.create(article=story, name="Jo", text="Well said.", status="approved")
    section = story.section.get_absolute_url()
    for address in ("/", section, "/corrections/", f"/comments/on/{story.slug}/"):
        links = reader.get(address).content.decode().split(f">{story.headline}</a>")[:-1]
        assert links, address
        assert [link for link in links if not link.endswith(' lang="de" dir="ltr"')] == [], address
