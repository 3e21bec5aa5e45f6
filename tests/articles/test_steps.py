"""The pages between a saved story and its next state."""

import pytest

from articles.models import Article, Topic
from tests.articles.forms import ADD, change, step, written

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_a_journalist_writes_and_an_editor_publishes(
    as_user, journalist, editor, section, people, reader
):
    desk = as_user(journalist)
    topic = Topic.objects.create(name="Ferries")
    bylines = [(people[0], "", 2), (people[1], "Additional reporting", 1)]
    form = written(section, bylines, topics=[topic.pk], _step="submit")
    response = desk.post(ADD, form)
    article = Article.objects.get()
    assert response["Location"] == step(article, "submit")
    assert article.created_by == journalist
    assert article.status == Status.DRAFT

    desk.post(step(article, "submit"), {"note": "Ready"})
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW

    as_user(editor).post(step(article, "publish"), {"at_0": "", "at_1": ""})
    html = reader.get(article.get_absolute_url()).content.decode()
    assert "Night ferry returns" in html
    assert html.index("Bo Lindt") < html.index("Ada Quill")


def test_an_editor_schedules(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    as_user(editor).post(step(article, "publish"), {"at_0": "2031-01-02", "at_1": "06:30"})
    article.refresh_from_db()
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2031-01-02 06:30"
    assert not article.is_published()


def test_a_time_that_is_past_is_refused_in_words(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    form = {"at_0": "2020-01-02", "at_1": "06:30"}
    response = as_user(editor).post(step(article, "publish"), form)
    assert "This time is past" in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


@pytest.mark.parametrize("action", ["publish", "update", "withdraw", "restore", "send-back"])
def test_a_journalist_cannot_take_an_editors_step(as_user, journalist, make_article, action):
    for status in Status:
        article = make_article(status=status, created_by=journalist)
        desk = as_user(journalist)
        for response in (desk.get(step(article, action)), desk.post(step(article, action))):
            assert response.status_code == 403
        article.refresh_from_db()
        assert article.status == status


@pytest.mark.parametrize("year", ["0001", "1989", "2101", "9999"])
def test_a_slip_of_the_year_is_pointed_out(as_user, editor, make_article, section, year):
    article = make_article(status=Status.DRAFT)
    desk = as_user(editor)
    response = desk.post(step(article, "publish"), {"at_0": f"{year}-01-02", "at_1": "06:30"})
    assert "Choose a year" in response.content.decode()
    form = written(section, planned_at_0=f"{year}-01-02", planned_at_1="06:30")
    assert "Choose a year" in desk.post(ADD, form).content.decode()
    assert desk.get("/admin/articles/article/").status_code == 200


def test_a_scheduled_story_is_scheduled_again_and_not_published(
    as_user, editor, make_article, section
):
    article = make_article(status=Status.DRAFT)
    desk = as_user(editor)
    desk.post(step(article, "publish"), {"at_0": "2031-01-02", "at_1": "06:30"})
    form = written(section, slug=article.slug, _step="reschedule")
    assert desk.post(change(article), form)["Location"] == step(article, "reschedule")
    page = desk.get(step(article, "reschedule")).content.decode()
    assert 'value="2031-01-02"' in page
    fields = {"at_0": "2031-01-02", "at_1": "06:30"}
    answer = desk.post(step(article, "reschedule"), fields, follow=True)
    assert "Scheduled for" in answer.content.decode()
    article.refresh_from_db()
    assert article.headline == "Night ferry returns"
    assert not article.is_published()


def test_a_cancelled_schedule_speaks_of_no_readers(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    desk = as_user(editor)
    desk.post(step(article, "publish"), {"at_0": "2031-01-02", "at_1": "06:30"})
    assert desk.get(step(article, "withdraw"), follow=True).status_code == 200
    answer = desk.post(step(article, "unschedule"), {"note": ""}, follow=True)
    assert "is a draft again" in answer.content.decode()


def test_publishing_twice_at_once_is_no_update(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    form = {"at_0": "", "at_1": ""}
    desk = as_user(editor)
    desk.post(step(article, "publish"), form)
    answer = desk.post(step(article, "publish"), form, follow=True)
    assert "no longer where it was" in answer.content.decode()
    article.refresh_from_db()
    assert article.updated_at is None


def test_an_empty_story_is_not_published(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT, body="")
    response = as_user(editor).post(step(article, "publish"), {"at_0": "", "at_1": ""})
    assert "There is nothing to read yet" in response.content.decode()


def test_the_writer_reads_why_a_story_was_sent_back(as_user, journalist, editor, make_article):
    article = make_article(status=Status.DRAFT, created_by=journalist)
    article.submit(by=journalist)
    article.send_back(by=editor, note="Who says so?")
    page = as_user(journalist).get(change(article)).content.decode()
    assert "Who says so?" in page
    assert "Sent back" in page


def test_the_writer_reads_the_reason_beside_the_state(as_user, journalist, editor, make_article):
    article = make_article(status=Status.DRAFT, created_by=journalist)
    article.submit(by=journalist, note="Second paragraph?")
    assert beside_the_state(as_user(editor), article) == ["journalist", "Second paragraph?"]
    article.send_back(by=editor, note="Who says so?")
    assert beside_the_state(as_user(journalist), article) == ["editor", "Who says so?"]
    article.submit(by=journalist)
    article.call_back(by=journalist)
    assert beside_the_state(as_user(journalist), article) == []


def beside_the_state(desk, article):
    handover = desk.get(change(article)).context["handover"]
    return [str(handover.by), handover.note] if handover else []


def test_a_writer_calls_a_story_back_where_it_was_sent_from(
    as_user, journalist, editor, make_article
):
    article = make_article(status=Status.DRAFT, created_by=journalist)
    article.submit(by=journalist)
    desk, calling = as_user(journalist), step(article, "call-back")
    assert calling in desk.get(change(article)).content.decode()
    assert calling not in as_user(editor).get(change(article)).content.decode()
    assert as_user(editor).post(calling, {"note": ""}).status_code == 403
    answer = desk.post(calling, {"note": "One more call"}, follow=True).content.decode()
    assert "yours again" in answer
    article.refresh_from_db()
    assert article.status == Status.DRAFT
    again = desk.post(calling, {"note": ""}, follow=True).content.decode()
    assert "no longer where it was" in again


def test_a_step_nobody_knows_is_refused(as_user, editor, make_article):
    assert as_user(editor).get(step(make_article(), "burn")).status_code == 403


@pytest.mark.parametrize(("kind", "tells"), [("minor", False), ("major", True)])
def test_publishing_changes_asks_whether_readers_should_know(
    as_user, editor, make_article, section, reader, kind, tells
):
    article = make_article()
    desk = as_user(editor)
    form = written(section, headline="Reworked", slug=article.slug, _step="update")
    assert desk.post(change(article), form)["Location"] == step(article, "update")
    desk.post(step(article, "update"), {"major": kind})
    article.refresh_from_db()
    assert article.headline == "Reworked"
    assert bool(article.updated_at) is tells


@pytest.mark.parametrize("at", [("", ""), ("2031-01-02", "06:30")])
def test_nobody_decides_for_readers_by_not_choosing(as_user, editor, make_article, section, at):
    article = make_article()
    desk = as_user(editor)
    desk.post(change(article), written(section, headline="Reworked", slug=article.slug))
    assert desk.get(step(article, "update")).context["form"]["major"].value() is None
    typed = {"at_0": at[0], "at_1": at[1], "note": "After the vote"}
    page = desk.post(step(article, "update"), typed)
    assert "Say whether the change is minor or major." in page.content.decode()
    assert page.context["form"]["note"].value() == "After the vote"
    assert page.context["form"]["at"].value() == list(at)
    article.refresh_from_db()
    assert article.headline != "Reworked"
    assert article.planned_change() is None


def test_an_editor_who_was_shown_an_older_version_is_told(
    as_user, editor, journalist, make_article
):
    article = make_article(status=Status.DRAFT, created_by=journalist)
    article.save_version(article.newest_state(), by=journalist)
    desk = as_user(editor)
    shown = desk.get(step(article, "publish")).context["form"].initial["seen"]
    article.save_version({**article.newest_state(), "headline": "Slipped in"}, by=journalist)
    response = desk.post(step(article, "publish"), {"at_0": "", "at_1": "", "seen": shown})
    assert "journalist has saved it again meanwhile" in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_preview_of_a_version_that_names_what_is_gone_still_shows(as_user, editor, make_article):
    article = make_article()
    topic = Topic.objects.create(name="Tides")
    article.save_version({**article.newest_state(), "topics": [topic.pk]}, by=editor)
    topic.delete()
    response = as_user(editor).get(f"/admin/articles/article/{article.pk}/preview/")
    assert response.status_code == 200
