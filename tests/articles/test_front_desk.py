"""The page where editors arrange the front, as a browser without JavaScript uses it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import fronts
from articles.models import FrontPlan, Section

pytestmark = pytest.mark.django_db
DESK = "/admin/front/"


@pytest.fixture
def stories(section, make_article):
    now = timezone.now()
    return [
        make_article(headline=f"Story {hour}", published_at=now - timedelta(hours=hour + 1))
        for hour in range(12)
    ]


def arranged(**more):
    return {"seen": "0", "note": "", "at_0": "", "at_1": "", "q": "", **more}


def chosen(html: str, name: str) -> list[int]:
    import re

    return [int(pk) for pk in re.findall(f'name="{name}" value="([0-9]+)"', html)]


def test_an_editor_arranges_with_buttons_alone(as_user, editor, stories, section, reader):
    desk = as_user(editor)
    a, b, c = stories[5:8]
    html = desk.post(DESK, arranged(do=f"place {a.pk}", target="lead")).content.decode()
    assert chosen(html, "lead") == [a.pk]
    sent = arranged(lead=a.pk, do=f"place {b.pk}", target="second")
    assert chosen(desk.post(DESK, sent).content.decode(), "second") == [b.pk]
    sent = arranged(lead=a.pk, second=[b.pk], do=f"place {c.pk}", target=f"block-{section.pk}")
    html = desk.post(DESK, sent).content.decode()
    assert chosen(html, "block") == [section.pk]
    assert chosen(html, f"story-{section.pk}") == [c.pk]
    assert not FrontPlan.objects.exists()
    save = arranged(
        lead=a.pk,
        second=[b.pk],
        block=[section.pk],
        do="save",
        note="For the evening",
        **{f"shape-{section.pk}": "row", f"story-{section.pk}": [c.pk]},
    )
    answer = desk.post(DESK, save, follow=True)
    assert "The front page stands like this now." in answer.content.decode()
    plan = FrontPlan.objects.get()
    assert plan.arrangement == {
        "lead": a.pk,
        "second": [b.pk],
        "blocks": [{"section": section.pk, "shape": "row", "articles": [c.pk]}],
    }
    assert (plan.made_by, plan.note) == (editor, "For the evening")
    front = reader.get("/").content.decode()
    assert front.index("Story 5") < front.index("Story 6") < front.index("Story 7")
    assert " is-row" in front


def moved(desk, do, **sent):
    html = desk.post(DESK, arranged(do=do, **sent)).content.decode()
    return chosen(html, "lead"), chosen(html, "second")


def test_stories_move_up_and_down_and_away(as_user, editor, stories):
    desk = as_user(editor)
    a, b, c = (story.pk for story in stories[:3])
    assert moved(desk, f"up {c}", lead=a, second=[b, c]) == ([a], [c, b])
    assert moved(desk, f"up {b}", lead=a, second=[b, c]) == ([b], [a, c])
    assert moved(desk, f"down {a}", lead=a, second=[b, c]) == ([], [a, b, c])
    assert moved(desk, f"down {b}", lead=a, second=[b, c]) == ([a], [c, b])
    assert moved(desk, f"take-away {b}", lead=a, second=[b, c]) == ([a], [c])
    assert moved(desk, f"put {b} lead", lead=a, second=[b, c]) == ([b], [a, c])
    assert moved(desk, f"put {a} second 2", lead=a, second=[b, c]) == ([], [b, c, a])


def test_blocks_move_and_change_their_shape(as_user, editor, stories, section):
    desk = as_user(editor)
    other = Section.objects.create(name="Stage")
    both = {"block": [section.pk, other.pk]}
    for do, order in [
        (f"block-up {other.pk}", [other.pk, section.pk]),
        (f"block-down {section.pk}", [other.pk, section.pk]),
        (f"block-put {other.pk} 0", [other.pk, section.pk]),
        (f"block-remove {section.pk}", [other.pk]),
        (f"block-up {section.pk}", [section.pk, other.pk]),
    ]:
        html = desk.post(DESK, arranged(do=do, **both)).content.decode()
        assert chosen(html, "block") == order
    html = desk.post(DESK, arranged(do="block-add", new_block=other.pk, block=[section.pk]))
    assert chosen(html.content.decode(), "block") == [section.pk, other.pk]
    sent = arranged(do="look", **both, **{f"shape-{other.pk}": "columns"})
    assert 'value="columns" selected' in desk.post(DESK, sent).content.decode()


@pytest.mark.parametrize(
    "do",
    ["", "up", "up x", "up 999999999999999999999", "put 1", "place", "block-put 1", "fly 1", "²"],
)
def test_nonsense_changes_nothing(as_user, editor, stories, do):
    lead = stories[3].pk
    html = as_user(editor).post(DESK, arranged(lead=lead, do=do, second=["x", "9" * 40, "-1"]))
    assert html.status_code == 200
    assert chosen(html.content.decode(), "lead") == [lead]


def test_a_scheduled_story_can_be_placed_and_a_draft_cannot(as_user, editor, stories, make_article):
    later = timezone.now() + timedelta(days=2)
    make_article(headline="Opening night", published_at=later)
    make_article(headline="Opening remarks", status="draft")
    html = as_user(editor).post(DESK, arranged(do="find", q="open ni")).content.decode()
    assert "Opening night" in html
    html = as_user(editor).post(DESK, arranged(do="find", q="remarks")).content.decode()
    assert "Opening remarks" not in html
    assert "No published or scheduled story has these words" in html


def test_a_plan_for_later_says_when_and_can_be_taken_back_and_undone(as_user, editor, stories):
    desk = as_user(editor)
    sent = arranged(lead=stories[4].pk, do="save", at_0="2031-01-02", at_1="06:30")
    answer = desk.post(DESK, sent, follow=True).content.decode()
    assert "The front page changes 2 Jan 2031 06:30." in answer
    assert "UTC" in answer
    plan = FrontPlan.objects.get()
    asked = desk.get(f"{DESK}{plan.pk}/take-back/").content.decode()
    assert "You can undo this" in asked
    plan.refresh_from_db()
    assert plan.cancelled_at is None
    undo = desk.post(f"{DESK}{plan.pk}/take-back/", follow=True).content.decode()
    plan.refresh_from_db()
    assert plan.cancelled_at
    assert "Undo" in undo
    desk.post(f"{DESK}{plan.pk}/bring-back/")
    plan.refresh_from_db()
    assert plan.cancelled_at is None


@pytest.mark.parametrize(("day", "words"), [("2020-01-02", "This time is past"), ("x", "valid")])
def test_a_time_that_cannot_be_is_said_and_nothing_is_lost(as_user, editor, stories, day, words):
    sent = arranged(lead=stories[4].pk, do="save", at_0=day, at_1="06:30")
    html = as_user(editor).post(DESK, sent).content.decode()
    assert words in html
    assert chosen(html, "lead") == [stories[4].pk]
    assert not FrontPlan.objects.exists()


def test_who_comes_second_is_told_and_keeps_what_was_arranged(as_user, editor, stories):
    desk = as_user(editor)
    theirs = fronts.plan({"lead": stories[1].pk}, by=editor)
    sent = arranged(lead=stories[4].pk, do="save")
    html = desk.post(DESK, sent).content.decode()
    assert "has arranged the front page meanwhile" in html
    assert chosen(html, "lead") == [stories[4].pk]
    assert f'name="seen" value="{theirs.pk}"' in html
    desk.post(DESK, {**sent, "seen": theirs.pk})
    assert fronts.arrange()["lead_story"] == stories[4]


def test_a_former_plan_can_be_used_again_without_what_is_gone(as_user, editor, stories):
    lead, beside = stories[3], stories[4]
    plan = fronts.plan({"lead": lead.pk, "second": [beside.pk]}, by=editor)
    fronts.plan({}, by=editor)
    lead.withdraw(by=editor)
    html = as_user(editor).get(f"{DESK}?again={plan.pk}").content.decode()
    assert chosen(html, "lead") == []
    assert chosen(html, "second") == [beside.pk]


def test_the_preview_is_the_page_of_readers_and_saves_nothing(as_user, editor, stories, reader):
    desk = as_user(editor)
    answer = desk.post(f"{DESK}preview/", arranged(lead=stories[7].pk))
    html = answer.content.decode()
    assert html.index("Story 7") < html.index("Story 0")
    assert "This is a preview of the front page" in html
    assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "a preview" not in reader.get("/").content.decode()
    assert not FrontPlan.objects.exists()


def test_the_preview_of_a_later_front_shows_what_will_be_public_then(
    as_user, editor, stories, make_article
):
    later = make_article(headline="Tomorrow", published_at=timezone.now() + timedelta(days=1))
    desk = as_user(editor)
    assert "Tomorrow" not in desk.post(f"{DESK}preview/", arranged(lead=later.pk)).content.decode()
    sent = arranged(lead=later.pk, at_0="2031-01-02", at_1="06:30")
    assert "Tomorrow" in desk.post(f"{DESK}preview/", sent).content.decode()


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger"])
def test_the_front_desk_is_for_editors(request, as_user, editor, stories, who):
    plan = fronts.plan({"lead": stories[3].pk}, by=editor)
    somebody = as_user(request.getfixturevalue(who))
    expected = 302 if who == "stranger" else 403
    for address in (DESK, f"{DESK}{plan.pk}/take-back/"):
        assert somebody.get(address).status_code == expected
    for address in (
        f"{DESK}preview/",
        f"{DESK}{plan.pk}/take-back/",
        f"{DESK}{plan.pk}/bring-back/",
    ):
        assert somebody.post(address, arranged()).status_code == expected
    assert somebody.post(DESK, arranged(do="save")).status_code == expected
    assert FrontPlan.objects.get().cancelled_at is None


def test_the_front_desk_costs_the_same_however_much_there_is(
    as_user, editor, stories, make_article, django_assert_max_num_queries
):
    for number in range(30):
        section, _ = Section.objects.get_or_create(name=f"Section {number % 8}")
        make_article(headline=f"More {number}", section=section)
        fronts.plan({"lead": stories[number % 12].pk}, by=editor)
    desk = as_user(editor)
    with django_assert_max_num_queries(25):
        desk.get(DESK)
