"""Leaving: one press in a mail program, on a page, or without a trace."""

import pytest

from newsroom.newsletter import subscribing
from newsroom.newsletter.models import Movement, Newsletter, Subscriber, Subscription
from newsroom.newsletter.subscribing import links
from tests.newsletter.posting import OWN_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def kit(subscribe):
    return subscribe()


@pytest.fixture
def leave(kit, newsletter):
    return f"/newsletter/leave/{links.leave_token(kit.pk, newsletter.pk)}/"


@pytest.fixture
def mine(kit):
    return f"/newsletter/mine/{links.own_token(kit.pk)}/"


def active() -> int:
    return Subscription.objects.active().count()


def test_one_press_in_a_mail_program_ends_it(reader, leave):
    """As RFC 8058 has it: a POST with neither cookie nor Origin."""
    response = reader.post(leave, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert active() == 0
    assert Movement.objects.get().went == 1


def test_looking_at_the_page_ends_nothing(reader, leave):
    assert "No more of this newsletter?" in reader.get(leave).content.decode()
    assert active() == 1


def test_a_second_press_changes_nothing(reader, leave):
    for _ in range(2):
        assert reader.post(leave).status_code == 200
    assert Movement.objects.get().went == 1


def test_it_can_be_taken_up_again_from_the_same_page(reader, leave):
    reader.post(leave)
    reader.post(leave, {"again": "yes"})
    assert active() == 1


def test_only_the_newsletter_of_the_mail_is_left(reader, leave, kit, subscribe):
    other = Newsletter.objects.create(name="The Slow Boat")
    subscribe(to=other)
    reader.post(leave)
    assert Subscription.objects.active().get().newsletter == other


def test_a_link_of_one_does_not_end_that_of_another(reader, kit, newsletter):
    token = links.leave_token(kit.pk, newsletter.pk).replace(":", "x:", 1)
    assert reader.post(f"/newsletter/leave/{token}/").status_code == 404
    assert active() == 1


def test_whoever_is_erased_hears_kindly_that_there_is_nothing_to_end(reader, leave, kit):
    kit.delete()
    response = reader.post(leave)
    assert response.status_code == 200
    assert "no longer kept here" in response.content.decode()


def test_a_reader_chooses_on_their_own_page(reader, mine, newsletter, subscribe):
    other = Newsletter.objects.create(name="The Slow Boat")
    page = reader.get(mine).content.decode()
    assert "kit@reader.example" in page
    response = reader.post(mine, {"newsletters": [other.pk]}, headers=OWN_PAGE)
    assert response.status_code == 303
    assert Subscription.objects.active().get().newsletter == other
    assert "Your choice was saved." in reader.get(response["Location"]).content.decode()


def test_what_is_closed_can_be_left_and_not_taken_up(reader, mine, kit, newsletter):
    closed = Newsletter.objects.create(name="Closed", is_open=False)
    reader.post(mine, {"newsletters": [newsletter.pk, closed.pk]}, headers=OWN_PAGE)
    assert Subscription.objects.active().get().newsletter == newsletter
    Newsletter.objects.update(is_open=False)
    reader.post(mine, {}, headers=OWN_PAGE)
    assert active() == 0


def test_nonsense_in_the_form_does_no_harm(reader, mine):
    sent = {"newsletters": ["x", "9" * 40, "\x00", "-1"]}
    assert reader.post(mine, sent, headers=OWN_PAGE).status_code == 303
    assert active() == 0


def test_an_address_is_erased_with_all_that_it_got(reader, mine, kit):
    assert reader.get(f"{mine}erase/").status_code == 200
    assert Subscriber.objects.exists()
    response = reader.post(f"{mine}erase/", headers=OWN_PAGE)
    assert response["Location"] == "/newsletter/erased/"
    assert not Subscriber.objects.exists()
    assert Movement.objects.get().went == 1
    assert reader.get(mine).status_code == 404


@pytest.mark.parametrize("page", ["", "erase/"])
def test_another_site_can_press_nothing(reader, mine, page):
    response = reader.post(mine + page, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert active() == 1


@pytest.mark.parametrize("page", ["leave", "mine"])
def test_own_pages_are_kept_by_nobody_and_lead_nobody_here(reader, leave, mine, page):
    response = reader.get({"leave": leave, "mine": mine}[page])
    assert "private" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "same-origin"
    assert not response.cookies


def test_an_ended_subscription_begins_anew_by_the_same_way(kit, newsletter):
    subscribing.end(kit.subscriptions.get(), Subscription.Ending.NO_MAILBOX)
    subscribing.confirm(links.Question(kit, [newsletter]))
    one = kit.subscriptions.get()
    assert one.is_active
    assert one.ending == ""
