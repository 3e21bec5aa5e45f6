"""Mailed links: whom they let decide, about what, and for how long."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from comments import moderation
from comments.digests import links
from comments.models import Comment, Decision
from newsroom.site.models import SiteSettings
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Comment.Status
FROM_US = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def link(tell, wait, look):
    """A comment that waits, and the link that a moderator was mailed."""
    tell("at_once")
    comment = wait()
    look()
    return comment, address_in(mail.outbox.pop())


def address_in(letter) -> str:
    return re.search(r"/comments/decide/\S+", letter.body)[0]


def press(address: str, verb: str, reason: str = "", client: Client | None = None):
    form = {"decision": verb, "reason": reason}
    return (client or Client()).post(address, form, headers=FROM_US)


def standing(comment: Comment) -> str:
    return Comment.objects.get(pk=comment.pk).status


def test_the_page_shows_the_comment_and_changes_nothing(link, reader):
    comment, address = link
    for ask in (reader.get, reader.head, reader.get):
        response = ask(address)
        assert response.status_code == 200
    html = reader.get(address).content.decode()
    assert comment.text in html and comment.article.headline in html
    assert standing(comment) == Status.PENDING
    assert not Decision.objects.exists()


def test_nobody_else_keeps_lists_or_learns_its_address(link, reader):
    for response in (reader.get(link[1]), press(link[1], "nonsense"), press(link[1], "approve")):
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert response["Referrer-Policy"] == "no-referrer"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    ("verb", "reason", "status"),
    [
        ("approve", "", Status.APPROVED),
        ("reject", "off_topic", Status.REJECTED),
        ("mark_as_spam", "off_topic", Status.SPAM),
    ],
)
def test_each_button_decides_in_the_moderators_name(link, moderator, verb, reason, status):
    comment, address = link
    response = press(address, verb, reason)
    assert (response.status_code, response["Location"]) == (303, address)
    assert standing(comment) == status
    decision = Decision.objects.get()
    assert (decision.by, decision.via, decision.verb) == (moderator, "mail", verb)
    assert decision.reason == (reason if verb == "reject" else "")
    html = Client().get(address).content.decode()
    assert "Decided by moderator" in html
    assert "<button" not in html.split("<main")[1]


def test_the_sites_address_decides_in_nobodys_name(site_address, wait, look):
    site_address()
    comment = wait()
    look()
    assert press(address_in(mail.outbox[0]), "approve").status_code == 303
    assert standing(comment) == Status.APPROVED
    assert (Decision.objects.get().by, Decision.objects.get().via) == (None, "mail")


def test_nothing_is_rejected_without_a_reason(link):
    comment, address = link
    response = press(address, "reject")
    assert response.status_code == 422
    assert "choose a reason" in response.content.decode()
    assert press(address, "reject", "because").status_code == 422
    assert standing(comment) == Status.PENDING


@pytest.mark.parametrize("verb", ["", "remove", "restore", "pick", "hold", "take_back", "x"])
def test_no_other_decision_is_made_by_mail(link, verb):
    comment, address = link
    assert press(address, verb).status_code == 422
    assert standing(comment) == Status.PENDING


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "null"}],
)
def test_what_does_not_come_from_the_page_decides_nothing(link, headers):
    comment, address = link
    response = Client().post(address, {"decision": "approve"}, headers=headers)
    assert response.status_code == 403
    assert "press the button once more" in response.content.decode()
    assert standing(comment) == Status.PENDING


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(link, reader, method):
    assert getattr(reader, method)(link[1]).status_code == 405


def test_pressed_twice_it_decides_once(link):
    comment, address = link
    assert press(address, "approve").status_code == 303
    again = press(address, "approve")
    assert again.status_code == 409
    assert "Approved by moderator a moment ago. Nothing was changed." in again.content.decode()
    assert Decision.objects.count() == 1


def test_a_colleague_who_was_faster_is_named(link, second):
    comment, address = link
    moderation.reject(comment, by=second, reason="off_topic")
    Decision.objects.update(made_at=timezone.now() - timedelta(minutes=20))
    html = Client().get(address).content.decode()
    assert "Rejected" in html and "Decided by second" in html and "20 minutes ago" in html
    late = press(address, "approve")
    assert late.status_code == 409
    assert "Rejected by second 20\xa0minutes ago. Nothing was changed." in late.content.decode()
    assert standing(comment) == Status.REJECTED


def test_a_comment_that_was_reworded_has_to_be_looked_at_anew(link):
    comment, address = link
    Comment.objects.filter(pk=comment.pk).update(text="Buy", number_of_state=2)
    html = Client().get(address).content.decode()
    assert "no longer as it was when you were told" in html
    assert "<button" not in html.split("<main")[1]
    assert press(address, "approve").status_code == 409
    assert standing(comment) == Status.PENDING


@pytest.mark.django_db(transaction=True)
def test_of_two_moderators_at_once_one_decides(tell, second, wait, look):
    tell("at_once")
    tell("at_once", second)
    comment = wait()
    look()
    one, other = (address_in(letter) for letter in mail.outbox)
    answers = at_once(
        lambda: press(one, "approve").status_code,
        lambda: press(other, "reject", "abusive").status_code,
    )
    assert sorted(answers) == [303, 409]
    assert Decision.objects.count() == 1
    assert standing(comment) in {Status.APPROVED, Status.REJECTED}


@pytest.mark.parametrize("loss", ["permission", "inactive", "account", "address"])
def test_whoever_moderates_no_more_is_refused_and_shown_nothing(link, moderator, loss):
    comment, address = link
    if loss == "permission":
        moderator.groups.clear()
    elif loss == "account":
        moderator.delete()
    else:
        changed = {"inactive": {"is_active": False}, "address": {"email": "new@x.example"}}[loss]
        User.objects.filter(pk=moderator.pk).update(**changed)
    for response in (Client().get(address), press(address, "approve")):
        assert response.status_code == 410
        assert comment.text not in response.content.decode()
        assert response["Referrer-Policy"] == "no-referrer"
    assert standing(comment) == Status.PENDING


@pytest.mark.parametrize("address", ["", "others@newsroom.example"])
def test_a_link_to_an_address_that_is_no_longer_the_sites_is_refused(
    site_address, wait, look, address
):
    site_address()
    comment = wait()
    look()
    link = address_in(mail.outbox[0])
    SiteSettings.objects.update(comments_address=address)
    assert press(link, "approve").status_code == 410
    assert standing(comment) == Status.PENDING


def test_a_link_is_good_for_a_week(link, monkeypatch):
    import time

    comment, address = link
    now = time.time()
    for days, status in ((6.9, 200), (7.1, 410)):
        monkeypatch.setattr("django.core.signing.time.time", lambda d=days: now + d * 86400)
        assert Client().get(address).status_code == status
    assert press(address, "approve").status_code == 410
    assert standing(comment) == Status.PENDING


def test_what_we_never_signed_opens_nothing(link, wait, moderator):
    comment, address = link
    token = address.split("/")[3]
    other = signing.dumps([comment.pk, 1, 0, links.mark_of("")], salt="comments.held")
    forged = [token[:-1], token + "x", token.swapcase(), "x", "1:x:y", other, "x" * 5000]
    for wrong in forged:
        assert Client().get(f"/comments/decide/{wrong}/").status_code == 404, wrong
        assert press(f"/comments/decide/{wrong}/", "approve").status_code == 404
    assert standing(comment) == Status.PENDING


def test_without_an_address_of_the_site_nobody_signs_in_its_name(wait):
    comment = wait()
    token = signing.dumps([comment.pk, 1, 0, links.mark_of("")], salt=links.SALT)
    assert Client().get(f"/comments/decide/{token}/").status_code == 410


def test_the_link_of_a_deleted_comment_opens_nothing(link):
    comment, address = link
    comment.delete()
    assert Client().get(address).status_code == 404


def test_a_link_opens_no_other_comment_and_nothing_else_of_the_desk(link, wait):
    _comment, address = link
    other, client = wait("Another"), Client()
    assert press(address, "approve", client=client).status_code == 303
    assert standing(other) == Status.PENDING
    assert client.get("/admin/comments/comment/").status_code == 302
