"""A change of a public story that comes at its time, whole, or does not come at all."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import ProtectedError
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import jobs
from articles.models import Article, Picture, ScheduledChange
from articles.models.workflow import changing
from tests.articles.forms import change, step
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Article.Status
HOUR = timedelta(hours=1)


@pytest.fixture
def live(make_article, journalist):
    return make_article(created_by=journalist, slug="night-ferry", body="<p>The old text.</p>")


@pytest.fixture
def at():
    return (timezone.now() + HOUR).replace(second=0, microsecond=0)


def saved(article, by, **changes):
    return article.save_version({**article.newest_state(), **changes}, by=by)


@pytest.fixture
def planned(live, journalist, editor, at):
    saved(live, journalist, body="<p>The new text.</p>")
    live.schedule_change(at=at, by=editor, major=True, note="After the vote")
    return live


def text_for(reader, article):
    return reader.get(article.get_absolute_url()).content.decode()


def test_it_comes_at_its_time_and_is_recorded(planned, editor, reader, at):
    assert not planned.apply_change(at - timedelta(seconds=1))
    assert "The old text." in text_for(reader, planned)
    assert planned.apply_change(at)
    assert "The new text." in text_for(reader, planned)
    published, planned_step = planned.transitions.all()
    assert (published.action, published.by, published.note) == ("publish", editor, "After the vote")
    assert (planned_step.action, planned_step.version.number) == ("plan_change", 1)
    assert f"{at:%H:%M} UTC. After the vote" in planned_step.note
    assert planned.updated_at == at


def test_doing_it_again_does_nothing(planned, at):
    assert planned.apply_change(at)
    before = Article.objects.values().get(pk=planned.pk)
    assert not planned.apply_change(at)
    assert Article.objects.values().get(pk=planned.pk) == before
    assert planned.transitions.filter(action="publish").count() == 1


def test_what_is_saved_later_does_not_slip_in(planned, journalist, reader, at):
    saved(planned, journalist, body="<p>Slipped in.</p>", headline="Slipped in")
    planned.apply_change(at)
    assert "The new text." in text_for(reader, planned)
    assert "Slipped in" not in text_for(reader, planned)
    assert planned.has_unpublished_changes()


def test_a_late_worker_leaves_the_old_text_and_then_brings_the_new_one(planned, reader, at):
    late = at + 3 * HOUR
    assert "The old text." in text_for(reader, planned)
    assert planned.apply_change(late)
    assert planned.updated_at == late


def test_a_job_is_left_for_its_time(planned, at):
    job = ProcrastinateJob.objects.get(task_name="articles.jobs.publish_change")
    assert (job.scheduled_at, job.args) == (at, {"article_pk": planned.pk})


def test_the_job_that_comes_too_early_does_nothing(planned, run_jobs, reader):
    run_jobs()
    assert "The old text." in text_for(reader, planned)


def test_a_lost_job_is_made_up_for_by_the_sweep(planned, reader):
    ProcrastinateJob.objects.all().delete()
    ScheduledChange.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    jobs.publish_due_changes.func(0)
    assert "The new text." in text_for(reader, planned)


def test_a_job_for_a_story_that_was_deleted_does_nothing(planned):
    number = planned.pk
    planned.delete()
    jobs.publish_change.func(number)
    assert not ScheduledChange.objects.exists()


def test_a_minor_one_moves_no_date(live, journalist, editor, at):
    saved(live, journalist, body="<p>A slip put right.</p>")
    live.schedule_change(at=at, by=editor)
    live.apply_change(at)
    assert live.updated_at is None


def test_its_new_address_is_taken_at_its_time_and_not_before(live, journalist, editor, reader, at):
    saved(live, journalist, slug="day-ferry")
    live.schedule_change(at=at, by=editor)
    assert reader.get("/articles/day-ferry/").status_code == 404
    live.apply_change(at)
    assert reader.get("/articles/night-ferry/")["Location"] == "/articles/day-ferry/"


def test_planning_again_replaces_the_plan(planned, journalist, editor, reader, at):
    saved(planned, journalist, body="<p>The newest text.</p>")
    planned.schedule_change(at=at + HOUR, by=editor)
    assert ScheduledChange.objects.count() == 1
    assert not planned.apply_change(at)
    assert planned.apply_change(at + HOUR)
    assert "The newest text." in text_for(reader, planned)


@pytest.mark.parametrize("deed", ["publish", "withdraw", "cancel_change"])
def test_deciding_by_hand_cancels_it_and_says_so(planned, editor, deed, at):
    getattr(planned, deed)(by=editor)
    assert planned.planned_change() is None
    assert planned.transitions.filter(action="cancel_change", by=editor).count() == 1
    assert not planned.apply_change(at)


def test_a_taken_address_leaves_the_old_text_and_a_word_to_the_desk(
    live, make_article, journalist, editor, reader, as_user, at
):
    saved(live, journalist, slug="wanted", body="<p>The new text.</p>")
    live.schedule_change(at=at, by=editor)
    make_article(slug="wanted", headline="Quicker")
    assert not live.apply_change(at)
    live.refresh_from_db()
    assert (live.slug, live.status) == ("night-ferry", Status.PUBLISHED)
    assert "The old text." in text_for(reader, live)
    assert "Another article has this address" in live.planned_change().trouble
    assert "Another article has this address" in as_user(editor).get(change(live)).content.decode()
    assert not live.apply_change(at + HOUR)
    assert live.transitions.filter(action="publish").count() == 0


def test_its_pictures_are_in_use_until_it_has_come(live, editor, journalist, at):
    picture = Picture.objects.create(file="pictures/a.jpg", alt_text="The vote")
    saved(live, journalist, lead_picture=picture.pk)
    live.schedule_change(at=at, by=editor)
    saved(live, journalist, lead_picture=None)
    with pytest.raises(ProtectedError):
        picture.delete()
    live.cancel_change(by=editor)
    picture.delete()


def test_what_nobody_foresaw_is_kept_too_and_hinders_no_other(
    planned, make_article, editor, reader, monkeypatch, at
):
    other = make_article(slug="other", headline="Other")
    saved(other, editor, body="<p>Other, and new.</p>")
    other.schedule_change(at=at, by=editor)
    ScheduledChange.objects.update(due_at=timezone.now() - HOUR)
    put_out = changing.Changing._put_out

    def fail(article, *args, **kwargs):
        put_out(article, *args, **kwargs)
        if article.pk == planned.pk:
            raise KeyError("kicker")

    monkeypatch.setattr(changing.Changing, "_put_out", fail)
    jobs.publish_due_changes.func(0)
    assert "KeyError" in ScheduledChange.objects.get().trouble
    assert "The old text." in text_for(reader, planned)
    assert "Other, and new." in text_for(reader, other)


def test_trouble_ends_with_a_new_plan(planned, editor, at):
    ScheduledChange.objects.update(trouble="It was taken.")
    planned.schedule_change(at=at, by=editor)
    assert planned.planned_change().trouble == ""
    assert planned.apply_change(at)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_only_a_public_story_changes_at_a_time(make_article, editor, at, status):
    story = make_article(status=status)
    with pytest.raises(ValidationError, match="Only a story that is public"):
        story.schedule_change(at=at, by=editor)


def test_a_scheduled_story_is_scheduled_again_instead(make_article, editor, at):
    story = make_article(published_at=at)
    with pytest.raises(ValidationError, match="Only a story that is public"):
        story.schedule_change(at=at + HOUR, by=editor)


def test_what_is_past_or_seen_already_or_not_read_is_refused(live, journalist, editor, at):
    with pytest.raises(ValidationError, match="newest version already"):
        saved(live, journalist)
        live.publish(by=editor)
        live.schedule_change(at=at, by=editor)
    saved(live, journalist, headline="Other words")
    with pytest.raises(ValidationError, match="past"):
        live.schedule_change(at=timezone.now() - HOUR, by=editor)
    with pytest.raises(ValidationError, match="saved it again meanwhile"):
        live.schedule_change(at=at, by=editor, seen=1)


def test_others_plan_and_cancel_nothing(planned, journalist, moderator, stranger, at):
    for nobody in (journalist, moderator, stranger):
        with pytest.raises(PermissionDenied):
            planned.schedule_change(at=at, by=nobody)
        with pytest.raises(PermissionDenied):
            planned.cancel_change(by=nobody)


def test_there_is_nothing_to_cancel_without_one(live, editor):
    with pytest.raises(ValidationError, match="No change"):
        live.cancel_change(by=editor)


def test_the_desk_asks_on_one_page(live, journalist, as_user, editor, reader, at):
    saved(live, journalist, body="<p>The new text.</p>")
    desk = as_user(editor)
    form = {"major": "major", "at_0": f"{at:%Y-%m-%d}", "at_1": f"{at:%H:%M}", "note": "Vote"}
    page = desk.post(step(live, "update"), form, follow=True).content.decode()
    assert "will be published on" in page
    assert f"{at:%H:%M} UTC" in page
    assert "Version 1 replaces the present text" in page
    assert "The old text." in text_for(reader, live)
    again = desk.get(step(live, "update")).context["form"]
    assert (again["at"].value(), again["major"].value()) == (at, "major")


def test_the_desk_says_when_it_is_late(planned, as_user, editor):
    ScheduledChange.objects.update(due_at=timezone.now() - timedelta(minutes=3))
    assert "has not been published yet" in as_user(editor).get(change(planned)).content.decode()


def test_cancelling_at_the_desk(planned, live, as_user, editor, journalist):
    cancelling = step(planned, "cancel-change")
    assert as_user(journalist).post(cancelling).status_code == 403
    page = as_user(editor).post(cancelling, {"note": "No vote"}, follow=True).content.decode()
    assert "was cancelled" in page
    assert cancelling not in page


@pytest.mark.django_db(transaction=True)
def test_the_job_and_an_editor_at_once_publish_one_after_the_other(planned, editor, at):
    def by_job():
        return Article(pk=planned.pk).apply_change(at)

    def by_hand():
        Article.objects.get(pk=planned.pk).publish(by=editor)

    at_once(by_job, by_hand)
    planned.refresh_from_db()
    assert "The new text." in planned.body
    assert planned.planned_change() is None
    actions = sorted(planned.transitions.values_list("action", flat=True))
    assert actions in (
        ["cancel_change", "plan_change", "publish"],
        ["plan_change", "publish", "publish"],
    )


@pytest.mark.django_db(transaction=True)
def test_two_jobs_at_once_publish_once(planned, at):
    done = at_once(*[lambda: Article(pk=planned.pk).apply_change(at)] * 3)
    assert sorted(done) == [False, False, True]


@pytest.mark.django_db(transaction=True)
def test_two_editors_who_plan_at_once_leave_one_plan(live, journalist, editor, at):
    saved(live, journalist, headline="Other words")
    times = [at, at + HOUR]
    at_once(
        *[
            lambda when=when: Article.objects.get(pk=live.pk).schedule_change(at=when, by=editor)
            for when in times
        ]
    )
    assert ScheduledChange.objects.get().due_at in times
    assert live.transitions.filter(action="plan_change").count() == 2
