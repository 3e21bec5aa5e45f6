"""Subscribers at the desk: counted for all, shown one by one, taken along by the owner alone."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.utils import timezone

from newsroom.newsletter import editions, subscribing
from newsroom.newsletter.admin.movements import days
from newsroom.newsletter.models import Delivery, Movement, Subscriber, Subscription
from newsroom.newsletter.sending import summing

pytestmark = pytest.mark.django_db
LIST = "/admin/newsletter/subscriber/"


@pytest.fixture
def owner(db):
    return User.objects.create_superuser("owner", "owner@paper.example", "password")


@pytest.fixture
def kit(subscribe):
    return subscribe()


def listed(client, **asked) -> list[str]:
    return [one.email for one in client.get(LIST, asked).context["cl"].result_list]


def test_nobody_is_listed_without_being_asked_for(as_user, editor, kit):
    client = as_user(editor)
    assert listed(client) == []
    assert "kit@reader.example" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("words", ["kit@reader.example", " Kit@Reader.Example "])
def test_a_whole_address_is_found(as_user, editor, kit, words):
    assert listed(as_user(editor), q=words) == ["kit@reader.example"]


@pytest.mark.parametrize("words", ["kit", "@reader.example", "%", "kit@reader.exampl", "\x00"])
def test_part_of_an_address_finds_nobody(as_user, editor, kit, words):
    response = as_user(editor).get(LIST, {"q": words})
    assert "/change/" not in response.content.decode()


def test_numbers_count_those_who_get_mail(as_user, editor, kit, subscribe):
    subscribe("asked@reader.example", confirmed_at=None)
    subscribing.end(subscribe("gone@reader.example").subscriptions.get())
    [newsletter] = as_user(editor).get(LIST).context["newsletters"]
    assert (newsletter.active, newsletter.asked) == (1, 1)


def test_the_plot_has_a_place_for_every_day(newsletter):
    today = date(2026, 3, 30)
    Movement.objects.create(newsletter=newsletter, day=today, came=3, went=1)
    Movement.objects.create(newsletter=newsletter, day=today - timedelta(days=30), came=9)
    found = days(today)
    assert len(found) == 30
    assert found[-1] == (today, 3, 1)
    assert sum(came for _day, came, _went in found) == 3


def test_erasing_leaves_no_address_behind(as_user, editor, kit, newsletter, make_article, run_jobs):
    make_article()
    edition = editions.make(newsletter, by=editor)
    editions.send_now(edition, by=editor)
    run_jobs()
    address = f"{LIST}{kit.pk}/delete/"
    client = as_user(editor)
    assert "cannot be undone" in client.get(address).content.decode()
    assert Subscriber.objects.exists()
    client.post(address, {"post": "yes"})
    assert not Subscriber.objects.exists()
    assert Delivery.objects.get().subscriber is None
    assert Movement.objects.get().went == 1
    assert "kit@" not in " ".join(
        f"{entry.object_repr} {entry.change_message}" for entry in LogEntry.objects.all()
    )
    assert LogEntry.objects.filter(object_repr="A subscriber").exists()


def test_the_page_of_one_tells_what_they_get_and_got(as_user, editor, kit):
    page = as_user(editor).get(f"{LIST}{kit.pk}/change/").content.decode()
    assert "The Morning Tide" in page
    assert "Erase this person" in page


@pytest.mark.parametrize("who", ["journalist", "editor", "moderator", "stranger"])
def test_only_the_owner_takes_the_list_along(as_user, request, kit, who):
    response = as_user(request.getfixturevalue(who)).post(f"{LIST}export/")
    assert response.status_code in {302, 403}


def test_looking_at_the_address_of_the_list_takes_nothing_along(as_user, owner, kit):
    assert as_user(owner).get(f"{LIST}export/").status_code == 405


def rows_of(response) -> list[list[str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_list_has_everybody_who_gets_mail_and_nobody_else(as_user, owner, kit, subscribe):
    subscribe("asked@reader.example", confirmed_at=None)
    subscribing.end(subscribe("gone@reader.example").subscriptions.get())
    response = as_user(owner).post(f"{LIST}export/")
    head, *rows = rows_of(response)
    assert head == ["email", "newsletter", "asked_at", "confirmed_at"]
    assert [row[:2] for row in rows] == [["kit@reader.example", "The Morning Tide"]]
    assert "attachment" in response["Content-Disposition"]
    assert LogEntry.objects.filter(user=owner, change_message="Exported.").exists()


@pytest.mark.parametrize("bad", ["=1+1@x.example", "+cmd@x.example", "-2@x.example", "@sum"])
def test_no_cell_is_a_formula(as_user, owner, subscribe, bad):
    subscribe(bad)
    [_head, row] = rows_of(as_user(owner).post(f"{LIST}export/"))
    assert row[0] == f"'{bad}"


def test_after_months_only_numbers_are_kept(
    as_user, editor, kit, newsletter, make_article, run_jobs
):
    make_article()
    edition = editions.make(newsletter, by=editor)
    editions.send_now(edition, by=editor)
    run_jobs()
    now = timezone.now()
    assert summing.sum_up(now + timedelta(days=89)) == 0
    assert summing.sum_up(now + timedelta(days=91)) == 1
    assert not Delivery.objects.exists()
    page = as_user(editor).get(f"/admin/newsletter/edition/{edition.pk}/change/")
    assert [(line.state, line.number) for line in page.context["lines"]] == [("sent", 1)]
    assert Subscription.objects.active().exists()
