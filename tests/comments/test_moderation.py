"""Decisions of moderators: who may, from where to where, and that nobody is overruled unseen."""

import re

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


# At the desk

LIST = "/admin/comments/comment/"


def change(comment: Comment) -> str:
    return f"{LIST}{comment.pk}/change/"


def choose(action: str, comments: list[Comment]) -> dict[str, object]:
    """The list as a moderator sends it who sees the comments as they are now."""
    seen = {f"seen-{comment.pk}": comment.number_of_state for comment in comments}
    return {"action": action, "_selected_action": [c.pk for c in comments], **seen}


def test_comments_are_decided_many_at_a_time(as_user, moderator, make_comment):
    waiting = [make_comment(status=Status.PENDING, text=f"Number {n}") for n in range(3)]
    decided = make_comment(status=Status.APPROVED)
    form = choose("approve_selected", [*waiting, decided])
    text = as_user(moderator).post(LIST, form, follow=True).content.decode()
    assert Comment.objects.filter(status=Status.APPROVED).count() == 4
    assert "3 comments were approved." in text
    assert "One was left as it is." in text
    assert Decision.objects.count() == 3


@pytest.mark.parametrize(
    ("action", "start", "end"),
    [
        ("approve_selected", Status.PENDING, Status.APPROVED),
        ("reject_selected", Status.PENDING, Status.REJECTED),
        ("spam_selected", Status.PENDING, Status.SPAM),
        ("remove_selected", Status.APPROVED, Status.REMOVED),
        ("restore_selected", Status.REMOVED, Status.APPROVED),
    ],
)
def test_every_decision_can_be_made_about_many(
    as_user, moderator, make_comment, action, start, end
):
    comments = [make_comment(status=start) for _ in range(2)]
    as_user(moderator).post(LIST, choose(action, comments))
    assert {comment.status for comment in Comment.objects.all()} == {end}


def test_a_stale_list_overrules_nobody(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    form = choose("approve_selected", [comment])
    moderation.reject(comment, by=moderator)
    text = as_user(moderator).post(LIST, form, follow=True).content.decode()
    comment.refresh_from_db()
    assert comment.status == Status.REJECTED
    assert "Rejected by moderator" in text


def test_the_list_carries_what_the_moderator_sees(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    page = as_user(moderator).get(LIST).content.decode()
    assert f'name="seen-{comment.pk}" value="1"' in page


@pytest.mark.parametrize("status", Status)
def test_the_page_of_a_comment_offers_what_can_be_decided(as_user, moderator, make_comment, status):
    page = as_user(moderator).get(change(make_comment(status=status))).content.decode()
    offered = {verb for verb in VERBS if f'name="decision" value="{verb}"' in page}
    assert offered == {verb for verb, start in POSSIBLE if start == status}


def test_who_may_only_look_is_offered_no_decision(as_user, stranger, make_comment):
    stranger.is_staff = True
    stranger.save()
    stranger.user_permissions.add(Permission.objects.get(codename="view_comment"))
    comment = make_comment(status=Status.PENDING)
    page = as_user(stranger).get(change(comment)).content.decode()
    assert comment.text in page
    assert 'name="decision"' not in page
    form = {"decision": "approve", "seen": "1"}
    assert as_user(stranger).post(f"{LIST}{comment.pk}/decide/", form).status_code == 403


def test_a_comment_is_decided_on_its_own_page(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    form = {"decision": "reject", "seen": "1", "note": "Off the subject"}
    response = as_user(moderator).post(f"{LIST}{comment.pk}/decide/", form, follow=True)
    assert "Off the subject" in response.content.decode()
    assert "The comment was rejected." in response.content.decode()
    comment.refresh_from_db()
    assert comment.status == Status.REJECTED


def test_a_stale_page_at_the_desk_says_who_was_first(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    moderation.approve(comment, by=moderator)
    form = {"decision": "reject", "seen": "1"}
    response = as_user(moderator).post(f"{LIST}{comment.pk}/decide/", form, follow=True)
    assert "Approved by moderator" in response.content.decode()


@pytest.mark.parametrize("verb", ["", "approve; drop", "approved", "APPROVE", "decide"])
def test_a_decision_nobody_knows_changes_nothing(as_user, moderator, make_comment, verb):
    comment = make_comment(status=Status.PENDING)
    as_user(moderator).post(f"{LIST}{comment.pk}/decide/", {"decision": verb})
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


def test_others_decide_nothing_at_the_desk(as_user, journalist, editor, stranger, make_comment):
    comment = make_comment(status=Status.PENDING)
    for nobody in (journalist, editor, stranger):
        as_user(nobody).post(f"{LIST}{comment.pk}/decide/", {"decision": "approve"})
        as_user(nobody).post(LIST, choose("approve_selected", [comment]))
    comment.refresh_from_db()
    assert comment.status == Status.PENDING


def test_what_a_reader_wrote_cannot_be_rewritten(as_user, moderator, make_comment):
    comment = make_comment()
    response = as_user(moderator).post(change(comment), {"text": "Rewritten"})
    assert response.status_code == 403
    comment.refresh_from_db()
    assert comment.text != "Rewritten"


def test_a_filtered_list_that_is_stale_says_what_happened_meanwhile(
    as_user, moderator, make_comment
):
    comment = make_comment(status=Status.PENDING)
    moderation.approve(comment, by=moderator)
    form = {
        "action": "reject_selected",
        "_selected_action": [comment.pk],
        f"seen-{comment.pk}": "1",
    }
    answer = as_user(moderator).post(f"{LIST}?status__exact=pending", form, follow=True)
    assert "Approved by moderator" in answer.content.decode()
    comment.refresh_from_db()
    assert comment.status == Status.APPROVED


def test_a_note_is_written_where_enter_makes_a_line(as_user, moderator, make_comment):
    page = as_user(moderator).get(change(make_comment(status=Status.PENDING)))
    assert '<textarea id="decide-note"' in page.content.decode()


def test_odd_characters_in_a_note_do_no_harm(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    form = {"decision": "approve", "seen": "1", "note": "fine\x00"}
    assert as_user(moderator).post(f"{LIST}{comment.pk}/decide/", form).status_code == 302
    assert comment.decisions.get().note == "fine"


def test_the_queue_costs_the_same_however_long(
    as_user, moderator, make_comment, django_assert_max_num_queries
):
    for number in range(40):
        make_comment(status=Status.PENDING, text=f"Number {number}")
    desk = as_user(moderator)
    with django_assert_max_num_queries(12):
        desk.get(LIST)


def test_the_desk_leads_to_no_page_that_is_closed(as_user, moderator, make_comment):
    hidden, shown = make_comment(status=Status.PENDING), make_comment()
    desk = as_user(moderator)
    assert f'href="/comments/{hidden.pk}/"' not in desk.get(change(hidden)).content.decode()
    moderation.remove(shown, by=moderator)
    moderation.restore(shown, by=moderator)
    page = desk.get(change(shown)).content.decode()
    view = re.search(r'href="([^"]+)" class="viewsitelink"', page)[1]
    assert desk.get(view, follow=True).status_code == 200
    assert "/admin/auth/" not in page


def test_nobody_but_the_owner_deletes(as_user, moderator, admin_client, make_comment):
    comment = make_comment()
    sure = {"post": "yes"}
    assert as_user(moderator).post(f"{LIST}{comment.pk}/delete/", sure).status_code == 403
    assert "delete_selected" not in as_user(moderator).get(LIST).content.decode()
    assert admin_client.post(f"{LIST}{comment.pk}/delete/", sure).status_code == 302
    assert not Comment.objects.exists()
