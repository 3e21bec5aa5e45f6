"""What happens seldom: somebody is erased while others act, guesses an address, or deletes."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from comments import intake, moderation
from comments.models import Comment, Commenter, Recommendation, Rules, Thread
from comments.readers import personal_data, recommending, reporting
from comments.readers.remembered import COOKIE, Remembered
from comments.submitting import submit

pytestmark = pytest.mark.django_db
Status = Comment.Status
TEXT = "I used to take it every Friday."


def by_owner(make_comment, **fields):
    commenter = Commenter.objects.of("kit@reader.example")
    return make_comment(commenter=commenter, is_proven=True, **fields)


def erase():
    personal_data.erase(Remembered(email="kit@reader.example"))


def test_what_was_shown_and_is_held_again_does_not_tell_whose_address_it_has(
    make_comment, article, send
):
    """Its words are known to everybody by then: only the address is to be guessed."""
    comment = make_comment(appeared_at=None)
    reporting.hold(comment, 3)
    guess = Comment.objects.filter(pk=comment.pk).get()
    assert guess.decided_at is None
    answer = send(Client(), email=comment.email, text=comment.text)
    assert answer.status_code == 303
    assert Comment.objects.count() == 2


def test_a_decision_about_what_was_erased_meanwhile_is_refused_in_words(make_comment, moderator):
    comment = by_owner(make_comment)
    erase()
    with pytest.raises(moderation.AlreadyDecided):
        moderation.remove(comment, by=moderator, reason="abusive")


def test_a_decision_about_many_goes_on_when_one_was_erased_meanwhile(
    make_comment, moderator, monkeypatch
):
    mine, other = by_owner(make_comment), make_comment(email="ada@reader.example")
    seen = {mine.pk: mine.number_of_state, other.pk: other.number_of_state}
    plain = moderation.many.decide

    def erased_first(comment, *args, **known):
        erase()
        return plain(comment, *args, **known)

    monkeypatch.setattr(moderation.many, "decide", erased_first)
    outcome = moderation.decide_many(seen, "remove", by=moderator, reason="abusive")
    assert [decision.comment_number for decision in outcome.done] == [other.pk]
    assert len(outcome.refused) == 1


def test_a_report_of_what_was_erased_meanwhile_is_told_so(make_comment):
    comment = by_owner(make_comment)
    erase()
    known = {"reader": "a", "address": "203.0.113.7", "reason": "abuse", "words": ""}
    assert reporting.report(comment, **known) is False


def test_a_press_on_what_was_erased_meanwhile_finds_nothing(make_comment, ours, monkeypatch):
    comment = by_owner(make_comment)
    press = recommending.press

    def erased_first(*args):
        erase()
        return press(*args)

    monkeypatch.setattr(recommending, "press", erased_first)
    answer = Client().post(f"/comments/{comment.pk}/recommend/", headers=ours)
    assert answer.status_code == 404


def test_the_owner_deletes_and_the_counts_stay_true(make_comment, admin_client):
    root = make_comment()
    answer = make_comment(parent=root)
    make_comment(parent=answer)
    address = f"/admin/comments/comment/{answer.pk}/delete/"
    assert admin_client.post(address, {"post": "yes"}).status_code == 302
    root.refresh_from_db()
    assert (root.answers_shown, Thread.objects.get().count) == (0, 1)


def test_many_deleted_by_the_owner_leave_the_counts_true(make_comment, admin_client):
    root = make_comment()
    answer = make_comment(parent=root)
    deeper = make_comment(parent=answer)
    form = {"action": "delete_selected", "_selected_action": [answer.pk, deeper.pk], "post": "yes"}
    admin_client.post("/admin/comments/comment/", form)
    assert Comment.objects.count() == 1
    root.refresh_from_db()
    assert (root.answers_shown, Thread.objects.get().count) == (0, 1)


@pytest.mark.parametrize("verb", ["restore", "mark_as_spam"])
def test_what_its_writer_erased_is_not_put_back(make_comment, moderator, verb):
    comment = by_owner(make_comment)
    make_comment(parent=comment, email="ada@reader.example")
    moderation.remove(comment, by=moderator, reason="abusive")
    erase()
    comment.refresh_from_db()
    assert comment.text == ""
    with pytest.raises(moderation.AlreadyDecided):
        getattr(moderation, verb)(comment, by=moderator)


def test_nobody_is_kept_of_a_comment_that_was_not_taken(article):
    Rules.objects.update_or_create(pk=1, defaults={"mode": "closed"})
    with pytest.raises(intake.Refused):
        submit(article, name="Kit", email="kit@reader.example", text=TEXT)
    assert not Commenter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_answer_to_what_is_erased_while_it_is_judged_comes_back(make_comment, send, monkeypatch):
    parent = by_owner(make_comment)
    judge = intake.judge
    erased = []

    def erased_after(submission):
        judged = judge(submission)
        if not erased:
            erased.append(erase())
        return judged

    monkeypatch.setattr(intake, "judge", erased_after)
    words = "An answer that took an hour to write."
    answer = send(Client(), reply_to=parent.pk, email="ada@reader.example", text=words)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Comment.objects.filter(text=words).exists()


def test_an_address_that_grows_in_lower_case_is_no_address(send):
    domain = ".".join(["İ" * 60] * 3) + ".com"
    answer = send(Client(), email=f"a@{domain}")
    assert answer.status_code == 422


def test_the_writer_of_a_proved_address_recommends_no_comment_of_their_own(make_comment, ours):
    comment = by_owner(make_comment)
    client = Client()
    kept = {"key": "k", "comments": [], "email": "kit@reader.example", "name": "Kit"}
    client.cookies[COOKIE] = signing.dumps(kept, salt=COOKIE, compress=True)
    assert client.post(f"/comments/{comment.pk}/recommend/", headers=ours).status_code == 403
    assert not Recommendation.objects.exists()


def test_an_answer_that_appears_by_itself_is_mailed_when_there_was_time_to_take_it_down(
    make_comment, send
):
    Rules.objects.update_or_create(pk=1, defaults={"mode": "open"})
    send(Client(), reply_to=make_comment().pk, email="ada@reader.example")
    job = ProcrastinateJob.objects.get(task_name="comments.jobs.tell_answered")
    assert job.scheduled_at - timezone.now() > timedelta(minutes=4)


def test_where_all_comments_are_hidden_none_is_looked_at(make_comment):
    make_comment()
    assert "never executed" not in looked_at()
    Rules.objects.update_or_create(pk=1, defaults={"mode": "hidden"})
    assert "never executed" in looked_at()


def looked_at():
    plan = Comment.objects.newest().explain(analyze=True)
    return next(line for line in plan.splitlines() if " on comments_comment" in line)
