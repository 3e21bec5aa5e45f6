"""Arranging an edition at the desk: every button, two editors at once, and what a preview shows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.newsletter import editions
from newsroom.newsletter.admin import hands
from newsroom.newsletter.models import Edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def stories(make_article):
    return [make_article(headline=f"Story {number}") for number in range(1, 4)]


@pytest.fixture
def edition(newsletter, stories, editor):
    made = editions.make(newsletter, by=editor)
    editions.arrange(made, stories=[one.pk for one in stories], subject="", intro="", by=editor)
    made.refresh_from_db()
    return made


@pytest.fixture
def address(edition):
    return f"/admin/newsletter/edition/{edition.pk}/change/"


@pytest.fixture
def send(as_user, editor, edition, address):
    def press(what, client=None, **fields):
        sent = {
            "do": what,
            "seen": edition.revision,
            "stories": edition.stories,
            "subject": "",
            "intro": "",
            **fields,
        }
        return (client or as_user(editor)).post(address, sent)

    return press


def shown(response) -> list[str]:
    return [row.story.headline for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("up {1}", ["Story 2", "Story 1", "Story 3"]),
        ("up {0}", ["Story 1", "Story 2", "Story 3"]),
        ("down {0}", ["Story 2", "Story 1", "Story 3"]),
        ("down {2}", ["Story 1", "Story 2", "Story 3"]),
        ("take-away {1}", ["Story 1", "Story 3"]),
        ("put {2} stories 0", ["Story 3", "Story 1", "Story 2"]),
        ("put {0} stories 2", ["Story 2", "Story 1", "Story 3"]),
        ("up", ["Story 1", "Story 2", "Story 3"]),
        ("up x", ["Story 1", "Story 2", "Story 3"]),
        ("burn {0}", ["Story 1", "Story 2", "Story 3"]),
        ("", ["Story 1", "Story 2", "Story 3"]),
    ],
)
def test_every_button_does_what_it_says_and_saves_nothing(send, edition, stories, what, expected):
    response = send(what.format(*(one.pk for one in stories)))
    assert shown(response) == expected
    edition.refresh_from_db()
    assert edition.revision == 1


def test_moving_what_is_not_there_adds_it_at_the_end():
    stories = [1, 2]
    hands.do(stories, "place 3")
    assert stories == [1, 2, 3]


def test_stories_are_found_by_words_and_added(send, make_article, stories):
    gull = make_article(headline="A gull on the mast")
    found = send("find", q="gull")
    assert [one.headline for one in found.context["found"]] == ["A gull on the mast"]
    added = send(f"place {gull.pk}", q="gull")
    assert shown(added)[-1] == "A gull on the mast"
    assert added.context["found"] == []


def test_saving_keeps_order_subject_and_introduction(send, edition, stories):
    order = [stories[2].pk, stories[0].pk]
    response = send("save", stories=order, subject="  Low\nwater ", intro=" Good morning. ")
    assert response.status_code == 302
    edition.refresh_from_db()
    assert (edition.stories, edition.subject) == (order, "Low water")
    assert (edition.intro, edition.revision) == ("Good morning.", 2)


def test_two_editors_at_once_overwrite_nothing_unseen(send, edition, stories):
    assert send("save", subject="Theirs").status_code == 302
    second = send("save", subject="Mine", stories=[stories[0].pk])
    assert second.status_code == 409
    page = second.content.decode()
    assert "Somebody has changed this edition meanwhile." in page
    assert "Theirs" in page
    assert "<p>editor, " in page
    assert 'value="Mine"' in page
    assert shown(second) == ["Story 1"]
    edition.refresh_from_db()
    assert edition.subject == "Theirs"
    again = send("save", subject="Mine", seen=second.context["seen"])
    assert again.status_code == 302
    edition.refresh_from_db()
    assert edition.subject == "Mine"


def test_a_subject_that_is_too_long_is_said_beside_it(send, edition):
    response = send("save", subject="x" * 161)
    assert response.context["form"].errors["subject"]
    edition.refresh_from_db()
    assert edition.revision == 1


def test_more_stories_than_there_is_room_for_are_refused(edition, editor, make_article):
    many = [make_article(headline=f"No {number}").pk for number in range(31)]
    with pytest.raises(ValidationError, match="room for 30"):
        editions.arrange(edition, stories=many, subject="", intro="", by=editor)


def test_what_has_gone_out_stays_as_it_is(send, edition, editor):
    editions.send_now(edition, by=editor)
    response = send("save", subject="Too late")
    assert "What became of" in response.content.decode()
    edition.refresh_from_db()
    assert edition.subject == ""


def test_a_test_mail_goes_to_whoever_asks_and_to_nobody_else(
    send, edition, editor, subscribe, run_jobs
):
    subscribe()
    send("save-test", subject="A trial")
    run_jobs()
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == ([editor.email], "A trial")
    assert "List-Unsubscribe" not in letter.extra_headers
    assert ".invalid" not in letter.body
    edition.refresh_from_db()
    assert edition.state == "draft"


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_preview_shows_what_was_typed_and_saves_nothing(as_user, editor, edition, stories, kind):
    address = f"/admin/newsletter/edition/{edition.pk}/preview/{kind}/"
    sent = {"subject": "Typed", "intro": "Only <b>now</b>.", "stories": [stories[1].pk]}
    response = as_user(editor).post(address, sent)
    page = response.content.decode()
    assert "Story 2" in page
    assert "Story 1" not in page
    assert ("Typed" in page) and ("<b>now</b>" in page) is (kind == "text")
    assert "no-store" in response["Cache-Control"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    edition.refresh_from_db()
    assert (edition.subject, edition.revision) == ("", 1)


@pytest.mark.parametrize("kind", ["html", "text"])
@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"published_at": timezone.now() + timedelta(days=1)},
        {"status": "withdrawn"},
    ],
)
def test_a_preview_leaks_no_story_that_is_not_public(
    as_user, editor, edition, make_article, kind, hidden
):
    secret = make_article(headline="The secret", **hidden)
    address = f"/admin/newsletter/edition/{edition.pk}/preview/{kind}/"
    sent = {"subject": "", "intro": "", "stories": [secret.pk, *edition.stories]}
    assert "The secret" not in as_user(editor).post(address, sent).content.decode()


def test_a_story_that_only_waits_is_named_as_such(send, make_article):
    make_article(headline="Tomorrow", published_at=timezone.now() + timedelta(days=1))
    found = send("find", q="Tomorrow").context["found"]
    response = send(f"place {found[0].pk}")
    assert [row.waits for row in response.context["rows"]] == [False, False, False, True]


def test_drafts_are_not_even_found(send, make_article):
    make_article(headline="Hush", status="draft")
    assert send("find", q="Hush").context["found"] == []


def test_who_may_arrange_but_not_publish_finds_public_stories_alone(
    send, as_user, stranger, make_article
):
    stranger.is_staff = True
    stranger.save()
    stranger.user_permissions.add(Permission.objects.get(codename="change_edition"))
    make_article(headline="Tomorrow", published_at=timezone.now() + timedelta(days=1))
    response = send("find", client=as_user(stranger), q="Tomorrow")
    assert response.context["found"] == []


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger"])
@pytest.mark.parametrize("page", ["change/", "preview/html/", "step/send/"])
def test_others_open_none_of_it(as_user, request, edition, who, page):
    client = as_user(request.getfixturevalue(who))
    address = f"/admin/newsletter/edition/{edition.pk}/{page}"
    assert client.get(address).status_code in {302, 403}
    assert client.post(address, {"do": "save"}).status_code in {302, 403}
    edition.refresh_from_db()
    assert (edition.state, edition.revision) == ("draft", 1)


@pytest.mark.parametrize("seen", ["x", "-1", "9" * 40, "1\x00"])
def test_nonsense_in_hidden_fields_does_no_harm(send, edition, seen):
    response = send("save", seen=seen, stories=["x", "9" * 40, "\x00"])
    assert response.status_code in {200, 409}
    edition.refresh_from_db()
    assert edition.revision == 1


def test_making_one_picks_what_is_new(as_user, editor, newsletter, stories):
    client = as_user(editor)
    assert "Make it" in client.get("/admin/newsletter/edition/add/").content.decode()
    response = client.post("/admin/newsletter/edition/add/", {"newsletter": newsletter.pk})
    made = Edition.objects.get()
    assert response["Location"] == f"/admin/newsletter/edition/{made.pk}/change/"
    assert set(made.stories) == {one.pk for one in stories}
    assert made.number == 1


def test_only_drafts_can_be_deleted(as_user, editor, edition):
    address = f"/admin/newsletter/edition/{edition.pk}/delete/"
    client = as_user(editor)
    editions.plan(edition, timezone.now() + timedelta(hours=1), by=editor)
    assert client.post(address, {"post": "yes"}).status_code == 403
    editions.take_back(edition, by=editor)
    client.post(address, {"post": "yes"})
    assert not Edition.objects.exists()
