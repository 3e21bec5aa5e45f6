"""The steps together: the gravest verdict counts, every reason is kept, a refusal ends it."""

import pytest
from django.utils import timezone

from comments import intake
from comments.intake import Refused, judge
from comments.intake.verdicts import hold, spam, turn_down
from comments.models import Comment, Mode, Word

pytestmark = pytest.mark.django_db
Status = Comment.Status
BAD = {Status.REJECTED, Status.SPAM}


@pytest.fixture
def steps(monkeypatch):
    def put(**steps):
        monkeypatch.setattr(intake, "STEPS", steps)

    return put


def say(verdict):
    return lambda submission: verdict


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ([None, None], Status.APPROVED),
        ([hold("a"), None], Status.PENDING),
        ([hold("a"), turn_down("b")], Status.REJECTED),
        ([turn_down("a"), hold("b")], Status.REJECTED),
        ([spam("a"), turn_down("b")], Status.SPAM),
        ([turn_down("a"), spam("b")], Status.SPAM),
    ],
)
def test_the_gravest_counts_and_all_reasons_are_kept(steps, make_submission, said, status):
    steps(one=say(said[0]), two=say(said[1]))
    found, reasons = judge(make_submission())
    assert found == status
    names = [name for name, verdict in zip(["one", "two"], said, strict=True) if verdict]
    assert [reason["step"] for reason in reasons] == names


def test_once_refused_nothing_else_is_asked(steps, make_submission):
    asked = []

    def refuse(submission):
        raise Refused("No.", code="no")

    steps(one=refuse, two=asked.append)
    with pytest.raises(Refused):
        judge(make_submission())
    assert asked == []


def test_judged_twice_it_is_judged_anew(make_submission, standing):
    submission = make_submission(standing=standing(Mode.ALL_HELD))
    assert judge(submission) == judge(submission)


def test_what_other_machines_are_asked_comes_last():
    assert list(intake.STEPS)[-1] == "akismet"
    assert list(intake.STEPS)[:3] == ["closed", "length", "flood"]


def test_every_step_for_everybody_exists():
    assert intake.STEPS.keys() >= intake.FOR_EVERYBODY


def test_moderators_pass_what_is_for_readers(make_submission, standing, moderator, editor):
    Word.objects.create(text="stew", kind=Word.Kind.BANNED)
    text = "Casino stew bonus http://a.example http://b.example http://c.example free spins"
    for user, statuses in ((moderator, {Status.APPROVED}), (editor, BAD), (None, BAD)):
        submission = make_submission(text=text, user=user, standing=standing(Mode.ALL_HELD))
        assert judge(submission)[0] in statuses


def test_moderators_do_not_pass_a_closed_door(make_submission, standing, moderator):
    with pytest.raises(Refused, match="closed"):
        judge(make_submission(user=moderator, standing=standing(Mode.CLOSED)))


def test_an_honest_comment_passes_all_of_them(make_submission, standing):
    submission = make_submission(standing=standing(Mode.OPEN), elapsed=48.0)
    assert judge(submission) == (Status.APPROVED, [])


def test_a_whole_judgement_costs_a_handful_of_queries(
    make_submission, standing, django_assert_max_num_queries
):
    submission = make_submission(standing=standing(Mode.FIRST_HELD), is_proven=True)
    judge(make_submission(standing=standing(Mode.OPEN)))  # reads the list of words
    with django_assert_max_num_queries(14):
        judge(submission)


def test_the_reasons_are_stored_with_the_comment(send, rules):
    rules(mode=Mode.OPEN, hold_links_from=1)
    send(text="The minutes are at http://council.example/minutes for all to read.")
    comment = Comment.objects.get()
    assert comment.status == Status.PENDING
    assert {"step": "links", "words": "1 link"} in comment.reasons
    assert 0 <= comment.spam_score <= 1


def test_what_passes_in_an_open_thread_appears_at_once(send, rules):
    rules(mode=Mode.OPEN)
    send()
    assert Comment.objects.public().exists()


def test_what_is_turned_down_looks_like_success(send, reader, rules):
    rules(mode=Mode.OPEN)
    Word.objects.create(text="friday", kind=Word.Kind.BANNED)
    response = send()
    assert response.status_code == 303
    page = reader.get(response["Location"]).content.decode()
    assert "waiting" in page
    assert "friday”" not in page
    comment = Comment.objects.get()
    assert (comment.status, comment.decided_at) == (Status.REJECTED, None)
    assert comment.created_at <= timezone.now()
