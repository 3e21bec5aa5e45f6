"""The log: all of it, by whom, what, when and why; and the numbers of the conversation."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from comments import moderation
from comments.admin.numbers import days, in_words, plot, weighed
from comments.models import Ban, Comment, Decision
from comments.moderation import bans, staff_replies
from comments.moderation.thread_modes import change_mode
from tests.comments.queue_pages import UNDO

pytestmark = pytest.mark.django_db
Status = Comment.Status
LOG = "/admin/comments/decision/"


def rows(page: str) -> list[str]:
    """The words of each row of the list."""
    body = page.partition('<table id="result_list"')[2]
    found = re.findall(r"<tr>(.*?)</tr>", body.partition("<tbody>")[2], re.S)
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in found]


@pytest.fixture
def everything(moderator, make_comment):
    """Whatever a moderator can do, done once."""
    moderator.first_name, moderator.last_name = "Mo", "Darby"
    moderator.save()
    comment = make_comment(status=Status.PENDING, text="Said once")
    why = {"reason": "abusive", "note": "House rule 3"}
    moderation.reject(comment, by=moderator, **why)
    moderation.approve(comment, by=moderator)
    for verb in ("pick", "unpick", "keep", "remove", "restore"):
        moderation.decide(comment, verb, by=moderator)
    staff_replies.reply(comment, "We have asked.", by=moderator)
    last = moderation.mark_as_spam(comment, by=moderator)
    moderation.undo(last.batch, by=moderator)
    change_mode(comment.article, "closed", by=moderator)
    made = bans.place("email", "kit@reader.example", by=moderator, note="Enough")
    bans.lift(Ban.objects.get(pk=made.before["ban"]), by=moderator)
    return comment


def test_all_that_is_done_is_in_it(as_user, moderator, everything):
    found = rows(as_user(moderator).get(LOG).text)
    said = [
        "Lift a ban kit@reader.example",
        "Ban kit@reader.example",
        "Change the story\u2019s mode Ferry returns to the northern quay "
        "As for its section \u2192 Closed: no new comments",
        "Undo Kit Harrow: Said once Spam \u2192 Approved",
        "Mark as spam (undone) Kit Harrow: Said once Approved \u2192 Spam",
        "Answer Mo Darby: We have asked. new \u2192 Approved",
        "Put back Kit Harrow: Said once Removed \u2192 Approved",
        "Remove from the page Kit Harrow: Said once Approved \u2192 Removed",
        "Keep Kit Harrow: Said once reports heard \u2192 reports kept quiet",
        "Do not pick Kit Harrow: Said once picked \u2192 not picked",
        "Pick Kit Harrow: Said once not picked \u2192 picked",
        "Approve Kit Harrow: Said once Rejected \u2192 Approved",
        "Reject Kit Harrow: Said once Waiting \u2192 Rejected It attacks a person "
        "\u201cHouse rule 3\u201d",
    ]
    assert len(found) == len(said)
    for row, words in zip(found, said, strict=True):
        assert f"Mo Darby {words}" in row


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("whose=mine", 13),
        ("person=moderator", 13),
        ("person=darby+mo", 13),
        ("person=nobody", 0),
        ("verb=ban", 1),
        ("verb=pick", 1),
        ("story=northern", 11),
        ("story=southern", 0),
        ("made=today", 13),
        ("verb=%27%3B--", 0),
    ],
)
def test_it_is_filtered(as_user, moderator, everything, query, number):
    assert len(rows(as_user(moderator).get(f"{LOG}?{query}").text)) == number


def test_somebody_elses_are_not_mine(as_user, moderator, everything):
    other = User.objects.create_user("ida", is_staff=True)
    other.groups.set(moderator.groups.all())
    assert rows(as_user(other).get(f"{LOG}?whose=mine").text) == []


def test_what_still_stands_is_undone_from_it(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    first = moderation.approve(comment, by=moderator)
    last = moderation.remove(comment, by=moderator, reason="hate")
    desk = as_user(moderator)
    offered = re.findall(r'name="batch" value="([^"]+)"', desk.get(LOG).text)
    assert offered == [str(last.batch)]
    assert str(first.batch) not in offered
    answer = desk.post(UNDO, {"batch": str(last.batch), "to": "log", "back": "whose=mine"})
    assert answer["Location"] == f"{LOG}?whose=mine"
    assert "Undone." in desk.get(answer["Location"]).text
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


def test_it_outlives_the_comment(as_user, moderator, everything):
    pk = everything.pk
    everything.delete()
    found = rows(as_user(moderator).get(LOG).text)
    assert len(found) == 13
    assert f"comment {pk}, since deleted" in " ".join(found)


def test_nobody_changes_or_deletes_it(as_user, moderator, admin_client, everything):
    pk = Decision.objects.first().pk
    for desk in (as_user(moderator), admin_client):
        assert desk.get(f"{LOG}{pk}/delete/").status_code == 403
        assert desk.post(f"{LOG}{pk}/change/", {"note": "Other"}).status_code == 403
        assert desk.get(f"{LOG}add/").status_code == 403
        assert desk.get(f"{LOG}{pk}/change/").status_code == 200


# Numbers


def test_the_numbers_are_those_of_the_decisions(as_user, moderator, make_comment):
    now = timezone.now()
    comments = [make_comment(status=Status.PENDING) for _ in range(5)]
    Comment.objects.update(created_at=now - timedelta(minutes=30))
    for comment in comments[:2]:
        moderation.approve(comment, by=moderator)
    moderation.reject(comments[2], by=moderator, reason="hate")
    undone = moderation.reject(comments[3], by=moderator, reason="abusive")
    moderation.undo(undone.batch, by=moderator)
    found = weighed(timezone.now())
    assert (found["weighed"], found["share"], found["median"]) == (3, 33, "30 min")
    assert [(str(words), number) for words, number in found["by_reason"]] == [
        ("It spreads hatred", 1)
    ]
    page = as_user(moderator).get("/admin/comments/numbers/").text
    assert "33 %" in page
    assert re.search(r"Decided today</dt><dd>3<", page)
    assert re.search(r"Waiting</dt><dd><a [^>]+>2<", page)


def test_a_paper_without_comments_has_numbers_too(as_user, moderator):
    page = as_user(moderator).get("/admin/comments/numbers/").text
    assert "Nothing was turned down." in page


def test_the_last_thirty_days_each_have_their_numbers(make_comment):
    now = timezone.now()
    for ago in (0, 0, 29, 30):
        written = now - timedelta(days=ago)
        Comment.objects.filter(pk=make_comment().pk).update(created_at=written)
    shown = days(now)
    assert len(shown) == 30
    assert [day.comments for day in (shown[0], shown[-1])] == [1, 2]
    assert sum(day.comments for day in shown) == 3


def test_the_highest_bar_is_as_high_as_the_picture_and_nothing_has_none(make_comment):
    for _ in range(3):
        make_comment()
    drawn = plot(days(timezone.now()))
    assert drawn["bars"][-1] == (29 * 22, 120, 0)
    assert drawn["bars"][0] == (0, 0, 0)


@pytest.mark.parametrize(
    ("minutes", "words"), [(-5, "0 min"), (119, "119 min"), (130, "2 h"), (60 * 72, "3 days")]
)
def test_a_time_in_words(minutes, words):
    assert in_words(timedelta(minutes=minutes)) == words
