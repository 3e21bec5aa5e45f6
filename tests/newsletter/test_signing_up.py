"""Signing up: nothing is sent but a question until the mailbox has answered it."""

import pytest
from django.core import mail
from django.test import Client

from newsroom.newsletter.models import Movement, Newsletter, Subscriber, Subscription
from newsroom.site.models import SiteSettings
from tests.newsletter.posting import OWN_PAGE, link_in, signed_up

pytestmark = pytest.mark.django_db
ADDRESS = "/newsletter/"


def ask(client, run_jobs=None, **fields):
    response = client.post(ADDRESS, signed_up(**fields), headers=OWN_PAGE)
    if run_jobs:
        run_jobs()
    return response


def test_a_reader_asks_confirms_and_is_subscribed(reader, newsletter, run_jobs):
    response = ask(reader, run_jobs)
    assert (response.status_code, response["Location"]) == (303, "/newsletter/sent/")
    [letter] = mail.outbox
    assert letter.to == ["kit@reader.example"]
    assert not Subscription.objects.active().exists()

    link = link_in(letter.body, "confirm")
    page = reader.get(link)
    assert "The Morning Tide" in page.content.decode()
    assert not Subscription.objects.active().exists()

    response = reader.post(link, headers=OWN_PAGE)
    assert (response.status_code, response["Location"]) == (303, "/newsletter/welcome/")
    assert Subscription.objects.active().get().subscriber.email == "kit@reader.example"
    assert Movement.objects.get().came == 1


def test_confirming_twice_counts_once(reader, newsletter, run_jobs):
    ask(reader, run_jobs)
    link = link_in(mail.outbox[0].body, "confirm")
    for _ in range(2):
        assert reader.post(link, headers=OWN_PAGE).status_code == 303
    assert Movement.objects.get().came == 1


def test_capitals_make_no_second_subscriber(reader, newsletter, run_jobs):
    ask(reader, run_jobs)
    ask(reader, run_jobs, email="Kit@Reader.Example")
    assert Subscriber.objects.count() == 1


def test_the_question_carries_no_word_of_the_visitor(reader, newsletter, run_jobs):
    ask(reader, run_jobs, name="Buy pills", message="cheap", email="victim@reader.example")
    [letter] = mail.outbox
    assert "pills" not in letter.subject + letter.body


def test_nobody_learns_who_subscribes_already(reader, newsletter, subscribe, run_jobs):
    subscribe()
    known, unknown = ask(reader), ask(reader, run_jobs, email="new@reader.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    to_known, to_unknown = mail.outbox
    assert "/newsletter/mine/" in to_known.body
    assert "/newsletter/confirm/" in to_unknown.body


def test_one_address_is_asked_twice_an_hour_at_most(newsletter, run_jobs):
    for number in range(4):
        ask(Client(REMOTE_ADDR=f"203.0.{number}.1"))
    run_jobs()
    assert len(mail.outbox) == 2


def test_one_range_may_ask_five_times(reader, newsletter, run_jobs):
    statuses = [ask(reader, email=f"{number}@reader.example").status_code for number in range(6)]
    run_jobs()
    assert statuses == [303] * 5 + [429]
    assert len(mail.outbox) == 5


def test_the_trap_looks_like_success_and_keeps_nothing(reader, newsletter, run_jobs):
    assert ask(reader, run_jobs, website="https://buy.example")["Location"] == "/newsletter/sent/"
    assert not Subscriber.objects.exists()
    assert mail.outbox == []


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {}])
def test_only_a_page_of_ours_can_ask(reader, newsletter, headers):
    response = reader.post(ADDRESS, signed_up(), headers=headers)
    assert response.status_code == 403
    assert "kit@reader.example" in response.content.decode()
    assert not Subscriber.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody"},
        {"email": ""},
        {"email": "a@b.example\nBcc: c@d.example"},
        {"newsletters": []},
        {"newsletters": ["no-such"]},
        {"newsletters": ["morning\x00tide"]},
        {"stamp": "forged"},
    ],
)
def test_what_is_wrong_is_said(reader, newsletter, wrong):
    response = reader.post(ADDRESS, signed_up(**wrong), headers=OWN_PAGE)
    assert response.status_code == 422
    assert "could not be sent yet" in response.content.decode()
    assert not Subscriber.objects.exists()


def test_what_is_not_offered_cannot_be_asked_for(reader, newsletter):
    Newsletter.objects.create(name="Closed", slug="closed", is_open=False)
    response = reader.post(ADDRESS, signed_up(newsletters=["closed"]), headers=OWN_PAGE)
    assert response.status_code == 422


def test_without_a_newsletter_there_is_no_page(reader):
    assert reader.get(ADDRESS).status_code == 404


def test_another_site_cannot_press_the_button(reader, newsletter, run_jobs):
    ask(reader, run_jobs)
    link = link_in(mail.outbox[0].body, "confirm")
    response = reader.post(link, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert not Subscription.objects.active().exists()


def test_a_link_works_for_a_week(reader, newsletter, run_jobs, monkeypatch):
    ask(reader, run_jobs)
    link = link_in(mail.outbox[0].body, "confirm")
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 7 * 86400 + 1)
    assert reader.get(link).status_code == 410


@pytest.mark.parametrize("token", ["x", "WzEsWzFdXQ:1:forged", "a" * 500])
def test_a_link_that_is_not_ours_opens_nothing(reader, token):
    assert reader.get(f"/newsletter/confirm/{token}/").status_code == 410
    assert reader.get(f"/newsletter/mine/{token}/").status_code == 404
    assert reader.post(f"/newsletter/leave/{token}/").status_code == 404


def test_the_page_is_the_same_for_everyone(reader, newsletter):
    first, second = reader.get(ADDRESS), Client().get(ADDRESS)
    assert first.content == second.content
    assert not first.cookies


def test_every_page_gets_the_newsletters_in_the_query_of_the_settings(
    newsletter, django_assert_num_queries
):
    SiteSettings.objects.create(pk=1)
    with django_assert_num_queries(1):
        site = SiteSettings.current()
        assert site.newsletter_list == [
            {"name": "The Morning Tide", "slug": "morning-tide", "description": ""}
        ]
