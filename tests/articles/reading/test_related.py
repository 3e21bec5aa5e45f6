"""Stories beside a story: those chosen by hand, then those found; none twice, none unpublished."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article, ArticleLink, Section, Series, Topic
from articles.models.state import state_of
from articles.reading.beside import OTHERS, RELATED, beside
from articles.reading.related import KEPT, find_around, keep_related, related_to, with_any_of
from newsroom.site.models import SiteSettings
from tests.plans import plan_by_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def make_story(make_article):
    """Each in a section of its own, so that nothing else brings two together."""

    def make(headline: str, *topics: Topic, **fields) -> Article:
        fields.setdefault("section", Section.objects.get_or_create(name=headline)[0])
        story = make_article(headline=headline, **fields)
        story.topics.set(topics)
        return story

    return make


@pytest.fixture
def tides(db):
    return Topic.objects.create(name="Tides")


def page_beside(story: Article):
    return beside(Article.objects.for_page().with_surroundings().get(pk=story.pk))


def related(story: Article) -> list[str]:
    return [one.headline for one in page_beside(story).related]


def test_a_topic_brings_stories_together(make_story, tides):
    story, other = make_story("Ferry", tides), make_story("Lighthouse", tides)
    make_story("Opera")
    assert related_to(story) == [other.pk]


def test_the_same_words_bring_stories_together(make_story):
    story = make_story("Swing bridge stuck again")
    other = make_story("Why the swing bridge keeps stopping")
    make_story("Opera in the rain")
    assert related_to(story) == [other.pk]


def test_accents_and_capitals_make_no_difference(make_story):
    story = make_story("Café Übersee closes")
    other = make_story("The last days of CAFE UBERSEE")
    assert (related_to(story), related_to(other)) == ([other.pk], [story.pk])


def test_a_link_brings_stories_together_both_ways(make_story):
    story, other = make_story("Ferry"), make_story("Opera")
    ArticleLink.objects.create(article=story, target=other)
    assert (related_to(story), related_to(other)) == ([other.pk], [story.pk])


def test_the_section_alone_does_not(make_story, section):
    story = make_story("Ferry", section=section)
    make_story("Opera", section=section)
    assert related_to(story) == []


def test_more_in_common_comes_first_and_of_equals_the_newer(make_story, tides):
    quays = Topic.objects.create(name="Quays")
    story = make_story("Ferry", tides, quays)
    one, two = make_story("Opera", tides), make_story("Garden", tides)
    both = make_story("Lighthouse", tides, quays)
    assert related_to(story) == [both.pk, two.pk, one.pk]


def test_what_is_years_older_has_less_weight(make_story, tides):
    story = make_story("Ferry", tides)
    long_ago = timezone.now() - timedelta(days=1200)
    old = make_story("Lighthouse", tides, published_at=long_ago)
    new = make_story("Opera", tides)
    assert related_to(story) == [new.pk, old.pk]


@pytest.mark.parametrize(
    "headline", ["'); DROP TABLE x; --", "a | b & !c:*", "\\ ' \" (", "…", "—"]
)
def test_whatever_a_headline_is_made_of_it_can_be_looked_for(make_story, tides, headline):
    story, other = make_story(headline, tides), make_story("Lighthouse", tides)
    assert related_to(story) == [other.pk]


def test_chinese_headlines_are_compared_by_pairs_of_signs(make_story, section):
    story = make_story("北码头渡轮恢复", section=section)
    other = make_story("渡轮恢复之后的北码头", section=section)
    make_story("歌剧院今晚开幕", section=section)
    assert related_to(story) == [other.pk]


def test_a_story_in_another_language_is_not_related(make_story, tides):
    story = make_story("Ferry", tides)
    make_story("Fähre", tides, language="de")
    assert related_to(story) == []


def test_naming_the_language_of_the_site_changes_nothing(make_story, tides):
    SiteSettings.objects.create(pk=1, language="es")
    silent, named = make_story("Barco", tides), make_story("Puerto", tides, language="es")
    other = make_story("Ferry", tides, language="en")
    assert (related_to(silent), related_to(named)) == ([named.pk], [silent.pk])
    assert related_to(other) == []


def test_nothing_unpublished_is_found_and_nothing_is_found_for_it(make_story, tides):
    story = make_story("Ferry", tides)
    hidden = [
        make_story("Draft", tides, status=Article.Status.DRAFT),
        make_story("Withdrawn", tides, status=Article.Status.WITHDRAWN),
        make_story("To come", tides, published_at=timezone.now() + timedelta(hours=1)),
    ]
    assert related_to(story) == []
    for other in hidden:
        assert keep_related(other.pk) == []
    assert keep_related(story.pk + 1000) == []


def test_finding_moves_no_time_of_a_story(make_story, tides):
    story, _other = make_story("Ferry", tides), make_story("Lighthouse", tides)
    before = Article.objects.get(pk=story.pk)
    find_around(story.pk)
    after = Article.objects.get(pk=story.pk)
    assert after.related_found
    assert (after.modified_at, after.updated_at) == (before.modified_at, before.updated_at)


# When


def publish(story: Article, editor, **changes) -> None:
    story.save_version({**state_of(story), **changes}, by=editor)
    story.publish(by=editor)


def test_a_story_that_appears_is_found_beside_the_others(make_story, tides, editor, run_jobs):
    other = make_story("Lighthouse", tides)
    story = make_story("Ferry", status=Article.Status.DRAFT)
    publish(story, editor, topics=[tides.pk])
    run_jobs()
    assert related(other) == ["Ferry"]
    assert related(story) == ["Lighthouse"]


def test_a_story_that_changes_is_let_go_by_those_it_stood_beside(
    make_story, tides, editor, run_jobs
):
    other = make_story("Lighthouse", tides)
    story = make_story("Ferry", status=Article.Status.DRAFT)
    publish(story, editor, topics=[tides.pk])
    run_jobs()
    publish(story, editor, topics=[])
    run_jobs()
    other.refresh_from_db()
    assert other.related_found == []


def test_one_that_is_withdrawn_makes_room_and_comes_back(make_story, tides, editor, run_jobs):
    other = make_story("Lighthouse", tides)
    story = make_story("Ferry", status=Article.Status.DRAFT)
    publish(story, editor, topics=[tides.pk])
    run_jobs()
    story.withdraw(by=editor)
    assert related(other) == []
    run_jobs()
    other.refresh_from_db()
    assert other.related_found == []
    story.restore(by=editor)
    run_jobs()
    assert related(other) == ["Ferry"]


def test_for_a_story_to_come_the_search_waits_until_it_is_there(make_story, editor):
    story = make_story("Ferry", status=Article.Status.DRAFT)
    at = timezone.now() + timedelta(hours=3)
    story.publish(by=editor, at=at)
    job = ProcrastinateJob.objects.get(task_name="articles.jobs.find_related")
    assert job.scheduled_at >= at


# What is shown


def test_by_hand_comes_first_and_in_that_order(make_story, tides):
    found = make_story("Found", tides)
    chosen = [make_story(f"Chosen {number}") for number in range(3)]
    order = [chosen[2].pk, chosen[0].pk, chosen[1].pk]
    story = make_story("Ferry", tides, related_by_hand=order)
    keep_related(story.pk)
    assert related(story) == ["Chosen 2", "Chosen 0", "Chosen 1", found.headline]


def test_it_names_neither_itself_nor_anything_twice_nor_what_is_gone(make_story):
    chosen = make_story("Chosen")
    draft = make_story("Draft", status=Article.Status.DRAFT)
    story = make_story("Ferry")
    numbers = [story.pk, chosen.pk, draft.pk, chosen.pk, 10**15]
    Article.objects.filter(pk=story.pk).update(related_by_hand=numbers, related_found=numbers)
    assert related(story) == ["Chosen"]


def test_related_stories_are_not_listed_once_more_among_the_others(make_story, tides):
    for number in range(RELATED + OTHERS + 3):
        make_story(f"Story {number}", tides)
    story = make_story("Ferry", tides)
    keep_related(story.pk)
    shown = page_beside(story)
    assert (len(shown.related), len(shown.others)) == (RELATED, OTHERS)
    assert not {one.pk for one in shown.related} & {one.pk for one in shown.others}
    assert story not in shown.cards


def test_the_parts_of_its_series_stand_in_their_own_list(make_story, tides):
    series = Series.objects.create(name="The wall")
    story, part = (make_story(name, tides, series=series) for name in ("One", "Two"))
    other = make_story("Lighthouse", tides)
    assert related_to(story) == [other.pk]
    # Found before it was made a part.
    Article.objects.filter(pk=story.pk).update(related_found=[part.pk, other.pk])
    shown = page_beside(story)
    assert [one.pk for one in shown.related] == [other.pk]
    assert part not in shown.others
    Article.objects.filter(pk=story.pk).update(related_by_hand=[part.pk])
    assert related(story) == ["Two", "Lighthouse"]


# What it costs


def test_it_costs_the_same_however_many_stories_there_are(make_story, tides, monkeypatch):
    monkeypatch.setattr("articles.reading.related.LOOKED_AT", 4)
    story = make_story("Ferry returns", tides)

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as captured:
            found = related_to(story)
        return len(captured), len(found)

    for number in range(4):
        make_story(f"Ferry number {number}", tides)
    few, found = cost()
    for number in range(20):
        make_story(f"Ferry returns number {number}", tides)
    many, more = cost()
    assert many == few <= 12
    assert found <= more <= KEPT


def test_the_words_are_looked_for_in_their_index(make_story):
    found = with_any_of(["ferry", "bridge"], Article.objects.all())
    assert "article_words" in plan_by_index(found)
