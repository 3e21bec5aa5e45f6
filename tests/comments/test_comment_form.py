"""Sending a comment: who is believed, what is kept, and what becomes of bad input."""

import re
import time

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client

from comments import moderation, submitting
from comments.models import LONGEST, Comment
from newsroom.lib.antispam import stamp
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
WORDS = "I used to take it every Friday."


def test_a_comment_is_held_and_its_writer_is_told_and_sees_it(send, reader, article):
    response = send()
    assert response.status_code == 303
    assert Comment.objects.get().status == Status.PENDING
    held = reader.get(response["Location"])
    text = held.content.decode()
    assert WORDS in text
    assert "waiting" in text
    assert "no-store" in held["Cache-Control"]
    assert held["X-Robots-Tag"] == "noindex"


def test_only_the_browser_that_wrote_it_sees_it_waiting(send, reader, article):
    send()
    mine = f"/comments/on/{article.slug}/mine/"
    assert WORDS in reader.get(mine).content.decode()
    assert WORDS not in Client().get(mine).content.decode()
    forged = Client(headers={"Cookie": f"my_comments=[{Comment.objects.get().pk}]"})
    assert WORDS not in forged.get(mine).content.decode()
    for client in (reader, Client()):
        assert WORDS not in client.get(article.get_absolute_url()).content.decode()


def test_the_held_page_cannot_be_guessed(send, reader):
    response = send()
    assert reader.get(response["Location"][:-2] + "x/").status_code == 404
    assert reader.get(f"/comments/held/{Comment.objects.get().pk}/").status_code == 404


def test_the_cookie_goes_to_comments_only(send):
    cookie = send().cookies["reader"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/comments/", True, "Lax")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Origin": "http://127.0.0.1:8000"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_a_page_of_ours_can_send_it(send, headers, status):
    response = send(headers=headers)
    assert response.status_code == status
    assert Comment.objects.exists() is (status == 303)
    if status == 403:
        assert WORDS in response.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"email": "nobody"},
        {"name": "x" * 81},
        {"email": ""},
        {"name": "Nul\x00byte"},
        {"reply_to": "999999"},
        {"reply_to": "x"},
    ],
)
def test_what_is_wrong_is_said_and_the_text_is_kept(send, wrong):
    response = send(**wrong)
    assert response.status_code == 422
    html = response.content.decode()
    assert WORDS in html
    assert "Nothing you wrote is lost." in html
    assert not Comment.objects.exists()


def test_a_text_that_is_too_long_comes_back_whole(send):
    text = "word " * (LONGEST // 5 + 1)
    response = send(text=text)
    assert response.status_code == 422
    assert text.strip() in response.content.decode()


def test_line_breaks_in_a_name_become_spaces(send):
    send(name="Kit\r\nBcc: everybody@victim.example")
    assert Comment.objects.get().name == "Kit Bcc: everybody@victim.example"


@pytest.mark.parametrize("bad", ["", "forged", "article 1@400000:xyz"])
def test_a_wrong_stamp_gives_a_fresh_form_with_the_text(send, bad):
    response = send(stamp=bad)
    assert response.status_code == 422
    html = response.content.decode()
    assert WORDS in html
    fresh = re.search(r'name="stamp" value="([^"]+)"', html)[1]
    assert send(stamp=fresh).status_code == 303


def test_a_stamp_belongs_to_one_story(send, make_article):
    other = make_article(headline="Another")
    assert send(stamp=stamp(f"article {other.pk}")).status_code == 422


def test_a_stamp_lasts_a_day_and_not_a_week(send, article):
    about = f"article {article.pk}"
    assert send(stamp=stamp(about, now=time.time() - 24 * 3600)).status_code == 303
    assert send(stamp=stamp(about, now=time.time() - 7 * 24 * 3600)).status_code == 422


def test_the_form_is_the_same_for_everyone_within_the_hour():
    start = 1_700_000_000 // 3600 * 3600
    stamps = {stamp("article 1", now=start + second) for second in (0, 1, 1800, 3599)}
    assert len(stamps) == 1
    assert stamp("article 1", now=start + 3600) not in stamps


def test_the_trap_looks_like_success_and_keeps_the_comment_as_spam(send, reader, moderator):
    response = send(website="https://buy.example")
    assert response.status_code == 303
    assert WORDS in reader.get(response["Location"]).content.decode()
    comment = Comment.objects.get()
    assert comment.status == Status.SPAM
    moderation.approve(comment, by=moderator)
    assert Comment.objects.public().get() == comment


def test_sent_again_without_the_trap_it_was_a_person_after_all(send):
    send(website="filled in by a program")
    send()
    assert Comment.objects.get().status == Status.PENDING


def test_a_second_post_does_not_tell_whose_address_the_first_came_with(
    send, reader, moderator, article
):

    send()
    moderation.approve(Comment.objects.get(), by=moderator)
    for email in ("kit@reader.example", "guess@reader.example"):
        response = send(email=email)
        assert reader.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("nothing", ["\u200b", "\u200b \u2060", "\x01\x0b"])
def test_a_comment_in_which_nothing_can_be_seen_is_none(send, nothing):
    assert send(text=nothing).status_code == 422
    assert send(name=nothing).status_code == 422


def test_nothing_is_cut_without_a_word(reader, article):
    assert "maxlength" not in reader.get(f"/comments/on/{article.slug}/").content.decode()


def test_whoever_answers_what_is_gone_is_told(reader, article, make_comment):
    gone = make_comment(status=Status.REMOVED)
    page = reader.get(f"/comments/on/{article.slug}/?reply_to={gone.pk}").content.decode()
    assert "no longer there" in page


def test_too_many_from_one_range_are_asked_to_wait_with_their_text(send):
    for number in range(10):
        assert send(text=f"Comment number {number}").status_code == 303
    response = send(text="One more than allowed")
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "One more than allowed" in response.content.decode()


def test_another_range_is_not_held_up(send, article):
    for number in range(11):
        send(text=f"Comment number {number}")
    neighbour = Client(REMOTE_ADDR="127.0.0.99")
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert send(neighbour, text="From next door").status_code == 429
    assert send(elsewhere, text="From elsewhere").status_code == 303


def test_the_same_words_sent_twice_are_one_comment(send):
    first, second = send(), send()
    assert first.status_code == second.status_code == 303
    assert Comment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_identical_posts_at_once_are_one_comment(send):
    statuses = at_once(*[lambda: send(Client()).status_code] * 8)
    assert statuses == [303] * 8
    assert Comment.objects.count() == 1


def test_a_closed_story_takes_no_comment_and_keeps_the_text(send, article):
    article.comments_enabled = False
    article.save()
    response = send()
    assert response.status_code == 422
    assert WORDS in response.content.decode()
    assert "closed" in response.content.decode()
    assert not Comment.objects.exists()


def test_a_story_withdrawn_meanwhile_gives_the_text_back(send, article, reader):
    type(article).objects.filter(pk=article.pk).update(status="withdrawn")
    response = send()
    html = response.content.decode()
    assert response.status_code == 410
    assert WORDS in html
    assert article.headline not in html
    assert not Comment.objects.exists()
    assert reader.get(f"/comments/on/{article.slug}/").status_code == 404


@pytest.mark.parametrize("status", ["draft", "in_review"])
def test_a_story_that_is_not_public_has_no_form(send, article, reader, status):
    type(article).objects.filter(pk=article.pk).update(status=status)
    assert reader.get(f"/comments/on/{article.slug}/").status_code == 404
    assert send().status_code == 404


def test_an_answer_stands_under_what_it_answers(send, reader, article, make_comment):
    top = make_comment(text="The first word")
    page = reader.get(f"/comments/on/{article.slug}/?reply_to={top.pk}").content.decode()
    assert "The first word" in page
    send(reply_to=top.pk)
    assert Comment.objects.pending().get().parent == top


def test_an_answer_to_an_answer_stands_under_it_in_the_same_conversation(send, make_comment):
    top = make_comment()
    answer = make_comment(parent=top)
    send(reply_to=answer.pk, text="And so did I.")
    found = Comment.objects.pending().get()
    assert (found.parent, found.root) == (answer, top)
    assert found.path == [top.pk, answer.pk, found.pk]


@pytest.mark.parametrize("status", [s for s in Status if s != Status.APPROVED])
def test_what_is_not_public_cannot_be_answered(send, make_comment, status):
    hidden = make_comment(status=status)
    assert send(reply_to=hidden.pk).status_code == 422


@pytest.mark.parametrize("chosen", ["x", "²", "-1", "9" * 40, "9" * 5000, "1 OR 1=1"])
def test_nonsense_in_the_address_of_the_form_does_no_harm(reader, article, chosen):
    response = reader.get(f"/comments/on/{article.slug}/", {"reply_to": chosen})
    assert response.status_code == 200


def test_moderators_are_told_without_a_word_of_the_comment(send, run_jobs):
    SiteSettings.objects.create(pk=1, comments_address="moderators@newsroom.example")
    send()
    run_jobs()
    [letter] = [letter for letter in mail.outbox if letter.to == ["moderators@newsroom.example"]]
    assert WORDS not in letter.body
    assert f"/admin/comments/comment/{Comment.objects.get().pk}/change/" in letter.body


def test_an_answer_to_what_is_gone_can_be_sent_by_itself(send, make_comment):
    gone = make_comment(status=Status.REMOVED)
    html = send(reply_to=gone.pk).content.decode()
    assert "no longer there" in html
    kept = re.search(r'<input type="hidden" name="reply_to"[^>]*>', html)[0]
    assert str(gone.pk) not in kept
    assert send(reply_to="").status_code == 303


def test_a_form_from_before_a_new_address_is_still_taken(send, article):
    old = article.slug
    article.retired_slugs.create(slug=old)
    type(article).objects.filter(pk=article.pk).update(slug="another-address")
    assert send().status_code == 303
    assert Comment.objects.get().article == article


def test_the_same_words_to_two_people_are_two_comments(send, make_comment):
    for answered in (make_comment(text="One"), make_comment(text="Two")):
        assert send(text="Agreed.", reply_to=answered.pk).status_code == 303
    assert Comment.objects.pending().count() == 2


def test_the_held_page_leads_to_the_comment_once_it_is_public(send, reader, moderator):
    held = send()["Location"]
    comment = Comment.objects.get()
    moderation.approve(comment, by=moderator)
    assert reader.get(held)["Location"] == f"/comments/{comment.pk}/"


def test_who_is_logged_in_is_kept_with_the_comment_which_waits_all_the_same(send, as_user, editor):
    send(as_user(editor))
    comment = Comment.objects.get()
    assert (comment.user, comment.status) == (editor, Status.PENDING)


def test_what_fell_into_the_trap_keeps_only_its_range(send):
    send(website="https://buy.example")
    assert Comment.objects.get().address == "127.0.0.0"
    send(text="An honest word")
    assert Comment.objects.pending().get().address == "127.0.0.1"


def test_nobody_is_told_of_what_was_decided_already(send, run_jobs, moderator):
    SiteSettings.objects.create(pk=1, comments_address="moderators@newsroom.example")
    send()
    moderation.reject(Comment.objects.get(), by=moderator)
    run_jobs()
    assert ["moderators@newsroom.example"] not in [letter.to for letter in mail.outbox]


@pytest.mark.parametrize("name", ["name", "text"])
def test_a_nul_byte_is_complained_of_once(send, name):
    html = send(**{name: "Nul\x00byte"}).content.decode()
    assert html.count("a character that cannot be stored") == 2  # in the summary, at the field
    assert "Null characters" not in html


def test_a_flood_of_text_is_refused_without_an_error_of_ours(send):
    assert send(text="x" * 3_000_000).status_code == 413


def test_the_form_itself_sets_no_cookie(reader, article):
    response = reader.get(f"/comments/on/{article.slug}/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_story_itself_refuses_an_answer_to_another_storys_comment(make_article, make_comment):
    comment, other = make_comment(), make_article(headline="Another")
    with pytest.raises(ValidationError):
        submitting.submit(other, name="Kit", email="k@reader.example", text="No", parent=comment)
