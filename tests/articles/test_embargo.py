"""An embargo: a promise that holds against everybody, and is taken back only by an editor."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from tests.articles.forms import change, step

pytestmark = pytest.mark.django_db
Status = Article.Status
HOUR = timedelta(hours=1)


@pytest.fixture
def later():
    return (timezone.now() + 5 * HOUR).replace(second=0, microsecond=0)


@pytest.fixture
def draft(make_article, journalist):
    return make_article(status=Status.DRAFT, created_by=journalist)


@pytest.fixture
def promised(draft, journalist, later):
    draft.set_embargo(until=later, by=journalist, note="The Trust asked for it")
    return draft


def test_it_is_recorded_with_its_time_and_zone(promised, journalist, later):
    step_taken = promised.transitions.get()
    assert (step_taken.action, step_taken.by) == ("embargo", journalist)
    assert f"{later:%H:%M} UTC" in step_taken.note
    assert "The Trust asked for it" in step_taken.note


@pytest.mark.parametrize("at", [None, HOUR])
def test_publishing_before_the_time_is_refused_with_the_time(promised, editor, later, at):
    with pytest.raises(ValidationError, match=rf"under embargo until .*{later:%H:%M} UTC"):
        promised.publish(by=editor, at=at and timezone.now() + at)
    promised.refresh_from_db()
    assert promised.status == Status.DRAFT


@pytest.mark.parametrize("after", [timedelta(0), HOUR])
def test_it_may_be_scheduled_for_that_time_or_after_it(promised, editor, later, after):
    promised.publish(by=editor, at=later + after)
    assert not promised.is_published(later - timedelta(seconds=1))
    assert promised.is_published(later + after)


def test_once_the_time_is_past_it_is_published_like_any_other(promised, editor):
    Article.objects.filter(pk=promised.pk).update(embargoed_until=timezone.now() - HOUR)
    promised.publish(by=editor)
    assert promised.is_published()


def test_a_story_that_was_public_keeps_no_secret(make_article, editor, later):
    for story in (make_article(), make_article(status=Status.WITHDRAWN)):
        with pytest.raises(ValidationError, match="seen this story already"):
            story.set_embargo(until=later, by=editor)


def test_a_time_that_is_past_is_no_embargo(draft, editor):
    with pytest.raises(ValidationError, match="past"):
        draft.set_embargo(until=timezone.now() - HOUR, by=editor)


def test_it_is_refused_while_the_story_is_scheduled_earlier(draft, editor, later):
    draft.publish(by=editor, at=later - HOUR)
    with pytest.raises(ValidationError, match=f"scheduled for .*{later - HOUR:%H:%M} UTC"):
        draft.set_embargo(until=later, by=editor)
    draft.set_embargo(until=later - 2 * HOUR, by=editor)
    assert draft.is_embargoed()


def test_a_journalist_makes_the_promise_longer_and_never_shorter(promised, journalist, later):
    promised.set_embargo(until=later + HOUR, by=journalist)
    with pytest.raises(PermissionDenied):
        promised.set_embargo(until=later, by=journalist)
    with pytest.raises(PermissionDenied):
        promised.lift_embargo(by=journalist)
    promised.refresh_from_db()
    assert promised.embargoed_until == later + HOUR


def test_an_editor_lifts_it_and_that_is_recorded(promised, editor, later):
    promised.lift_embargo(by=editor, note="The Trust published early")
    assert promised.transitions.first().action == "lift_embargo"
    assert f"{later:%H:%M} UTC. The Trust published early" in promised.transitions.first().note
    promised.publish(by=editor)
    assert promised.is_published()


def test_there_is_nothing_to_lift_without_one(draft, editor):
    with pytest.raises(ValidationError, match="under no embargo"):
        draft.lift_embargo(by=editor)


def test_others_promise_nothing(draft, moderator, stranger, later):
    for nobody in (moderator, stranger):
        with pytest.raises(PermissionDenied):
            draft.set_embargo(until=later, by=nobody)


def test_taken_back_from_the_schedule_it_is_still_promised(promised, editor, later):
    promised.publish(by=editor, at=later)
    promised.withdraw(by=editor)
    assert promised.is_embargoed()


def test_the_database_keeps_it_whatever_is_written(promised, later):
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=promised.pk).update(
            status=Status.PUBLISHED, published_at=timezone.now()
        )


def test_the_desk_asks_for_the_time_and_names_the_zone(draft, as_user, journalist, later):
    desk = as_user(journalist)
    assert "In UTC time." in desk.get(step(draft, "embargo")).content.decode()
    form = {"until_0": f"{later:%Y-%m-%d}", "until_1": f"{later:%H:%M}:42", "note": "The Trust"}
    page = desk.post(step(draft, "embargo"), form, follow=True).content.decode()
    draft.refresh_from_db()
    assert draft.embargoed_until == later
    assert f"{later:%H:%M} UTC" in page


def test_the_publish_box_says_it_and_only_editors_may_lift_it(
    promised, as_user, journalist, editor, later
):
    lifting = step(promised, "lift-embargo")
    for person, may in ((journalist, False), (editor, True)):
        page = as_user(person).get(change(promised)).content.decode()
        assert f"{later:%H:%M} UTC" in page
        assert (lifting in page) is may
    assert as_user(journalist).post(lifting, {"note": "I want to"}).status_code == 403
    as_user(editor).post(lifting, {"note": "It is out"})
    promised.refresh_from_db()
    assert promised.embargoed_until is None


def test_a_journalist_who_would_shorten_it_is_told_at_the_desk(
    promised, as_user, journalist, later
):
    sooner = later - HOUR
    form = {"until_0": f"{sooner:%Y-%m-%d}", "until_1": f"{sooner:%H:%M}"}
    answer = as_user(journalist).post(step(promised, "embargo"), form)
    assert "Only an editor" in answer.content.decode()


def test_a_public_story_is_offered_none(make_article, as_user, editor):
    story = make_article()
    assert step(story, "embargo") not in as_user(editor).get(change(story)).content.decode()


def test_publishing_at_the_desk_names_the_time_as_the_reason(promised, as_user, editor, later):
    answer = as_user(editor).post(step(promised, "publish"), {"at_0": "", "at_1": ""})
    assert "under embargo until" in answer.content.decode()
