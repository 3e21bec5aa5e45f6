"""The start page: what needs each of them now, and nothing that is not theirs to see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Contributor, Draft
from comments.models import Comment
from newsroom.contact.models import Enquiry
from newsroom.desk.start import start_page
from newsroom.lib.lists import COUNTED, counted
from newsroom.newsletter import editions
from newsroom.newsletter.models import Edition, Newsletter

pytestmark = pytest.mark.django_db
Status = Article.Status


def shown(user: User) -> dict[str, list[str]]:
    return {
        group.name: [item.words for item in group.items] for group in start_page(user)["groups"]
    }


def again(user: User) -> User:
    """Without the permissions that were remembered."""
    return User.objects.get(pk=user.pk)


def test_a_journalist_sees_their_own_work(journalist, editor, make_article):
    mine = make_article(headline="Mine", status=Status.DRAFT, created_by=journalist)
    make_article(headline="Credited", status=Status.DRAFT).bylines.create(
        contributor=Contributor.objects.create(name="Ada Quill", user=journalist)
    )
    make_article(headline="Foreign", status=Status.DRAFT, created_by=editor)
    make_article(headline="Sent", status=Status.IN_REVIEW, created_by=journalist)
    make_article(headline="Foreign too", status=Status.IN_REVIEW, created_by=editor)
    for key, story, user, typed in [
        ("sitting-1", mine, journalist, [["headline", "Mine, reworked"]]),
        ("sitting-2", mine, journalist, []),
        ("sitting-3", mine, editor, [["headline", "Theirs"]]),
        ("sitting-4", None, journalist, [["headline", "Brand new"]]),
    ]:
        Draft.objects.create(key=key, article=story, user=user, typed=typed)
    groups = shown(journalist)
    assert groups["drafts"] == ["Credited", "Mine"]
    assert groups["review"] == ["Sent"]
    assert groups["not-saved"] == ["Brand new", "Mine, reworked"]
    assert not {"comments", "messages", "mail", "jobs"} & set(groups)


def test_what_was_sent_back_comes_with_the_reason_until_it_is_sent_again(
    journalist, editor, make_article
):
    story = make_article(headline="Mine", status=Status.DRAFT, created_by=journalist)
    story.submit(by=journalist)
    story.send_back(by=editor, note="Who says so?")
    group = next(g for g in start_page(journalist)["groups"] if g.name == "sent-back")
    assert [(item.words, item.about) for item in group.items] == [("Mine", "Who says so?")]
    story.submit(by=journalist)
    assert "sent-back" not in shown(journalist)


def test_an_editor_sees_what_waits_for_editors(editor, journalist, make_article):
    now = timezone.now()
    make_article(headline="First", status=Status.IN_REVIEW, created_by=journalist)
    make_article(headline="Second", status=Status.IN_REVIEW, created_by=journalist)
    make_article(headline="Later", published_at=now + timedelta(days=2))
    make_article(headline="Sooner", published_at=now + timedelta(hours=2))
    make_article(headline="No picture text", status=Status.DRAFT, has_errors=True)
    groups = shown(editor)
    assert groups["review"] == ["First", "Second"]
    assert groups["scheduled"] == ["Sooner", "Later"]
    assert groups["failing"] == ["No picture text"]
    assert groups["messages"] == []


def test_changes_of_public_stories_wait_for_editors(editor, journalist, make_article):
    for number, headline in enumerate(["Second", "First"]):
        story = make_article(headline=headline, slug=headline.lower(), created_by=journalist)
        story.save_version({**story.newest_state(), "kicker": "New"}, by=journalist)
        Article.objects.filter(pk=story.pk).update(
            changes_saved_at=timezone.now() - timedelta(hours=number + 1)
        )
    assert shown(editor)["changes"] == ["First", "Second"]


def test_a_moderator_sees_comments_and_what_readers_see(moderator, make_article):
    story = make_article(headline="Public")
    make_article(headline="Secret", status=Status.DRAFT)
    for number in range(3):
        Comment.objects.create(article=story, name="Bo", email="b@x.example", text=f"{number}")
    page = start_page(moderator)
    (group,) = page["groups"]
    assert (group.name, group.count) == ("comments", "3")
    assert group.oldest == Comment.objects.last().created_at
    assert [item.address for item in page["published"].items] == [story.get_absolute_url()]
    assert page["week"] == []


def test_messages_and_mail_that_failed_are_for_those_who_may_read_them(
    editor, journalist, moderator
):
    Enquiry.objects.create(
        name="Ida", email="i@x.example", subject="A tip", message="x", last_error="Refused"
    )
    groups = {group.name: group for group in start_page(editor)["groups"]}
    assert groups["messages"].count == "1"
    assert [(i.words, i.about) for i in groups["mail"].items] == [("A tip", "Refused")]
    for somebody in (journalist, moderator):
        assert not {"messages", "mail"} & set(shown(somebody))


def test_the_owner_sees_jobs_that_failed(editor, make_article):
    from procrastinate.contrib.django import app

    app.configure_task("newsroom.lib.jobs.tidy_limits").defer(timestamp=0)
    connection.cursor().execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert "jobs" not in shown(editor)
    editor.is_superuser = True
    editor.save()
    assert shown(again(editor))["jobs"][0] == "newsroom.lib.jobs.tidy_limits"


def test_the_page_says_it_all(as_user, editor, make_article, moderator, stranger):
    make_article(headline="Ferry in review", status=Status.IN_REVIEW)
    html = as_user(editor).get("/admin/").content.decode()
    for words in ("Ferry in review", "Waiting for review", "Today and this week", "New story"):
        assert words in html
    assert "/admin/front/" in html
    assert "Ferry in review" not in as_user(moderator).get("/admin/").content.decode()
    assert as_user(stranger).get("/admin/").status_code == 302


def test_somebody_without_a_role_sees_an_empty_desk(as_user, stranger):
    stranger.is_staff = True
    stranger.save()
    assert as_user(stranger).get("/admin/").status_code == 200
    assert shown(stranger) == {}


@pytest.mark.parametrize("who", ["journalist", "editor", "moderator"])
def test_the_page_costs_the_same_however_much_there_is(request, as_user, make_article, who):
    user = request.getfixturevalue(who)

    def queries() -> int:
        desk = as_user(user)
        with CaptureQueriesContext(connection) as captured:
            desk.get("/admin/")
        return len(captured)

    def fill(times: int) -> None:
        now = timezone.now()
        for number in range(times):
            for status in (Status.DRAFT, Status.IN_REVIEW):
                make_article(
                    headline=f"{status} {number}",
                    status=status,
                    created_by=user,
                    has_errors=True,
                    published_at=None,
                    planned_at=now + timedelta(hours=number),
                )
            story = make_article(created_by=user, published_at=now + timedelta(hours=number))
            live = make_article(created_by=user)
            typed = [["headline", f"{times}"]]
            Draft.objects.create(key=f"{times}-{number}", article=story, user=user, typed=typed)
            Comment.objects.create(article=live, name="Bo", email="b@x.example", text="x")
            Enquiry.objects.create(name="Ida", email="i@x.example", subject="A", message="x")

    fill(1)
    few = queries()
    fill(12)
    assert queries() == few
    assert few <= 28


def test_nobody_counts_a_whole_archive(make_article):
    story = make_article()
    Comment.objects.bulk_create(
        Comment(article=story, name="Bo", email="b@x.example", text="x") for _ in range(COUNTED + 5)
    )
    assert counted(Comment.objects.pending()) == "1000+"


def test_editions_that_wait_for_an_editor_stand_there(editor, journalist, make_article):
    make_article(headline="The ferry is back")
    tide = Newsletter.objects.create(name="The Morning Tide")
    waiting = editions.make(tide, by=editor)
    planned = editions.make(tide, by=editor)
    editions.plan(planned, timezone.now() + timedelta(hours=1), by=editor)
    Edition.objects.filter(pk=waiting.pk).update(trouble="Nothing to read.")
    [group] = [one for one in start_page(editor)["groups"] if one.name == "editions"]
    [item] = group.items
    assert (item.words, item.about) == (
        "The ferry is back",
        "The Morning Tide \u00b7 Nothing to read.",
    )
    assert "editions" not in shown(journalist)
