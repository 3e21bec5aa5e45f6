"""The page of the desk on which moderators choose when they are told."""

import pytest

from comments.models import ModeratorMail

pytestmark = pytest.mark.django_db
PAGE = "/admin/comments/mail/"


def test_a_moderator_chooses_and_chooses_again(as_user, moderator, second):
    client = as_user(moderator)
    assert "checked" in client.get(PAGE).content.decode()
    for times in ("daily", "never", "at_once", "hourly"):
        assert client.post(PAGE, {"times": times}).status_code == 302
        assert ModeratorMail.objects.get(user=moderator).times == times
    assert not ModeratorMail.objects.exclude(user=moderator).exists()
    assert "was saved" in client.get(PAGE).content.decode()


def test_another_choice_does_not_tell_it_all_again(
    as_user, moderator, tell, wait, look, mailoutbox
):
    tell("at_once")
    wait()
    look()
    as_user(moderator).post(PAGE, {"times": "hourly"})
    as_user(moderator).post(PAGE, {"times": "at_once"})
    look()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("times", ["", "weekly", "x" * 5000])
def test_what_is_no_choice_is_refused_in_place(as_user, moderator, times):
    response = as_user(moderator).post(PAGE, {"times": times})
    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert not ModeratorMail.objects.exists()


@pytest.mark.parametrize("who", ["journalist", "editor"])
def test_nobody_else_may_look(request, as_user, who):
    client = as_user(request.getfixturevalue(who))
    assert client.get(PAGE).status_code == 403
    assert client.post(PAGE, {"times": "daily"}).status_code == 403
    assert not ModeratorMail.objects.exists()


def test_strangers_are_asked_to_log_in(reader, stranger, as_user):
    for client in (reader, as_user(stranger)):
        assert client.get(PAGE)["Location"].startswith("/admin/login/")


def test_whoever_has_no_address_is_told_so(as_user, moderator):
    moderator.email = ""
    moderator.save()
    assert "has no e-mail address" in as_user(moderator).get(PAGE).content.decode()
