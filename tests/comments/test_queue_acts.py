"""What moderators do on a card: each decision, who may not, bad input, and stale cards."""

import uuid

import pytest
from django.contrib.auth.models import User
from django.test import Client

from comments import moderation
from comments.models import Ban, Comment, Decision, Report, Thread
from tests.comments.queue_pages import QUEUE, SCRIPT, UNDO, act, form, own_page
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
WHY = {"reason": "abusive", "note": "House rule 3"}
MOVES = [
    ("approve", Status.PENDING, Status.APPROVED),
    ("approve", Status.SPAM, Status.APPROVED),
    ("reject", Status.PENDING, Status.REJECTED),
    ("mark_as_spam", Status.PENDING, Status.SPAM),
    ("remove", Status.APPROVED, Status.REMOVED),
    ("restore", Status.REMOVED, Status.APPROVED),
    ("pick", Status.APPROVED, Status.APPROVED),
    ("keep", Status.APPROVED, Status.APPROVED),
]


def sent(comment: Comment) -> dict[str, dict[str, object]]:
    """Every form of a card, filled in rightly."""
    return {
        "decide": form(comment, "approve"),
        "reply": form(comment, text="We have asked.", approve="1"),
        "ban": form(comment, kind="email", term="week"),
        "mode": form(comment, mode="closed", seen_mode=""),
    }


@pytest.mark.parametrize(("verb", "start", "end"), MOVES)
def test_each_decision_is_made_recorded_and_undone(
    as_user, moderator, make_comment, verb, start, end
):
    comment = make_comment(status=start, reported=2)
    for place in "ab":
        comment.reports.create(reader=place * 64, place=place * 64, reason="abuse")
    desk = as_user(moderator)
    answer = desk.post(act(comment), form(comment, verb, **WHY))
    made = comment.decisions.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"{QUEUE}?tab=pending&done={made.batch}"
    comment.refresh_from_db()
    assert comment.status == end
    assert (made.by, made.verb, made.reason, made.note) == (moderator, verb, *WHY.values())
    page = desk.get(answer["Location"]).text
    assert f'name="batch" value="{made.batch}"' in page
    desk.post(UNDO, {"batch": str(made.batch)})
    comment.refresh_from_db()
    assert (comment.status, comment.is_picked, comment.reported) == (start, False, 2)
    assert [decision.verb for decision in comment.decisions.all()] == ["undo", verb]


@pytest.mark.parametrize("what", ["decide", "reply", "ban", "mode"])
def test_nobody_else_does_anything(
    as_user, journalist, editor, stranger, reader, make_comment, what
):
    comment = make_comment(status=Status.PENDING)
    fields = sent(comment)[what]
    for nobody in (as_user(journalist), as_user(editor)):
        assert nobody.post(act(comment, what), fields).status_code == 403
    for nobody in (as_user(stranger), reader):
        answer = nobody.post(act(comment, what), fields)
        assert answer["Location"].startswith("/admin/login/")
    comment.refresh_from_db()
    assert comment.status == Status.PENDING
    assert not Decision.objects.exists()
    assert not Ban.objects.exists()
    assert Comment.objects.count() == 1


def test_nobody_else_undoes_anything(as_user, journalist, editor, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    batch = moderation.approve(comment, by=moderator).batch
    for nobody in (journalist, editor):
        assert as_user(nobody).post(UNDO, {"batch": str(batch)}).status_code == 403
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


@pytest.mark.parametrize("what", ["decide", "reply", "ban", "mode"])
def test_another_site_cannot_act_for_a_moderator(moderator, make_comment, what):
    comment = make_comment(status=Status.PENDING)
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator)
    assert client.post(act(comment, what), sent(comment)[what]).status_code == 403
    assert client.post(UNDO, {"batch": str(uuid.uuid4())}).status_code == 403
    assert not Decision.objects.exists()


@pytest.mark.parametrize("what", ["decide", "reply", "ban", "mode"])
def test_a_link_does_nothing(as_user, moderator, make_comment, what):
    comment = make_comment(status=Status.PENDING)
    answer = as_user(moderator).get(act(comment, what), sent(comment)[what])
    assert answer["Location"] == QUEUE
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"verb": ""},
        {"verb": "hold"},
        {"verb": "take_back"},
        {"verb": "approve; drop"},
        {"verb": "restore"},
        {"verb": "reject"},
        {"verb": "reject", "reason": "dull"},
        {"verb": "approve", "seen": ""},
        {"verb": "approve", "seen": "one"},
        {"verb": "approve", "seen": "-1"},
        {"verb": "approve", "seen": "9" * 40},
    ],
)
def test_what_makes_no_sense_changes_nothing(as_user, moderator, make_comment, fields):
    comment = make_comment(status=Status.PENDING)
    answer = as_user(moderator).post(act(comment), {**form(comment), **fields})
    assert answer.status_code == 400
    assert "card-said is-refused" in answer.text
    assert not Decision.objects.exists()


def test_a_note_that_was_typed_is_kept_when_the_reason_was_forgotten(
    as_user, moderator, make_comment
):
    comment = make_comment(status=Status.PENDING)
    fields = form(comment, "reject", note="Third time\x00 <b>this</b> week")
    answer = as_user(moderator).post(act(comment), fields)
    assert "Third time" in answer.text
    assert "&lt;b&gt;this&lt;/b&gt; week" in answer.text
    assert 'data-panel="reject" open' in answer.text


def test_a_stale_card_is_refused_with_the_name_and_shows_the_comment_as_it_is(
    as_user, moderator, make_comment
):
    other = User.objects.create_user("ida", first_name="Ida", last_name="Moss", is_staff=True)
    other.groups.set(moderator.groups.all())
    comment = make_comment(status=Status.PENDING)
    seen = form(comment, "reject", **WHY)
    moderation.approve(comment, by=other)
    answer = as_user(moderator).post(act(comment), seen)
    assert answer.status_code == 409
    assert "Approved by Ida Moss a moment ago" in answer.text
    told = as_user(moderator).post(act(comment), seen, headers=SCRIPT)
    assert told.status_code == 409
    card = told.json()["cards"][str(comment.pk)]
    assert 'value="remove"' in card
    assert 'value="approve"' not in card
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


def test_a_reworded_comment_is_looked_at_again(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    seen = form(comment)
    Comment.objects.filter(pk=comment.pk).update(number_of_state=2, text="Something else")
    answer = as_user(moderator).post(act(comment), seen)
    assert answer.status_code == 409
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides_and_the_other_is_told(
    as_user, moderator, make_comment
):
    other = User.objects.create_user("ida", is_staff=True)
    other.groups.set(moderator.groups.all())
    comment = make_comment(status=Status.PENDING)
    one, two = as_user(moderator), as_user(other)
    answers = at_once(
        lambda: one.post(act(comment), form(comment, "approve"), headers=SCRIPT),
        lambda: two.post(act(comment), form(comment, "mark_as_spam"), headers=SCRIPT),
    )
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert Decision.objects.count() == 1


def test_a_script_is_told_what_a_page_shows(as_user, moderator, make_comment):
    comment, waiting = make_comment(status=Status.PENDING), make_comment(status=Status.PENDING)
    told = as_user(moderator).post(act(comment), form(comment), headers=SCRIPT).json()
    made = comment.decisions.get()
    assert told["said"] == "Approved."
    assert told["batch"] == str(made.batch)
    assert told["numbers"]["pending"] == "1"
    assert list(told["cards"]) == [str(comment.pk)]
    assert f'value="{made.batch}"' in told["cards"][str(comment.pk)]
    assert waiting.text


def test_an_undo_comes_too_late_when_somebody_has_moved_on(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    batch = moderation.approve(comment, by=moderator).batch
    moderation.remove(comment, by=moderator)
    desk = as_user(moderator)
    told = desk.post(UNDO, {"batch": str(batch), "card": comment.pk}, headers=SCRIPT)
    assert told.status_code == 409
    assert "Removed by moderator" in told.json()["said"]
    assert "Removed by moderator" in desk.post(UNDO, {"batch": str(batch)}, follow=True).text
    comment.refresh_from_db()
    assert comment.status == Status.REMOVED


def test_an_undo_can_be_undone_and_so_on(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    desk = as_user(moderator)
    desk.post(act(comment), form(comment, "approve"))
    expected = [Status.PENDING, Status.APPROVED, Status.PENDING]
    for status in expected:
        last = comment.decisions.first()
        desk.post(UNDO, {"batch": str(last.batch)})
        comment.refresh_from_db()
        assert comment.status == status
    assert comment.decisions.count() == 4


@pytest.mark.parametrize("batch", ["", "nonsense", "1"])
def test_an_undo_of_nothing_is_not_found(as_user, moderator, batch):
    assert as_user(moderator).post(UNDO, {"batch": batch}).status_code == 404


def test_an_undo_of_what_is_gone_says_so(as_user, moderator):
    answer = as_user(moderator).post(UNDO, {"batch": str(uuid.uuid4())}, follow=True)
    assert "There is nothing left to undo." in answer.text


def test_keeping_silences_reports_and_settles_them(as_user, moderator, make_comment):
    comment = make_comment(reported=1)
    Report.objects.create(comment=comment, reader="a", reason="abuse")
    as_user(moderator).post(act(comment), form(comment, "keep"))
    comment.refresh_from_db()
    assert (comment.reported, comment.ignores_reports) == (0, True)
    assert comment.reports.get().settled_at


def test_a_comment_that_reports_brought_back_keeps_them_until_somebody_looks(
    moderator, make_comment
):
    comment = make_comment(reported=3)
    Report.objects.create(comment=comment, reader="a", reason="abuse")
    moderation.decide(comment, "hold", by=None, via="reports")
    assert (comment.reported, comment.reports.get().settled_at) == (3, None)
    moderation.approve(comment, by=moderator)
    assert comment.reported == 0
    assert comment.reports.get().settled_at


# The story's mode


def test_the_mode_of_a_story_is_changed_and_undone(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    desk = as_user(moderator)
    desk.post(act(comment, "mode"), form(comment, mode="closed", seen_mode=""))
    thread, made = Thread.objects.get(), Decision.objects.get()
    assert thread.mode == "closed"
    assert (made.verb, made.by, made.article) == ("mode", moderator, comment.article)
    assert made.before == {"mode": "", "became": "closed"}
    desk.post(UNDO, {"batch": str(made.batch)})
    thread.refresh_from_db()
    assert thread.mode == ""


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"mode": "shut", "seen_mode": ""}, 400),
        ({"mode": "", "seen_mode": ""}, 400),
        ({"mode": "open", "seen_mode": "closed"}, 409),
    ],
)
def test_a_mode_that_makes_no_sense_is_refused(as_user, moderator, make_comment, fields, status):
    comment = make_comment(status=Status.PENDING)
    answer = as_user(moderator).post(act(comment, "mode"), form(comment, **fields))
    assert answer.status_code == status
    assert not Decision.objects.exists()


def test_a_mode_is_not_put_back_over_somebody_elses(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    desk = as_user(moderator)
    desk.post(act(comment, "mode"), form(comment, mode="closed", seen_mode=""))
    first = Decision.objects.get()
    desk.post(act(comment, "mode"), form(comment, mode="hidden", seen_mode="closed"))
    told = desk.post(UNDO, {"batch": str(first.batch)}, headers=SCRIPT)
    assert told.status_code == 409
    assert Thread.objects.get().mode == "hidden"


def test_a_card_that_is_gone_is_not_found(as_user, moderator, make_comment):
    comment = make_comment()
    gone = sent(comment)
    pk = comment.pk
    comment.delete()
    comment.pk = pk
    for what, fields in gone.items():
        assert as_user(moderator).post(act(comment, what), fields).status_code == 404
    assert as_user(moderator).get(own_page(comment)).status_code == 302


def test_what_its_writer_took_back_is_not_put_back_by_a_moderator(as_user, moderator, make_comment):
    comment = make_comment()
    made = moderation.decide(comment, "take_back", by=None, via="reader")
    desk = as_user(moderator)
    assert str(made.batch) not in desk.get("/admin/comments/decision/").text
    desk.post(UNDO, {"batch": str(made.batch)})
    comment.refresh_from_db()
    assert comment.status == Status.WITHDRAWN
