"""The moderators' queue in a browser: in place, with the keyboard alone, and without JavaScript."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from comments import moderation
from comments.models import Ban, Comment, Commenter, Thread

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Status = Comment.Status
QUEUE = "/admin/comments/queue/"


@pytest.fixture
def waiting(make_article):
    story = make_article()
    person = Commenter.objects.of("kit@reader.example")
    return [
        Comment.objects.create(
            article=story, name=name, email=person.email, commenter=person, text=f"{name} speaks"
        )
        for name in ("Ada", "Bo", "Cy", "Di")
    ]


@pytest.fixture
def queue(page_of, moderator, waiting):
    page = page_of(moderator)
    page.goto(QUEUE)
    return page


@pytest.fixture
def plain(new_context, live_server, moderator, waiting):
    """The queue in a browser without JavaScript."""
    client = Client()
    client.force_login(moderator)
    context = new_context(java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(QUEUE)
    return page


def card(page: Page, comment: Comment):
    return page.locator(f"#card-{comment.pk}")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def status_of(comment: Comment) -> str:
    comment.refresh_from_db()
    return comment.status


def test_a_decision_is_made_in_place_and_nothing_moves(queue, waiting):
    ada, bo, *_ = waiting
    top = card(queue, bo).bounding_box()["y"]
    card(queue, ada).get_by_role("button", name="Approve", exact=True).click()
    expect(card(queue, ada)).to_contain_text("Approved.")
    assert abs(card(queue, bo).bounding_box()["y"] - top) < 1
    expect(card(queue, bo)).to_be_focused()
    expect(queue.locator("#queue-status")).to_have_text("Approved. Next: Bo")
    expect(queue.locator('[data-number="pending"]')).to_have_text("3")
    assert status_of(ada) == Status.APPROVED
    card(queue, ada).get_by_role("button", name="Undo").click()
    expect(card(queue, ada).get_by_role("button", name="Approve", exact=True)).to_be_visible()
    expect(queue.locator('[data-number="pending"]')).to_have_text("4")
    assert status_of(ada) == Status.PENDING


def test_the_keyboard_alone_is_enough(queue, waiting):
    ada, bo, cy, di = waiting
    press(queue, "j")
    expect(card(queue, ada)).to_be_focused()
    press(queue, "a")
    expect(card(queue, bo)).to_be_focused()
    press(queue, "r", "3")
    expect(queue.locator("#queue-status")).to_have_text("It attacks a person")
    press(queue, "Enter")
    expect(card(queue, bo)).to_contain_text("Rejected.")
    expect(card(queue, cy)).to_be_focused()
    press(queue, "s")
    expect(card(queue, di)).to_be_focused()
    press(queue, "z")
    expect(card(queue, cy)).to_be_focused()
    press(queue, "x", "k")
    expect(card(queue, bo)).to_be_focused()
    expect(queue.locator("[data-chosen]")).to_have_text("1 chosen")
    statuses = [status_of(comment) for comment in waiting]
    assert statuses == ["approved", "rejected", "pending", "pending"]
    assert bo.decisions.get().reason == "abusive"
    press(queue, "z")
    expect(card(queue, bo).get_by_role("button", name="Approve", exact=True)).to_be_visible()
    press(queue, "z")
    expect(card(queue, ada).get_by_role("button", name="Approve", exact=True)).to_be_visible()
    assert {status_of(comment) for comment in waiting} == {"pending"}


def test_p_picks(page_of, moderator, waiting):
    ada = waiting[0]
    moderation.approve(ada, by=moderator)
    page = page_of(moderator)
    page.goto(f"{QUEUE}?tab=approved")
    press(page, "j", "p")
    expect(card(page, ada)).to_contain_text("Picked.")
    ada.refresh_from_db()
    assert ada.is_picked


def test_keys_rest_while_somebody_types_or_holds_another(queue, waiting):
    ada = waiting[0]
    queue.locator("#queue-q").focus()
    press(queue, "a", "s")
    expect(queue.locator("#queue-q")).to_have_value("as")
    card(queue, ada).focus()
    press(queue, "Control+s", "Alt+a")
    card(queue, ada).get_by_text("Approve and answer").first.click()
    card(queue, ada).get_by_label("Your answer").fill("")
    card(queue, ada).get_by_label("Your answer").press_sequentially("as far as I can see")
    expect(card(queue, ada).get_by_label("Your answer")).to_have_value("as far as I can see")
    assert {status_of(comment) for comment in waiting} == {"pending"}


def test_keys_are_found_and_turned_off_for_good(queue, waiting):
    press(queue, "?")
    dialog = queue.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Single keys do what stands below").uncheck()
    dialog.get_by_role("button", name="Close").click()
    queue.reload()
    press(queue, "j", "a", "?")
    expect(dialog).to_be_hidden()
    expect(queue.locator(".card.is-current")).to_have_count(0)
    queue.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Single keys do what stands below").check()
    dialog.get_by_role("button", name="Close").click()
    press(queue, "j", "a")
    expect(card(queue, waiting[0])).to_contain_text("Approved.")


def test_a_stale_card_shows_who_was_faster_and_the_comment_as_it_is(queue, moderator, waiting):
    ada = waiting[0]
    other = User.objects.create_user("ida", first_name="Ida", last_name="Moss")
    other.groups.set(moderator.groups.all())
    moderation.approve(ada, by=other)
    card(queue, ada).get_by_role("button", name="Mark as spam").click()
    expect(card(queue, ada)).to_contain_text("Approved by Ida Moss a moment ago")
    expect(card(queue, ada).get_by_text("Remove from the page…")).to_be_visible()
    assert status_of(ada) == Status.APPROVED


def test_a_newsroom_that_does_not_answer_is_said(queue, waiting):
    ada = waiting[0]
    held = []
    queue.clock.install()
    queue.route("**/decide/", lambda route: held.append(route))
    card(queue, ada).get_by_role("button", name="Approve", exact=True).click()
    queue.wait_for_timeout(200)
    queue.clock.fast_forward(20_000)
    expect(card(queue, ada)).to_contain_text("The newsroom does not answer. Nothing was changed.")
    queue.unroute("**/decide/")
    card(queue, ada).get_by_role("button", name="Approve", exact=True).click()
    expect(card(queue, ada)).to_contain_text("Approved.")


def test_a_login_that_ended_loses_nothing_that_was_typed(queue, moderator, waiting, live_server):
    ada = waiting[0]
    card(queue, ada).get_by_text("Approve and answer…").click()
    card(queue, ada).get_by_label("Your answer").fill("We have asked.")
    queue.context.clear_cookies(name="sessionid")
    card(queue, ada).get_by_role("button", name="Approve and answer").click()
    expect(card(queue, ada)).to_contain_text("You are no longer logged in")
    other = queue.context.new_page()
    other.goto("/admin/login/")
    other.get_by_label("Username").fill("moderator")
    other.get_by_label("Password").fill("password")
    other.get_by_role("button", name="Log in").click()
    expect(card(queue, ada).get_by_label("Your answer")).to_have_value("We have asked.")
    card(queue, ada).get_by_role("button", name="Approve and answer").click()
    expect(card(queue, ada)).to_contain_text("Your answer appears.")


def test_a_ban_takes_down_in_place_and_is_undone_with_one_press(queue, waiting):
    ada = waiting[0]
    card(queue, ada).get_by_text("Ban…").click()
    card(queue, ada).get_by_label("Take down comments").select_option("all")
    card(queue, ada).get_by_label("Reason, where comments").select_option("advertising")
    card(queue, ada).get_by_role("button", name="Ban", exact=True).click()
    expect(card(queue, ada)).to_contain_text("kit@reader.example is banned.")
    expect(queue.locator(".card.is-done")).to_have_count(4)
    assert {status_of(comment) for comment in waiting} == {"rejected"}
    card(queue, ada).get_by_role("button", name="Undo").click()
    expect(queue.locator(".card.is-done")).to_have_count(0)
    assert {status_of(comment) for comment in waiting} == {"pending"}
    assert not Ban.objects.in_force().exists()


def test_the_newsroom_answers_in_place(queue, waiting):
    ada = waiting[0]
    card(queue, ada).get_by_text("Approve and answer…").click()
    card(queue, ada).get_by_role("button", name="Approve and answer").click()
    expect(card(queue, ada)).to_contain_text("Write your answer.")
    card(queue, ada).get_by_label("Your answer").fill("We have asked.")
    card(queue, ada).get_by_role("button", name="Approve and answer").click()
    expect(card(queue, ada)).to_contain_text("Approved. Your answer appears.")
    assert ada.answers.get().is_shown


def test_the_mode_of_the_story_is_changed_in_place(queue, waiting):
    ada = waiting[0]
    card(queue, ada).get_by_text("This story’s comments…").click()
    card(queue, ada).get_by_label("How new comments").select_option("closed")
    card(queue, ada).get_by_role("button", name="Change").click()
    expect(card(queue, ada)).to_contain_text("The story’s mode was changed.")
    assert Thread.objects.get().mode == "closed"
    card(queue, ada).get_by_role("button", name="Undo").click()
    expect(card(queue, ada)).to_contain_text("Undone.")
    assert Thread.objects.get().mode == ""


def test_many_are_decided_with_one_press_and_one_undo(queue, waiting):
    queue.get_by_label("Choose all on this page").check()
    expect(queue.locator("[data-chosen]")).to_have_text("4 chosen")
    queue.locator("#bulk").get_by_role("button", name="Reject…").click()
    expect(queue.get_by_text("Reject: 4 comments.")).to_be_visible()
    queue.get_by_label("It spreads hatred").check()
    queue.get_by_role("button", name="Reject", exact=True).click()
    expect(queue.locator("#queue-done")).to_contain_text("4 comments were rejected.")
    assert {status_of(comment) for comment in waiting} == {"rejected"}
    press(queue, "z")
    expect(queue.locator("#queue-done")).to_contain_text("4 decisions were undone.")
    assert {status_of(comment) for comment in waiting} == {"pending"}


# Without JavaScript


def test_everything_is_a_form_without_javascript(plain, waiting):
    ada, bo, *_ = waiting
    card(plain, ada).get_by_role("button", name="Approve", exact=True).click()
    expect(plain.locator("#queue-done")).to_contain_text("Approved.")
    expect(card(plain, ada)).to_have_count(0)
    assert status_of(ada) == Status.APPROVED
    plain.locator("#queue-done").get_by_role("button", name="Undo").click()
    expect(plain.locator("#queue-done")).to_contain_text("Undone.")
    assert status_of(ada) == Status.PENDING
    card(plain, bo).get_by_text("Reject…").click()
    card(plain, bo).get_by_label("It advertises").check()
    card(plain, bo).get_by_label("A word to the writer").fill("Again")
    card(plain, bo).get_by_role("button", name="Reject", exact=True).click()
    expect(plain.locator("#queue-done")).to_contain_text("Rejected.")
    assert status_of(bo) == Status.REJECTED
    expect(plain.get_by_text("Choose all on this page")).to_be_hidden()
    expect(plain.locator("[data-keys]")).to_be_hidden()


def test_an_answer_that_was_refused_is_still_there_without_javascript(plain, waiting):
    ada = waiting[0]
    card(plain, ada).get_by_text("Approve and answer…").click()
    card(plain, ada).get_by_label("Your answer").fill("We have asked.")
    Comment.objects.filter(pk=ada.pk).update(number_of_state=9)
    card(plain, ada).get_by_role("button", name="Approve and answer").click()
    expect(card(plain, ada)).to_contain_text("Nothing was changed.")
    expect(card(plain, ada).get_by_label("Your answer")).to_have_value("We have asked.")
    card(plain, ada).get_by_role("button", name="Approve and answer").click()
    expect(plain.locator("#queue-done")).to_contain_text("Your answer appears.")


def test_many_are_decided_without_javascript(plain, waiting):
    for comment in waiting[:2]:
        card(plain, comment).get_by_role("checkbox").first.check()
    plain.locator("#bulk").get_by_role("button", name="Mark as spam…").click()
    plain.get_by_role("button", name="Mark as spam", exact=True).click()
    expect(plain.locator("#queue-done")).to_contain_text("2 comments were marked as spam.")
    assert [status_of(comment) for comment in waiting] == ["spam", "spam", "pending", "pending"]
