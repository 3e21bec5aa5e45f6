"""Who is trusted: a proved address with a comment approved lately, and since the last refusal."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments.intake.policy import TRUSTED_FOR
from comments.models import Comment, Commenter, Mode

pytestmark = pytest.mark.django_db
Status = Comment.Status
NOW = timezone.now()


@pytest.fixture
def wrote(make_comment):
    """Somebody wrote a comment before, and it was decided so many days ago."""

    def write(status=Status.APPROVED, days=1, **fields):
        fields = {"is_proven": True, "email": "kit@reader.example", **fields}
        fields["commenter"] = Commenter.objects.of(fields["email"])
        decided_at = None if days is None else NOW - timedelta(days=days)
        return make_comment(status=status, decided_at=decided_at, **fields)

    return write


@pytest.fixture
def passes(ask, standing):
    def answer(mode=Mode.FIRST_HELD, **fields):
        fields = {"is_proven": True, "now": NOW, **fields}
        return ask("policy", standing=standing(mode), **fields) is None

    return answer


@pytest.mark.parametrize(("mode", "passing"), [(Mode.OPEN, True), (Mode.ALL_HELD, False)])
def test_open_and_held_look_at_nobody(passes, wrote, mode, passing):
    assert passes(mode) is passing
    wrote()
    assert passes(mode) is passing


def test_a_first_comment_waits_and_the_second_passes(passes, wrote):
    assert not passes()
    wrote()
    assert passes()


def test_a_typed_address_earns_nothing(passes, wrote):
    wrote()
    assert not passes(is_proven=False)


def test_a_comment_that_came_without_proof_earns_nothing(passes, wrote):
    wrote(is_proven=False)
    assert not passes()


def test_trust_is_of_the_address_and_not_of_the_name(passes, wrote):
    wrote(email="other@reader.example")
    assert not passes()


def test_capitals_do_not_make_another_person(passes, wrote):
    wrote(email="Kit@Reader.example")
    assert passes(email="KIT@reader.EXAMPLE")


@pytest.mark.parametrize("status", [s for s in Status if s not in {Status.APPROVED}])
def test_only_what_was_approved_earns_trust(passes, wrote, status):
    wrote(status, days=None if status == Status.PENDING else 1)
    assert not passes()


@pytest.mark.parametrize("status", [Status.REJECTED, Status.SPAM, Status.REMOVED])
def test_trust_is_lost_and_won_again(passes, wrote, status):
    wrote(days=3)
    wrote(status, days=2)
    assert not passes()
    wrote(days=1)
    assert passes()


def test_what_its_writer_took_back_costs_nothing(passes, wrote):
    wrote(days=3)
    wrote(Status.WITHDRAWN, days=2)
    assert passes()


def test_what_waits_costs_nothing(passes, wrote):
    wrote(days=3)
    wrote(Status.PENDING, days=None)
    assert passes()


def test_what_the_rules_turned_down_and_nobody_looked_at_costs_nothing(passes, wrote):
    wrote(days=3)
    wrote(Status.REJECTED, days=None)
    assert passes()


@pytest.mark.parametrize(("early", "passing"), [(1, True), (0, True), (-1, False)])
def test_trust_fades_after_half_a_year_to_the_second(passes, wrote, early, passing):
    comment = wrote()
    decided = NOW - TRUSTED_FOR + timedelta(seconds=early)
    Comment.objects.filter(pk=comment.pk).update(decided_at=decided)
    assert passes() is passing


def test_approved_and_turned_down_at_the_same_moment_is_not_trusted(passes, wrote):
    wrote()
    wrote(Status.REJECTED)
    assert not passes()


def test_somebody_elses_junk_under_a_typed_address_costs_nothing(passes, wrote):
    wrote(days=3)
    wrote(Status.SPAM, days=1, is_proven=False)
    assert passes()


def test_the_words_say_why(ask, standing):
    held = standing(Mode.FIRST_HELD)
    assert ask("policy", standing=held, is_proven=True).words == "First comment"
    assert ask("policy", standing=held).words == "Address not proved yet"


def test_moderators_are_not_asked(make_submission, standing, moderator, editor):
    from comments.intake import judge

    for user, status in ((moderator, Status.APPROVED), (editor, Status.PENDING)):
        submission = make_submission(user=user, standing=standing(Mode.ALL_HELD))
        assert judge(submission)[0] == status
