"""Reports: one from each reader, one voice for each place, and what enough of them do."""

import pytest
from django.test import Client

from comments import moderation
from comments.models import Comment, Decision, Report, Rules, Thread
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def report(ours):
    """Sends a report from a browser of its own at an address."""

    def post(comment, at="203.0.113.7", client=None, headers=None, **fields):
        client = client or Client(REMOTE_ADDR=at)
        form = {"reason": "abuse", "words": "", **fields}
        sent = ours if headers is None else headers
        return client.post(f"/comments/{comment.pk}/report/", form, headers=sent)

    return post


def places(number):
    return [f"203.0.{place}.7" for place in range(number)]


def test_a_report_is_kept_and_its_reader_is_thanked(make_comment, report, reader):
    comment = make_comment()
    response = report(comment, reason="illegal", words="It tells where she lives")
    assert (response.status_code, response["Location"]) == (
        303,
        f"/comments/{comment.pk}/reported/",
    )
    assert "Thank you" in reader.get(response["Location"]).content.decode()
    kept = Report.objects.get()
    assert (kept.reason, kept.words) == ("illegal", "It tells where she lives")
    assert "203.0" not in kept.place + kept.reader
    comment.refresh_from_db()
    assert (comment.reported, comment.status) == (1, Status.APPROVED)


def test_the_page_itself_sets_no_cookie(make_comment, reader):
    response = reader.get(f"/comments/{make_comment().pk}/report/")
    assert response.status_code == 200
    assert not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    assert "private" in response["Cache-Control"]


def test_one_reader_reports_once(make_comment, report):
    comment, client = make_comment(), Client()
    for _ in range(3):
        assert report(comment, client=client).status_code == 303
    assert Report.objects.count() == 1


def test_one_household_is_one_voice(make_comment, report):
    comment = make_comment()
    for last in range(5):
        report(comment, at=f"203.0.113.{last}")
    comment.refresh_from_db()
    assert Report.objects.count() == 5
    assert (comment.reported, comment.status) == (1, Status.APPROVED)


def test_enough_places_bring_it_back_to_the_queue(make_comment, report, run_jobs, mailoutbox):
    SiteSettings.objects.create(pk=1, comments_address="moderators@newsroom.example")
    comment = make_comment()
    for at in places(3):
        report(comment, at=at)
    comment.refresh_from_db()
    assert (comment.status, comment.is_shown, comment.reported) == (Status.PENDING, False, 3)
    assert comment.reasons == [{"step": "reports", "words": "3 reports of readers"}]
    assert Thread.objects.get().count == 0
    decision = Decision.objects.get()
    assert (decision.verb, decision.via, decision.by) == ("hold", "reports", None)
    assert Report.objects.filter(settled_at=None).count() == 3
    run_jobs()
    assert [letter.to for letter in mailoutbox] == [["moderators@newsroom.example"]]


@pytest.mark.parametrize(("threshold", "number"), [(0, 6), (5, 4)])
def test_the_rules_say_how_many_are_enough(make_comment, report, threshold, number):
    Rules.objects.update_or_create(pk=1, defaults={"hold_reports_from": threshold})
    comment = make_comment()
    for at in places(number):
        report(comment, at=at)
    comment.refresh_from_db()
    assert (comment.status, comment.reported) == (Status.APPROVED, number)


def test_what_a_moderator_keeps_is_not_held_again(make_comment, report, moderator):
    comment = make_comment()
    moderation.decide(comment, "keep", by=moderator)
    for at in places(5):
        assert report(comment, at=at).status_code == 303
    comment.refresh_from_db()
    assert (comment.status, comment.reported) == (Status.APPROVED, 0)
    assert Report.objects.count() == 5


def test_reports_that_a_moderator_has_looked_at_count_no_more(make_comment, report, moderator):
    comment = make_comment()
    for at in places(3):
        report(comment, at=at)
    comment.refresh_from_db()
    moderation.approve(comment, by=moderator)
    report(comment, at="198.51.100.7")
    comment.refresh_from_db()
    assert (comment.status, comment.reported) == (Status.APPROVED, 1)


@pytest.mark.parametrize("status", [s for s in Status if s != Status.APPROVED])
def test_what_is_not_shown_cannot_be_reported(make_comment, report, reader, status):
    comment = make_comment(status=status)
    assert reader.get(f"/comments/{comment.pk}/report/").status_code == 404
    response = report(comment, words="My long explanation")
    assert response.status_code == 410
    assert "My long explanation" in response.content.decode()
    assert comment.text not in response.content.decode()
    assert not Report.objects.exists()


def test_under_a_story_that_was_withdrawn_there_is_nothing_to_report(make_comment, report, article):
    comment = make_comment()
    type(article).objects.update(status="withdrawn")
    response = report(comment)
    assert response.status_code == 410
    assert article.headline not in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "dislike"},
        {"reason": "other", "words": ""},
        {"reason": "illegal", "words": "\u200b "},
        {"words": "Nul\x00byte"},
        {"words": "x" * 1001},
    ],
)
def test_what_is_wrong_is_said(make_comment, report, wrong):
    comment = make_comment()
    response = report(comment, **wrong)
    assert response.status_code == 422
    assert not Report.objects.exists()
    if len(wrong.get("words", "")) > 1000:
        assert wrong["words"] in response.content.decode()


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}])
def test_only_a_page_of_ours_reports(make_comment, report, headers):
    response = report(make_comment(), headers=headers, words="In my words")
    assert response.status_code == 403
    assert "In my words" in response.content.decode()
    assert not Report.objects.exists()


def test_a_flood_of_reports_is_asked_to_wait(make_comment, report):
    comments = [make_comment(text=f"Number {number}") for number in range(11)]
    statuses = [report(comment).status_code for comment in comments]
    assert statuses == [303] * 10 + [429]


@pytest.mark.django_db(transaction=True)
def test_reports_at_the_same_moment_hold_once(make_comment, report):
    comment = make_comment()
    assert at_once(*[lambda at=at: report(comment, at=at).status_code for at in places(6)])
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert Decision.objects.filter(verb="hold").count() == 1
    assert comment.reported == Report.objects.values("place").distinct().count()
    assert Thread.objects.get().count == 0
