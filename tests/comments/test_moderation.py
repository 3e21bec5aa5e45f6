"""Decisions of moderators: who may, from where to where, and that nobody is overruled unseen."""

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from comments import moderation
from comments.models import Comment, Decision
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
VERBS = {
    "approve": Status.APPROVED,
    "reject": Status.REJECTED,
    "mark_as_spam": Status.SPAM,
    "remove": Status.REMOVED,
    "restore": Status.APPROVED,
}
POSSIBLE = {
    ("approve", Status.PENDING),
    ("approve", Status.REJECTED),
    ("approve", Status.SPAM),
    ("reject", Status.PENDING),
    ("reject", Status.SPAM),
    ("mark_as_spam", Status.PENDING),
    ("mark_as_spam", Status.APPROVED),
    ("mark_as_spam", Status.REJECTED),
    ("mark_as_spam", Status.REMOVED),
    ("remove", Status.APPROVED),
    ("restore", Status.REMOVED),
}


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("verb", VERBS)
def test_each_decision_from_each_status(make_comment, moderator, verb, status):
    comment = make_comment(status=status)
    decide = getattr(moderation, verb)
    if (verb, status) not in POSSIBLE:
        with pytest.raises(ValidationError):
            decide(comment, by=moderator)
        assert not Decision.objects.exists()
        return
    decide(comment, by=moderator, note="House rule 3")
    comment.refresh_from_db()
    assert comment.status == VERBS[verb]
    decision = Decision.objects.get()
    assert (decision.by, decision.from_status, decision.to_status, decision.note) == (
        moderator,
        status,
        VERBS[verb],
        "House rule 3",
    )


def test_the_system_decides_in_nobodys_name(make_comment):
    comment = make_comment(status=Status.PENDING)
    moderation.mark_as_spam(comment, by=None, note="Two hundred links")
    assert (comment.status, comment.decisions.get().by) == (Status.SPAM, None)
    with pytest.raises(moderation.AlreadyDecided, match="somebody else"):
        moderation.approve(comment, by=None, seen=1)


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_else_decides(make_comment, journalist, editor, stranger, verb):
    comment = make_comment(status=Status.PENDING)
    for nobody in (journalist, editor, stranger):
        with pytest.raises(PermissionDenied):
            getattr(moderation, verb)(comment, by=nobody)
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


def test_once_decided_only_the_range_of_the_address_is_kept(make_comment, moderator):
    comment = make_comment(status=Status.PENDING, address="203.0.113.77")
    moderation.approve(comment, by=moderator)
    comment.refresh_from_db()
    assert comment.address == "203.0.113.0"


def test_a_decision_on_a_stale_page_is_refused_with_the_name(make_comment, moderator, db):
    other = User.objects.create_user("second", is_staff=True)
    other.groups.set(moderator.groups.all())
    comment = make_comment(status=Status.PENDING)
    moderation.approve(comment, by=other, seen=1)
    with pytest.raises(moderation.AlreadyDecided, match="Approved by second"):
        moderation.reject(comment, by=moderator, seen=1)
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides(make_comment, moderator):
    comment = make_comment(status=Status.PENDING)

    def decide(verb: str) -> str:
        mine = Comment.objects.get(pk=comment.pk)
        try:
            getattr(moderation, verb)(mine, by=moderator, seen=1)
        except moderation.AlreadyDecided:
            return "refused"
        return verb

    outcomes = at_once(lambda: decide("approve"), lambda: decide("reject"))
    assert outcomes.count("refused") == 1
    assert Decision.objects.count() == 1


def test_the_database_refuses_what_makes_no_sense(make_comment):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_comment(status="liked")
    comment = make_comment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(parent=comment)


# At the desk; its queue is tested beside this.

LIST = "/admin/comments/comment/"


def change(comment: Comment) -> str:
    return f"{LIST}{comment.pk}/change/"


def test_moderators_are_led_to_their_queue(as_user, moderator):
    assert as_user(moderator).get(LIST)["Location"] == "/admin/comments/queue/"


@pytest.mark.parametrize("status", Status)
def test_the_page_of_a_comment_offers_what_can_be_decided(as_user, moderator, make_comment, status):
    page = as_user(moderator).get(change(make_comment(status=status))).content.decode()
    offered = {verb for verb in VERBS if f'name="verb" value="{verb}"' in page}
    assert offered == {verb for verb, start in POSSIBLE if start == status}


def test_the_page_of_a_comment_tells_what_was_decided(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    moderation.reject(comment, by=moderator, reason="off_topic", note="Off the subject")
    page = as_user(moderator).get(change(comment)).text
    assert "Off the subject" in page
    assert "It does not stay with the story" in page


def test_who_may_only_look_is_offered_no_decision(as_user, stranger, make_comment):
    stranger.is_staff = True
    stranger.save()
    stranger.user_permissions.add(Permission.objects.get(codename="view_comment"))
    comment = make_comment(status=Status.PENDING)
    desk = as_user(stranger)
    page = desk.get(change(comment)).content.decode()
    assert comment.text in page
    assert 'name="verb"' not in page
    assert desk.get(LIST).status_code == 200
    form = {"verb": "approve", "seen": "1"}
    assert desk.post(f"/admin/comments/queue/{comment.pk}/decide/", form).status_code == 403


def test_what_a_reader_wrote_cannot_be_rewritten(as_user, moderator, make_comment):
    comment = make_comment()
    response = as_user(moderator).post(change(comment), {"text": "Rewritten"})
    assert response.status_code == 403
    comment.refresh_from_db()
    assert comment.text != "Rewritten"


def test_the_desk_leads_to_no_page_that_is_closed(as_user, moderator, make_comment, make_article):
    hidden = make_article(headline="Secret", status="draft")
    page = as_user(moderator).get(change(make_comment(article=hidden))).text
    assert hidden.get_absolute_url() not in page
    assert "/admin/auth/" not in page


def test_nobody_but_the_owner_deletes(as_user, moderator, admin_client, make_comment):
    comment = make_comment()
    sure, address = {"post": "yes"}, f"{LIST}{comment.pk}/delete/"
    assert as_user(moderator).post(address, sure).status_code == 403
    assert address not in as_user(moderator).get(change(comment)).text
    assert address in admin_client.get(change(comment)).text
    assert admin_client.post(address, sure).status_code == 302
    assert not Comment.objects.exists()
