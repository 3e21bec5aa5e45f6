"""Stories beside a story, chosen and put in order with the keyboard alone; and without scripts."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stories(make_article):
    return [
        make_article(headline=f"The {name} quay", slug=f"{name}-quay")
        for name in ("old", "new", "far")
    ]


def choose(form, words):
    form.page.get_by_role("button", name="Choose a story").focus()
    form.press("Enter")
    dialog = form.asked("Put a story beside this one")
    expect(dialog.get_by_role("combobox")).to_be_focused()
    form.type(words)
    expect(dialog.get_by_role("option")).to_have_count(1)
    form.press("Enter")
    expect(dialog).to_have_count(0)
    expect(form.page.get_by_role("button", name="Choose a story")).to_be_focused()


def chosen(form):
    return form.page.locator(".related-chosen [data-words]")


def test_they_are_chosen_moved_and_taken_away_with_the_keyboard(writing, stories):
    form = writing("<p>See the plan</p>")
    for words in ("old", "new", "far"):
        choose(form, words)
    expect(chosen(form)).to_have_text(["The old quay", "The new quay", "The far quay"])
    form.page.get_by_role("button", name="Move up: The far quay").focus()
    form.press("Enter", "Enter")
    expect(chosen(form)).to_have_text(["The far quay", "The old quay", "The new quay"])
    expect(form.page.get_by_role("button", name="Move up: The far quay")).to_be_focused()
    form.page.get_by_role("button", name="Take away: The old quay").focus()
    form.press("Enter")
    expect(form.page.get_by_role("button", name="Take away: The new quay")).to_be_focused()
    form.save()
    expect(chosen(form)).to_have_text(["The far quay", "The new quay"])
    story = Article.objects.get(pk=form.article.pk)
    assert story.related_by_hand == [stories[2].pk, stories[1].pk]


def test_one_that_is_there_is_not_offered_again(writing, stories):
    form = writing("<p>See the plan</p>")
    choose(form, "old")
    form.page.get_by_role("button", name="Choose a story").click()
    dialog = form.asked("Put a story beside this one")
    expect(dialog.get_by_role("option")).to_have_count(2)
    form.press("Escape")


def test_what_was_chosen_and_not_saved_is_kept_and_opened_again(writing, stories):
    form = writing("<p>See the plan</p>")
    with form.page.expect_response(lambda answer: "/draft/" in answer.url):
        choose(form, "new")
    key = Draft.objects.get().key
    form.page.goto(f"/admin/articles/article/{form.article.pk}/change/?draft={key}")
    expect(chosen(form)).to_have_text(["The new quay"])


def test_without_scripts_addresses_are_written(
    new_context, page_of, journalist, make_article, stories
):
    story = make_article(status=Article.Status.DRAFT, created_by=journalist, body="<p>Plan.</p>")
    state = page_of(journalist).context.storage_state()
    page = new_context(java_script_enabled=False, storage_state=state).new_page()
    page.goto(f"/admin/articles/article/{story.pk}/change/")
    page.get_by_label("Stories beside it").fill("/articles/far-quay/\n/articles/nowhere/")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".field-related_by_hand")).to_contain_text("leads to no story")
    page.get_by_label("Stories beside it").fill("/articles/far-quay/\n/articles/old-quay/")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_be_visible()
    story.refresh_from_db()
    assert story.related_by_hand == [stories[2].pk, stories[0].pk]
