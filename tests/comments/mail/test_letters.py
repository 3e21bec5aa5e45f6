"""What is in a mail to moderators, and above all what is not."""

import re

import pytest
from django.core import mail

from comments.digests.waiting import WHY
from comments.intake import STEPS
from comments.models import Comment

pytestmark = pytest.mark.django_db
SECRET = "unspeakable"


def test_no_word_of_a_comment_is_in_it(site_address, tell, wait, look):
    site_address()
    tell("at_once")
    parent = wait(f"{SECRET} above", name=f"{SECRET} Bo", status=Comment.Status.APPROVED)
    reasons = [{"step": "words", "words": f"Suspect: {SECRET}"}, {"step": SECRET, "words": SECRET}]
    wait(
        f"An {SECRET} word",
        name=f"{SECRET} Kit",
        email=f"{SECRET}@x.example",
        reasons=reasons,
        parent=parent,
    )
    look()
    assert len(mail.outbox) == 2
    for letter in mail.outbox:
        assert SECRET not in letter.message().as_string()
        assert SECRET not in letter.subject + letter.body


def test_it_says_what_waits_how_long_and_why(site_address, wait, look, clock, article):
    site_address(mail_times="hourly", nudge_after_hours=0)
    comment = wait()
    wait(reported=2)
    clock.pass_by(hours=3)
    look()
    body = mail.outbox[0].body
    assert article.headline in body
    assert "2 comments wait for a moderator, the oldest for 3\xa0hours." in body
    assert "comments here wait for a moderator" in body
    assert "readers have reported it" in body
    assert f"/admin/comments/comment/{comment.pk}/change/" in body
    assert "\n\n\n" not in body


def test_what_was_just_written_waits_for_less_than_a_minute(site_address, wait, look):
    site_address()
    wait()
    look()
    body = mail.outbox[0].body
    assert "A comment waits for a moderator, for less than a minute now." in body
    assert "0\xa0minutes" not in body


def test_a_long_queue_is_not_listed_whole(site_address, wait, look, clock):
    site_address(mail_times="at_once")
    old = [wait() for _ in range(12)]
    look()
    clock.pass_by(minutes=6)
    new = wait()
    look()
    first, second = (links_in(letter) for letter in mail.outbox)
    assert len(first) == len(second) == 10
    assert "2 more wait at the desk." in mail.outbox[0].body
    # What is new comes first.
    assert f"/comment/{new.pk}/change/" in mail.outbox[1].body.split("Read and decide")[1]
    assert f"/comment/{old[11].pk}/" not in mail.outbox[1].body


def links_in(letter) -> list[str]:
    return re.findall(r"/comments/decide/\S+", letter.body)


def test_it_leads_to_the_page_of_its_times_and_wants_no_answer(tell, wait, look):
    tell("at_once")
    wait()
    look()
    [letter] = mail.outbox
    assert letter.extra_headers["List-Unsubscribe"].endswith("/admin/comments/mail/>")
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "/admin/comments/mail/" in letter.body


def test_a_headline_cannot_forge_a_header(site_address, wait, look, article):
    site_address()
    type(article).objects.filter(pk=article.pk).update(headline="One\nBcc: all@x.example")
    wait()
    look()
    assert "Bcc" not in dict(mail.outbox[0].message().items())


def test_a_mail_costs_the_same_for_one_comment_and_for_ten(
    site_address, wait, look, clock, django_assert_max_num_queries
):
    site_address()
    for _ in range(30):
        wait()
    with django_assert_max_num_queries(25):
        look()


def test_for_every_step_of_the_intake_there_are_words_of_our_own():
    # "closed" turns away and holds nothing.
    assert set(STEPS) - {"closed"} <= set(WHY)
