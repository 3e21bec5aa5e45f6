"""The front page: what a plan of it decides, and what the newest stories fill."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import fronts
from articles.models import Article, FrontPlan, Section
from tests.together import at_once

pytestmark = pytest.mark.django_db


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.fixture
def stories(section, make_article):
    """Thirty stories, the newest first."""
    now = timezone.now()
    return [
        make_article(headline=f"Story {hour}", published_at=now - hours(hour + 1))
        for hour in range(30)
    ]


def arrangement(lead=None, second=(), blocks=()):
    return {
        "lead": lead and lead.pk,
        "second": [story.pk for story in second],
        "blocks": [
            {"section": section.pk, "shape": shape, "articles": [story.pk for story in named]}
            for section, shape, named in blocks
        ],
    }


def shown(front) -> list[Article]:
    blocks = [story for block in front["blocks"] for story in block["articles"]]
    lead = [front["lead_story"]] if front["lead_story"] else []
    return [*lead, *front["second_stories"], *blocks, *front["latest"]]


def test_a_plan_decides_lead_second_stories_and_blocks(editor, stories, section):
    chosen = arrangement(stories[9], [stories[12], stories[8]], [(section, "row", [stories[20]])])
    fronts.plan(chosen, by=editor)
    front = fronts.arrange()
    assert front["lead_story"] == stories[9]
    assert front["second_stories"] == [stories[12], stories[8], stories[0], stories[1]]
    assert front["blocks"] == [
        {"section": section, "shape": "row", "articles": [stories[20], stories[2], stories[3]]}
    ]
    assert front["latest"][0] == stories[4]


def test_no_story_stands_there_twice_whatever_was_planned(editor, stories, section):
    chosen = arrangement(stories[3], [stories[0]], [(section, "feature", [stories[1]])])
    fronts.plan(chosen, by=editor)
    # As an older plan, or a hand in the database, may have it.
    chosen["second"] = [stories[3].pk, stories[0].pk, stories[0].pk]
    FrontPlan.objects.update(arrangement=chosen)
    names = [story.headline for story in shown(fronts.arrange())]
    assert len(names) == len(set(names))
    assert names[:2] == ["Story 3", "Story 0"]


def test_without_a_plan_the_newest_stand_there(stories):
    assert fronts.arrange()["lead_story"] == stories[0]
    assert [block["shape"] for block in fronts.arrange()["blocks"]] == ["feature"]


def test_what_is_not_public_never_shows_and_the_newest_fills_its_place(
    editor, stories, section, make_article
):
    later = make_article(headline="Later", published_at=timezone.now() + hours(1))
    chosen = arrangement(later, [stories[5], stories[6]], [(section, "row", [stories[7]])])
    fronts.plan(chosen, by=editor)
    stories[5].withdraw(by=editor)
    stories[7].delete()
    front = fronts.arrange()
    assert front["lead_story"] == stories[0]
    assert front["second_stories"] == [stories[6], stories[1], stories[2], stories[3]]
    assert not {"Later", "Story 5", "Story 7"} & {story.headline for story in shown(front)}


def test_a_scheduled_story_takes_its_place_on_its_second(editor, stories, make_article):
    at = timezone.now() + hours(1)
    later = make_article(headline="Later", published_at=at)
    fronts.plan(arrangement(later), by=editor)
    second = timedelta(seconds=1)
    assert fronts.arrange(at - second)["lead_story"] == stories[0]
    assert fronts.arrange(at)["lead_story"] == later


def test_a_plan_begins_on_its_second(editor, stories):
    at = timezone.now() + hours(2)
    fronts.plan(arrangement(stories[1]), by=editor)
    fronts.plan(arrangement(stories[2]), by=editor, starts_at=at)
    assert fronts.arrange()["lead_story"] == stories[1]
    assert fronts.arrange(at - timedelta(microseconds=1))["lead_story"] == stories[1]
    assert fronts.arrange(at)["lead_story"] == stories[2]


def test_a_plan_that_was_taken_back_does_not_hold(editor, stories):
    first = fronts.plan(arrangement(stories[1]), by=editor)
    second = fronts.plan(arrangement(stories[2]), by=editor)
    fronts.cancel(second, by=editor)
    assert fronts.arrange()["lead_story"] == stories[1]
    fronts.cancel(first, by=editor)
    assert fronts.arrange()["lead_story"] == stories[0]
    fronts.bring_back(second, by=editor)
    assert fronts.arrange()["lead_story"] == stories[2]


def test_a_quiet_section_fills_its_planned_block_with_stories_of_long_ago(
    editor, stories, make_article
):
    quiet, loud = Section.objects.create(name="Chess"), Section.objects.create(name="News")
    part = Section.objects.create(name="Openings", parent=quiet)
    old = [
        make_article(headline="Old", section=quiet, published_at=timezone.now() - hours(9000)),
        make_article(headline="Older", section=part, published_at=timezone.now() - hours(9001)),
    ]
    for number in range(90):
        make_article(headline=f"News {number}", section=loud)
    fronts.plan(arrangement(blocks=[(quiet, "columns", [])]), by=editor)
    assert fronts.arrange()["blocks"][0]["articles"] == old


def test_a_story_whose_block_is_gone_stands_among_the_latest(editor, stories):
    gone = Section.objects.create(name="Gone")
    fronts.plan(arrangement(blocks=[(gone, "row", [stories[9]])]), by=editor)
    gone.delete()
    assert stories[9] in shown(fronts.arrange())[:20]


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger"])
def test_only_editors_plan(request, editor, stories, who):
    somebody = request.getfixturevalue(who)
    made = fronts.plan(arrangement(stories[1]), by=editor)
    for act in (
        lambda: fronts.plan(arrangement(stories[2]), by=somebody),
        lambda: fronts.cancel(made, by=somebody),
        lambda: fronts.bring_back(made, by=somebody),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert fronts.arrange()["lead_story"] == stories[1]


def test_what_cannot_stand_is_refused_with_every_reason(editor, stories, section, make_article):
    draft = make_article(headline="Not ready", status="draft")
    chosen = arrangement(
        draft,
        stories[:5],
        [(section, "row", stories[6:10]), (section, "tower", [stories[0]])],
    )
    chosen["second"].append(999_999)
    with pytest.raises(ValidationError) as refused:
        fronts.plan(chosen, by=editor)
    assert set(refused.value.messages) == {
        "Only 4 stories stand beside the lead.",
        "A block of this shape has room for 3 stories.",
        "A block has a shape that there is not.",
        "\u201cStory 0\u201d stands there twice.",
        "A section has one block only.",
        "\u201cNot ready\u201d is neither published nor scheduled.",
        "A story is no longer there.",
    }
    assert not FrontPlan.objects.exists()


@pytest.mark.parametrize("delta", [hours(-1), timedelta(days=365 * 200)])
def test_a_time_that_cannot_be_meant_is_refused(editor, stories, delta):
    with pytest.raises(ValidationError):
        fronts.plan(arrangement(stories[1]), by=editor, starts_at=timezone.now() + delta)


def test_who_has_not_seen_the_newest_plan_does_not_replace_it(editor, stories):
    seen = fronts.plan(arrangement(stories[1]), by=editor)
    theirs = fronts.plan(arrangement(stories[2]), by=editor, seen=seen.pk)
    with pytest.raises(fronts.Overtaken) as refused:
        fronts.plan(arrangement(stories[3]), by=editor, seen=seen.pk)
    assert refused.value.theirs == theirs
    assert refused.value.messages == ["editor has arranged the front page meanwhile."]
    assert fronts.arrange()["lead_story"] == stories[2]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_plan_at_once_one_is_told(editor, stories):
    def plan(story):
        try:
            return fronts.plan(arrangement(story), by=editor, seen=0)
        except fronts.Overtaken as overtaken:
            return overtaken.theirs

    first, second = at_once(lambda: plan(stories[1]), lambda: plan(stories[2]))
    assert first == second
    assert FrontPlan.objects.count() == 1


def test_a_planned_front_costs_the_same_however_much_there_is(editor, stories, reader, section):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get("/")
        return len(captured)

    more = [Section.objects.create(name=f"Section {number}") for number in range(6)]
    fronts.plan(arrangement(stories[1], blocks=[(more[0], "row", [])]), by=editor)
    few = queries()
    blocks = [(one, "row", []) for one in more] + [(section, "feature", stories[10:14])]
    fronts.plan(arrangement(stories[1], stories[3:7], blocks), by=editor)
    assert queries() == few
    assert few <= 10
