"""A reader's own page: what stands there, what is taken along, and what erasing leaves."""

import json

import pytest
from django.core import mail
from django.test import Client

from comments import moderation
from comments.models import (
    Comment,
    Commenter,
    Decision,
    Recommendation,
    Report,
    Rules,
    Thread,
    Wording,
)

pytestmark = pytest.mark.django_db
Status = Comment.Status
MINE = "/comments/mine/"
KIT = "kit@reader.example"


@pytest.fixture
def told_at_once(db):
    Rules.objects.update_or_create(pk=1, defaults={"undo_minutes": 0})


def test_who_has_proved_nothing_is_offered_a_link(reader, send):
    send()
    for client in (reader, Client()):
        page = client.get(MINE).content.decode()
        assert "Mail me a link" in page
        assert "Friday" not in page


def test_the_page_shows_what_became_of_each(proven, reader, moderator, send, told_at_once):
    first = proven(reader)
    moderation.reject(first, by=moderator, reason="off_topic", note="Try the letters page.")
    send(reader, text="Another one")
    page = reader.get(MINE).content.decode()
    assert "It does not stay with the story" in page
    assert "Try the letters page." in page
    assert "Waiting for approval" in page
    assert "Another one" in page


def test_a_decision_is_not_told_while_it_can_be_undone(proven, reader, moderator):
    moderation.reject(proven(reader), by=moderator, reason="abusive")
    page = reader.get(MINE).content.decode()
    assert "Waiting for approval" in page
    assert "attacks a person" not in page


def test_the_page_is_nobody_elses_and_kept_by_no_cache(proven, reader):
    proven(reader)
    response = reader.get(MINE)
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    forger = Client()
    forger.cookies["reader"] = reader.cookies["reader"].value[:-2] + "xx"
    assert KIT not in forger.get(MINE).content.decode()


def test_a_story_that_was_withdrawn_is_not_named(proven, reader):
    story = proven(reader).article
    type(story).objects.update(status="withdrawn")
    page = reader.get(MINE)
    assert story.headline not in page.content.decode()


def test_the_list_has_pages_and_costs_the_same_however_long(
    proven, reader, make_comment, django_assert_max_num_queries
):
    comment = proven(reader)
    for number in range(25):
        made = make_comment(text=f"Number {number}", commenter=comment.commenter, email=KIT)
        Comment.objects.filter(pk=made.pk).update(is_proven=True)
    with django_assert_max_num_queries(9):
        page = reader.get(MINE).content.decode()
    assert "Number 24" in page
    assert "Number 3<" not in page
    assert "Number 3<" in reader.get(f"{MINE}?page=2").content.decode()
    assert reader.get(f"{MINE}?page=3").status_code == 404


def test_mail_wishes_are_kept(proven, reader, ours):
    proven(reader)
    response = reader.post(MINE, {"wants_answers": "on"}, headers=ours)
    assert response.status_code == 303
    commenter = Commenter.objects.get()
    assert (commenter.wants_decisions, commenter.wants_answers) == (False, True)
    refused = reader.post(MINE, {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    commenter.refresh_from_db()
    assert commenter.wants_answers


def test_wishes_change_nothing_else(proven, reader, ours):
    proven(reader)
    reader.post(MINE, {"email": "else@reader.example", "proved_at": ""}, headers=ours)
    commenter = Commenter.objects.get()
    assert (commenter.email, bool(commenter.proved_at)) == (KIT, True)


def test_a_browser_that_others_use_is_left(proven, reader, ours):
    proven(reader)
    reader.post("/comments/mine/leave/", headers={"Sec-Fetch-Site": "cross-site"})
    assert KIT in reader.get(MINE).content.decode()
    reader.post("/comments/mine/leave/", headers=ours)
    assert KIT not in reader.get(MINE).content.decode()
    assert Comment.objects.exists()


def sign(comment, client, ours):
    """A recommendation and a report made in the reader's browser."""
    client.post(f"/comments/{comment.pk}/report/", {"reason": "spam"}, headers=ours)
    digest = Report.objects.get(comment=comment).reader
    Recommendation.objects.create(comment=comment, reader=digest)
    Comment.objects.filter(pk=comment.pk).update(recommended=3)


def test_all_that_is_kept_can_be_taken_along(
    proven, reader, ours, moderator, make_comment, article
):
    comment = proven(reader)
    seen = {"seen": comment.number_of_state}
    reader.post(f"/comments/{comment.pk}/edit/", {"text": "Reworded", **seen}, headers=ours)
    comment.refresh_from_db()
    moderation.reject(comment, by=moderator, reason="off_topic", note="Elsewhere.")
    other = make_comment(name="Ola", email="ola@reader.example", text="Not Kit's")
    sign(other, reader, ours)
    response = reader.get("/comments/mine/download/")
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    kept = json.loads(response.content)
    assert kept["address"] == KIT
    [mine] = kept["comments"]
    assert mine["text"] == "Reworded"
    assert mine["internet_address"] == "127.0.0.0"
    assert mine["former_wordings"][0]["text"] == "I used to take it every Friday."
    assert {"reword", "reject"} == {decision["what"] for decision in mine["decisions"]}
    assert "moderator" not in response.content.decode()
    assert "Not Kit" not in response.content.decode()
    assert [sign["comment"] for sign in kept["reported_in_this_browser"]] == [other.pk]
    assert [sign["comment"] for sign in kept["recommended_in_this_browser"]] == [other.pk]


def test_nobody_else_takes_it_along(proven, reader):
    proven(reader)
    response = Client().get("/comments/mine/download/")
    assert (response.status_code, response["Location"]) == (303, MINE)


# Erasing


def erase(client, ours):
    return client.post("/comments/mine/erase/", headers=ours)


def test_erasing_asks_once_and_then_nothing_is_left(proven, reader, ours, make_comment, moderator):
    comment = proven(reader)
    moderation.reject(comment, by=moderator, reason="abusive", note="Kit should calm down")
    Wording.objects.create(comment=comment, text="Earlier words")
    other = make_comment(name="Ola", email="ola@reader.example")
    sign(other, reader, ours)
    assert "Have everything erased?" in reader.get("/comments/mine/erase/").content.decode()
    assert Commenter.objects.filter(email=KIT).exists()
    response = erase(reader, ours)
    assert response["Location"] == "/comments/mine/erased/"
    assert not response.cookies["reader"].value
    assert not Comment.objects.filter(pk=comment.pk).exists()
    assert not Commenter.objects.filter(email=KIT).exists()
    assert not (Wording.objects.exists() or Report.objects.exists())
    assert not Recommendation.objects.exists()
    other.refresh_from_db()
    assert (other.recommended, other.reported) == (2, 0)
    for decision in Decision.objects.filter(comment_number=comment.pk):
        assert (decision.note, decision.comment) == ("", None)
        assert "reasons" not in decision.before
    assert "Everything is erased" in reader.get(response["Location"]).content.decode()
    assert "Mail me a link" in reader.get(MINE).content.decode()


def test_answers_of_others_keep_their_place(proven, reader, ours, make_comment, moderator):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    answer = make_comment(parent=comment, name="Ola", email="ola@reader.example", text="So did I.")
    assert Thread.objects.get().count == 2
    erase(reader, ours)
    comment.refresh_from_db()
    assert comment.status == Status.WITHDRAWN
    left = [comment.name, comment.email, comment.text, comment.html, comment.reasons]
    assert left == ["", "", "", "", []]
    assert (comment.address, comment.commenter, comment.is_proven) == (None, None, False)
    assert Comment.objects.public().get() == answer
    assert Thread.objects.get().count == 1
    assert set(Comment.objects.with_places()) == {comment, answer}


def test_what_others_wrote_and_nobody_has_judged_yet_is_not_lost(
    proven, reader, ours, make_comment, moderator
):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    waiting = make_comment(
        parent=comment, status=Status.PENDING, name="Ola", email="ola@reader.example"
    )
    erase(reader, ours)
    assert Comment.objects.filter(pk=waiting.pk).exists()
    comment.refresh_from_db()
    assert comment.text == ""
    assert not Comment.objects.with_places().exists()
    moderation.approve(waiting, by=moderator)
    assert Comment.objects.public().get() == waiting
    assert Thread.objects.get().count == 1


def test_answers_to_oneself_go_with_what_they_answer(proven, reader, ours, send, moderator):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    send(reader, text="And on Sundays.", reply_to=comment.pk)
    moderation.approve(Comment.objects.get(text="And on Sundays."), by=moderator)
    assert Thread.objects.get().count == 2
    erase(reader, ours)
    assert not Comment.objects.exists()
    assert Thread.objects.get().count == 0


def test_an_answer_that_goes_leaves_the_counts_above_it_right(
    proven, reader, ours, make_comment, moderator, send
):
    top = make_comment(name="Ola", email="ola@reader.example")
    comment = proven(reader, reply_to=top.pk)
    moderation.approve(comment, by=moderator)
    top.refresh_from_db()
    assert top.answers_shown == 1
    erase(reader, ours)
    top.refresh_from_db()
    assert (top.answers_shown, Thread.objects.get().count) == (0, 1)


def test_what_others_sent_with_the_address_stays_without_it(proven, reader, ours, send):
    proven(reader)
    send(Client(), text="Not by Kit")
    erase(reader, ours)
    other = Comment.objects.get()
    assert (other.text, other.email, other.commenter) == ("Not by Kit", "", None)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_page_elsewhere_erases_nothing(proven, reader, headers):
    proven(reader)
    assert erase(reader, headers).status_code == 403
    assert Comment.objects.exists()


def test_nobody_else_erases_it(proven, reader, ours, send):
    proven(reader)
    other = Client()
    send(other, text="With the same address, unproved")
    assert erase(other, ours)["Location"] == MINE
    assert Comment.objects.count() == 2


def test_jobs_that_wait_for_the_erased_do_nothing(proven, reader, ours, moderator, run_jobs):
    comment = proven(reader)
    moderation.approve(comment, by=moderator)
    erase(reader, ours)
    mail.outbox.clear()
    run_jobs()
    assert mail.outbox == []


# Under a story


def test_what_was_decided_against_is_shown_with_its_reason_in_this_browser(
    send, reader, moderator, article, told_at_once
):
    send()
    moderation.reject(
        Comment.objects.get(), by=moderator, reason="private", note="Leave out the street."
    )
    address = f"/comments/on/{article.slug}/mine/"
    mine = reader.get(address).content.decode()
    assert "gives away something private" in mine
    assert "Leave out the street." in mine
    assert "private" not in Client().get(address).content.decode()
    Comment.objects.update(decided_at="2020-01-01T00:00Z")
    assert "Leave out the street." not in reader.get(address).content.decode()


def test_the_piece_tells_the_script_who_writes_and_what_is_stored(proven, reader, article):
    proven(reader)
    piece = reader.get(f"/comments/on/{article.slug}/mine/").content.decode()
    assert 'data-name="Kit Harrow"' in piece
    assert f'data-email="{KIT}"' in piece
    assert '["I used to take it every Friday."]' in piece
    stranger = Client().get(f"/comments/on/{article.slug}/mine/").content.decode()
    assert "Kit" not in stranger


def test_the_piece_cannot_be_broken_out_of(send, reader, article):
    send(name='"><script>alert(1)</script>', text="</script><script>alert(2)</script>")
    piece = reader.get(f"/comments/on/{article.slug}/mine/").content.decode()
    assert "<script>alert" not in piece
