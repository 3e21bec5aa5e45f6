"""How new comments are met: the nearest mode counts, and closing by hand or age above all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Section
from comments.models import Mode, SectionMode, Thread
from comments.modes import standing_of

pytestmark = pytest.mark.django_db


def test_every_comment_waits_before_anybody_has_said_anything(article):
    standing = standing_of(article)
    assert (standing.mode, standing.thread, standing.is_open) == (Mode.ALL_HELD, None, True)


@pytest.mark.parametrize("mode", Mode)
def test_the_site_says_it_for_all(article, rules, mode):
    rules(mode=mode)
    standing = standing_of(article)
    assert standing.mode == mode
    assert standing.is_open is (mode not in {Mode.CLOSED, Mode.HIDDEN})
    assert standing.is_hidden is (mode == Mode.HIDDEN)


def test_the_nearest_counts(article, rules, make_article):
    whole = article.section
    part = Section.objects.create(name="Quay", slug="quay", parent=whole)
    below = make_article(headline="On the quay", section=part)
    rules(mode=Mode.OPEN)
    assert standing_of(below).mode == Mode.OPEN
    SectionMode.objects.create(section=whole, mode=Mode.FIRST_HELD)
    assert standing_of(below).mode == Mode.FIRST_HELD
    SectionMode.objects.create(section=part, mode=Mode.ALL_HELD)
    assert (standing_of(below).mode, standing_of(article).mode) == (Mode.ALL_HELD, Mode.FIRST_HELD)
    Thread.objects.create(article=below, mode=Mode.OPEN)
    assert standing_of(below).mode == Mode.OPEN


def test_a_thread_without_a_mode_is_as_its_section(article):
    SectionMode.objects.create(section=article.section, mode=Mode.OPEN)
    thread = Thread.objects.of(article)
    standing = standing_of(article)
    assert (standing.mode, standing.thread) == (Mode.OPEN, thread)


@pytest.mark.parametrize(("minutes", "mode"), [(1, Mode.OPEN), (0, Mode.CLOSED), (-1, Mode.CLOSED)])
def test_a_story_closes_with_age_to_the_minute(article, rules, minutes, mode):
    rules(mode=Mode.OPEN, closes_after_days=14)
    end = article.published_at + timedelta(days=14)
    assert standing_of(article, end - timedelta(minutes=minutes)).mode == mode


def test_without_a_number_no_story_closes(article, rules):
    rules(mode=Mode.OPEN, closes_after_days=0)
    assert standing_of(article, timezone.now() + timedelta(days=5000)).is_open


def test_what_is_closed_by_hand_is_closed_whatever_the_mode(article):
    Thread.objects.create(article=article, mode=Mode.OPEN)
    article.comments_enabled = False
    article.save()
    assert standing_of(article).mode == Mode.CLOSED


def test_what_is_hidden_stays_hidden_when_it_closes(article, rules):
    rules(mode=Mode.HIDDEN, closes_after_days=1)
    assert standing_of(article, timezone.now() + timedelta(days=9)).is_hidden


def test_it_costs_one_query_however_much_is_set(article, rules, django_assert_num_queries):
    rules(mode=Mode.OPEN)
    Thread.objects.create(article=article, mode=Mode.OPEN)
    SectionMode.objects.create(section=article.section, mode=Mode.OPEN)
    with django_assert_num_queries(1):
        standing = standing_of(article)
        assert standing.thread.count == 0
